"""Joining the network: the declaration and its measures, prepared together, signed, amended, made public."""
