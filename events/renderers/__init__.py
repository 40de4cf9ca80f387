"""Frozen data in, HTML or text out; no ORM."""
