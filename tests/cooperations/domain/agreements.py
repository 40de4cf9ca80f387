"""Agreements with everything in them, for tests."""

from datetime import date

from cooperations.domain.agreement.content import Contact, Content, Task
from cooperations.domain.agreement.drafts import save_draft
from tests.factories.accounts import UserFactory


def whole_content(**changes):
    """Return an agreement that lacks nothing; ``changes`` are other values of its parts."""
    parts = {
        "aims_employer": "Auszubildende gewinnen.",
        "aims_mso": "Jugendliche erreichen.",
        "target_group": "Jugendliche im Stadtteil",
        "tasks": (
            Task("a1", "Raum stellen", "employer", date(2027, 1, 31)),
            Task("a2", "Einladen", "mso", date(2027, 2, 15)),
        ),
        "languages": ("ar", "de"),
        "rooms": "Der Saal am Freitag.",
    }
    return Content(**{**parts, **changes})


def contact_of(party, **values):
    """Return a contact person of a party of a cooperation."""
    return Contact(
        **{"uid": "c1", "party": f"party:{party.pk}", "name": "Erika Muster", "function": "Leitung", **values}
    )


def save(agreement, content, base=None, actor=None, organisation=None):
    """Save a draft as somebody of the proposing organisation, starting from the present revision."""
    agreement.refresh_from_db()
    return save_draft(
        agreement,
        content,
        base=agreement.revision if base is None else base,
        actor=actor or UserFactory(),
        organisation=organisation or agreement.cooperation.proposed_by,
    )
