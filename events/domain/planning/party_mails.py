"""Mails about who takes part in an event: asked, joined, said no, left."""

from collections.abc import Callable, Iterable
from typing import Any

from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from cooperations.domain.contacting.people import people_of
from cooperations.domain.requests.mails import Notice, write_notice
from events.enums.event import EventState
from events.models import Event, EventParty
from events.permissions.event import present_parties
from partners.models import Organisation
from portal.outbox.guards import register_guard
from portal.outbox.models import Message
from portal.shared.addresses import absolute_url

from .words import when

GUARD = "events.party"
# Subject, sentence, words on the link.
Texts = tuple[str, str, str]


def tell_asked(event: Event, party: EventParty, *, by: Organisation) -> None:
    """Ask the people of ``party`` whether it takes part; who has blocked ``by`` is not told."""
    if not party.is_silenced:
        _tell("asked", event, party, [party.organisation], by=by)


def tell_joined(event: Event, party: EventParty) -> None:
    """Tell the others that ``party`` takes part."""
    _tell("joined", event, party, _others(event, party), by=party.organisation)


def tell_left(event: Event, party: EventParty, *, reason: str) -> None:
    """Tell the others that ``party`` takes part no longer, or does not want to."""
    kind = "left" if party.accepted_at else "declined"
    _tell(kind, event, party, _others(event, party), by=party.organisation, reason=reason)


@register_guard(GUARD)
def is_still_true(message: Message) -> bool:
    """Say whether the event still comes, whoever is asked has not answered, and the reader still acts."""
    kind, party_pk, organisation, person = message.job.key.removeprefix("event-party-").split(":")
    party = EventParty.objects.filter(pk=int(party_pk)).select_related("event").first()
    if party is None or party.event.state == EventState.CANCELLED:
        return False
    if kind == "asked" and (party.accepted_at is not None or party.left_on is not None or party.is_silenced):
        return False
    return any(each.key == person for each in people_of(Organisation.objects.get(pk=int(organisation))))


def _others(event: Event, party: EventParty) -> list[Organisation]:
    return [
        each.organisation
        for each in present_parties(event)
        if each.pk != party.pk and each.accepted_at is not None and not each.is_silenced
    ]


def _tell(  # noqa: PLR0913 -- what a mail is made of
    kind: str,
    event: Event,
    party: EventParty,
    organisations: Iterable[Organisation],
    *,
    by: Organisation,
    reason: str = "",
) -> None:
    for organisation in organisations:
        for recipient in people_of(organisation):
            with translation.override(recipient.language):
                subject, sentence, action = _TEXTS[kind]({"title": event.title, "by": by.name})
                date: Any = when(event)
                notice = Notice(
                    subject=subject,
                    reason=_("You get this mail because you act for %(organisation)s in the portal Brückenbauer.")
                    % {"organisation": organisation.name},
                    paragraphs=[sentence, *([date] if date and kind == "asked" else [])],
                    quote=reason,
                    links=[(action, absolute_url(reverse("events:event", args=[event.pk])))],
                )
            key = f"event-party-{kind}:{party.pk}:{organisation.pk}:{recipient.key}"
            write_notice(key, recipient, notice, guard=GUARD)


def _asked(names: dict[str, str]) -> Texts:
    return (
        _("%(by)s invites you to hold an event together: %(title)s") % names,
        _("%(by)s would like to hold “%(title)s” together with you. You say whether you take part.") % names,
        _("Read and answer"),
    )


def _joined(names: dict[str, str]) -> Texts:
    return (
        _("%(by)s takes part: %(title)s") % names,
        _("%(by)s takes part in “%(title)s”. You can plan it together now.") % names,
        _("See the event"),
    )


def _declined(names: dict[str, str]) -> Texts:
    return (
        _("%(by)s does not take part: %(title)s") % names,
        _("%(by)s has said no to “%(title)s”.") % names,
        _("See the event"),
    )


def _left(names: dict[str, str]) -> Texts:
    return (
        _("%(by)s has left: %(title)s") % names,
        _("%(by)s takes part in “%(title)s” no longer.") % names,
        _("See the event"),
    )


_TEXTS: dict[str, Callable[[dict[str, str]], Texts]] = {
    "asked": _asked,
    "joined": _joined,
    "declined": _declined,
    "left": _left,
}
