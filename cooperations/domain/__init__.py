"""What people do, one package per topic."""
