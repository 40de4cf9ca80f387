"""What the portal can check by itself, one module per topic. They know facts and days, no database and no screen."""
