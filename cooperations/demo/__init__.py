"""Invented requests and cooperations, one module per topic."""
