"""Markers in the cooperations of employer and MSO: what they agree on is read by nobody but those who take part."""

from cooperations.models import AgreedTask, Cooperation
from tests.access.identities import EMPLOYER, MINISTRY, MSO, Identity, World
from tests.cooperations.domain.agreements import contact_of, save, whole_content
from tests.factories.cooperation import freeze
from tests.partners.outputs.markers import Marker, word

TAKING_PART = EMPLOYER | MSO | {Identity.INTERMEDIARY}
TITLES_SEEN_BY = {
    "in_talks_cooperation": TAKING_PART | MINISTRY,
    "confirmed_cooperation": TAKING_PART | MINISTRY,
    "foreign_cooperation": MINISTRY,
    "silenced_cooperation": EMPLOYER | MINISTRY,
}


def mark_cooperations(world: World) -> list[Marker]:
    """Write markers into titles, drafts, frozen texts, tasks and reasons."""
    markers = []

    def mark(what: str, seen_by: frozenset[Identity]) -> str:
        markers.append(word(f"cooperation {what}", frozenset(seen_by)))
        return str(markers[-1].value)

    for key, seen_by in TITLES_SEEN_BY.items():
        Cooperation.objects.filter(pk=world.extra[key].pk).update(title=f"Titel {mark(key, seen_by)}")
    for key, readers in (("in_talks_cooperation", TAKING_PART), ("foreign_cooperation", frozenset())):
        cooperation = world.extra[key]
        party = cooperation.parties.get(side="employer", organisation=cooperation.proposed_by)
        content = whole_content(
            aims_mso=mark(f"{key} draft", readers),
            contacts=(contact_of(party, name=mark(f"{key} person", readers)),),
        )
        save(cooperation.agreement, content, organisation=cooperation.proposed_by)
        freeze(cooperation, text=f"Vereinbarung\n  {mark(f'{key} frozen', readers)}\n")
    for key, readers in (("confirmed_cooperation", TAKING_PART), ("foreign_cooperation", frozenset())):
        task = world.extra[f"{key}_task"]
        AgreedTask.objects.filter(pk=task.pk).update(what=mark(f"{key} task", readers))
        world.extra[key].transitions.create(source="confirmed", target="dormant", reason=mark(f"{key} reason", readers))
    return markers
