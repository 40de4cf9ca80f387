"""What happens to the rows of this app when two organisations are merged: one module per topic, called at start."""

from . import certificate, confirmation, contact, cooperation, giving, keeping


def register_handlings() -> None:
    """Tell the merging of organisations what to do with each relation of this app."""
    certificate.register_handlings()
    confirmation.register_handlings()
    contact.register_handlings()
    cooperation.register_handlings()
    giving.register_handlings()
    keeping.register_handlings()
