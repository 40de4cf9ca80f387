"""What the preflight looks for in reports, one module per topic. They know frozen data, no database and no screen."""
