"""Invented events and what belongs to them, one module per topic."""
