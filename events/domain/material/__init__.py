"""Invitation material: what guests read, in their languages."""
