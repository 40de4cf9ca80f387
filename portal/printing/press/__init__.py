"""Puts a long document together from fragments that were rendered on their own."""
