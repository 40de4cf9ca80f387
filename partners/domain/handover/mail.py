"""The mail that reminds of a term of office."""

from collections.abc import Sequence
from datetime import date

from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from partners.models import ContactPerson, Organisation, Representative
from portal.accounts.models import User
from portal.outbox.domain.enqueue import enqueue_message
from portal.outbox.guards import register_guard
from portal.outbox.models import Message
from portal.outbox.wording import Name
from portal.shared.addresses import absolute_url

GUARD = "partners.handover"


def remind(organisation: Organisation, until: date, stage: str, names: Sequence[str], user: User) -> Message:
    """Put the reminder into the outbox, once per organisation, day, stage and person."""
    with translation.override(user.language):
        context = {
            "organisation": Name(organisation.name),
            "names": names,
            "day": date_format(until, "DATE_FORMAT"),
            "has_ended": stage == "ended",
            "url": absolute_url(reverse("partners:handover", args=[organisation.slug])),
        }
        subject = _("Board of %(organisation)s: a term of office ends on %(day)s")
        return enqueue_message(
            key=key_of(organisation, until, stage, user),
            recipient=user.email,
            subject=subject % {"organisation": organisation.display_name, "day": context["day"]},
            text=render_to_string("partners/handover/mail.txt", context),
            html=render_to_string("partners/handover/mail.html", context),
            reason=_("You get this mail because you act for this organisation in the portal Brückenbauer."),
            language=user.language,
            guard=GUARD,
        )


def key_of(organisation: Organisation, until: date, stage: str, user: User) -> str:
    """Return the key of a reminder; the guard reads it again."""
    return f"handover:{organisation.pk}:{until.isoformat()}:{stage}:{user.pk}"


@register_guard(GUARD)
def is_still_ending(message: Message) -> bool:
    """Say whether a term of the organisation ends on that day still, and the person acts for it still."""
    _prefix, organisation, until, _stage, user = message.job.key.split(":")
    pk = int(organisation)
    acts = Representative.objects.current().filter(organisation=pk, user=int(user), user__is_active=True)
    contacts = ContactPerson.objects.filter(organisation=pk, term_until=until)
    roles = Representative.objects.filter(organisation=pk, until=until)
    return acts.exists() and (contacts.exists() or roles.exists())
