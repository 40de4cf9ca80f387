"""What happens to the rows of this app when two organisations are merged: one function per topic, called at start."""


def register_handlings() -> None:
    """Tell the merging of organisations what to do with each relation of this app."""
