"""Districts, municipalities, postal codes of North Rhine-Westphalia."""

from .places import District, Municipality, PostalCode

__all__ = ["District", "Municipality", "PostalCode"]
