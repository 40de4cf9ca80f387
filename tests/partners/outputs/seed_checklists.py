"""Markers in the self-check of the employer: what it answers is for its own people alone."""

from checklists.domain.ticking import tick_item
from checklists.states.item import Answer
from tests.access.identities import EMPLOYER, Identity, World
from tests.partners.outputs.markers import Marker, word

KEY = "diversity-today"


def mark_checklists(world: World) -> list[Marker]:
    """Answer a question of the self-checks of both years with markers, and change the newer answer once."""
    markers = []
    actor = world.users[Identity.EMPLOYER_HEAD]
    for name, revision in (("old_self_check", 0), ("self_check", 0), ("self_check", 1)):
        note, host, person = (word(f"{name} {revision} {what}", EMPLOYER) for what in ("note", "link", "person"))
        answer = Answer("done", f"{note.value}", f"https://{host.value}.example.org", f"Frau {person.value}")
        tick_item(world.extra[name], KEY, actor=actor, answer=answer, revision=revision)
        markers += [note, host, person]
    return markers
