"""Frozen data in, HTML for a PDF out; no ORM."""
