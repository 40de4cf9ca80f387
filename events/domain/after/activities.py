"""What was held in a cooperation, for its certificate."""

from collections import Counter

from cooperations.models import Cooperation
from events.enums.event import OVER_STATES
from events.models import Event, EventParty
from partners.enums import MeetingFormat
from partners.models import Organisation


def held_events(cooperation: Cooperation, organisations: tuple[Organisation, Organisation]) -> list[tuple[str, int]]:
    """Return how many events ``organisations`` both held in ``cooperation``, by the first format each names.

    One query. Words in the active language.
    """
    held = Event.objects.filter(cooperation=cooperation, state__in=OVER_STATES)
    for organisation in organisations:
        took_part = EventParty.objects.accepted().filter(organisation=organisation)
        held = held.filter(pk__in=took_part.values("event"))
    numbers = Counter(formats[0] for formats in held.order_by().values_list("formats", flat=True))
    return sorted((str(MeetingFormat(each).label), number) for each, number in numbers.items())
