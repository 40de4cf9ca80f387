"""Markers in what guests and the two sides of an event tell: names, words, numbers to call in an emergency."""

from events.models import EventNeeds, MediaConsent, Quote, SignUp
from tests.access.identities import EMPLOYER, MSO, Identity, World
from tests.factories.events import FeedbackFactory, LessonFactory
from tests.partners.outputs.markers import Marker, word

PARTIES = EMPLOYER | MSO
NOBODY: frozenset[Identity] = frozenset()


def mark_events(world: World) -> list[Marker]:
    """Write markers into sign-ups, needs, quotes, consents, lessons and feedback."""
    markers = []

    def mark(what: str, seen_by: frozenset[Identity]) -> str:
        markers.append(word(f"event {what}", frozenset(seen_by)))
        return str(markers[-1].value)

    coming, held, others = (world.extra[f"{key}_event"] for key in ("guests", "kept", "others"))
    name, address = mark("guest", MSO), mark("address", MSO)
    SignUp.objects.filter(event=coming).update(name=f"Frau {name}", email=f"{address}@example.org")
    for event, readers in ((coming, PARTIES), (others, NOBODY)):
        key = "own" if readers else "others"
        EventNeeds.objects.filter(event=event).update(
            emergency_name=mark(f"{key} emergency", readers), interpreter=mark(f"{key} interpreter", readers)
        )
        LessonFactory(event=others if event == others else held, organisation=world.mso, better=mark(key, readers))
    Quote.objects.filter(event=held).update(text=mark("quote", MSO), speaker=mark("speaker", MSO))
    MediaConsent.objects.filter(event=held).update(who=mark("consent", MSO), paper_at=mark("paper", MSO))
    FeedbackFactory(event=held, text=mark("feedback of one", NOBODY))
    return markers
