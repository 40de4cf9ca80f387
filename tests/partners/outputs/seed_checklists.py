"""Markers in lists: a self-check is for the employer's own people alone, the list of an event for who takes part."""

from checklists.domain.ticking import tick_item
from checklists.domain.together.parts import comment
from checklists.states.item import Answer
from tests.access.identities import EMPLOYER, MSO, Identity, World
from tests.partners.outputs.markers import Marker, word

KEY = "diversity-today"
SHARED_KEY = "welcome"


def mark_checklists(world: World) -> list[Marker]:
    """Answer a question of the self-checks of both years with markers, and change the newer answer once."""
    markers = []
    actor = world.users[Identity.EMPLOYER_HEAD]
    for name, revision in (("old_self_check", 0), ("self_check", 0), ("self_check", 1)):
        note, host, person = (word(f"{name} {revision} {what}", EMPLOYER) for what in ("note", "link", "person"))
        answer = Answer("done", f"{note.value}", f"https://{host.value}.example.org", f"Frau {person.value}")
        tick_item(world.extra[name], KEY, actor=actor, answer=answer, revision=revision)
        markers += [note, host, person]
    return [*markers, *_mark_list_of_an_event(world)]


def _mark_list_of_an_event(world: World) -> list[Marker]:
    """Answer an item of the list of employer, MSO and go-between, change that, and say something about it."""
    checklist, actor = world.extra["shared_list"], world.users[Identity.MSO_BOARD]
    takes_part = EMPLOYER | MSO | {Identity.INTERMEDIARY}
    earlier, note, said = (word(f"shared_list {what}", takes_part) for what in ("earlier", "note", "comment"))
    for revision, marker in enumerate((earlier, note)):
        answer = Answer("done", str(marker.value))
        tick_item(checklist, SHARED_KEY, actor=actor, answer=answer, revision=revision)
    comment(checklist, SHARED_KEY, actor=actor, organisation=world.mso, text=str(said.value))
    return [earlier, note, said]
