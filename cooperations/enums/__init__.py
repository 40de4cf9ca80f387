"""Values that the models of this app know, one module per topic."""
