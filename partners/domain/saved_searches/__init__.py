"""Searches people keep: what they mean, keeping them, and telling what is new."""
