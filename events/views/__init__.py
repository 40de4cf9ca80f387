"""Pages, one module per topic."""
