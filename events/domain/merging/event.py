"""What merging two organisations does to their events."""

from django.utils.translation import gettext as _

from events.models import Event, EventParty
from partners.domain.merging import moves, register_handling
from partners.models import Organisation


def register_handlings() -> None:
    """Declare every relation of events, their places and registrations."""
    register_handling("events.event.host", moves())
    register_handling(
        "events.eventparty.organisation", moves("event_id", "left_on", objection=why_parties_collide, told=False)
    )
    register_handling("events.venue.owner", moves(told=False))
    register_handling("events.registration.keeper", moves(told=False))


def why_parties_collide(source: Organisation, target: Organisation) -> str:
    """Return the sentence that names the coming events of which both are parties, "" if there are none."""
    theirs = EventParty.objects.present().filter(organisation=source).values("event")
    both = Event.objects.coming().filter(pk__in=theirs, parties__organisation=target, parties__left_on=None)
    listed = ", ".join(sorted(f"„{each}“" for each in both))
    if not listed:
        return ""
    return _("Both take part in the same event: %(titles)s. One of them has to leave it first.") % {"titles": listed}
