"""The administration of this app, one module per aggregate."""

from . import affiliation, contact_person, organisation, representative

__all__ = ["affiliation", "contact_person", "organisation", "representative"]
