"""The mails of the yearly question: one link per person, in their language, asked again right before sending."""

from datetime import timedelta

from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from cooperations.domain.contacting.people import Recipient, people_of
from cooperations.enums.cooperation import SIGNING_SIDES
from cooperations.enums.keeping import RenewalStage
from cooperations.models import CooperationParty, Renewal, RenewalMail
from partners.models import Organisation
from portal.accounts.domain.signed_links import issue_link
from portal.outbox.domain.enqueue import enqueue_message
from portal.outbox.guards import register_guard
from portal.outbox.models import Message
from portal.outbox.wording import named
from portal.shared.addresses import absolute_url

PURPOSE = "renewal"
GUARD = "cooperations.renewal"
LIFETIME = timedelta(days=60)


def write_mails(renewal: Renewal, stage: RenewalStage) -> int:
    """Write to everybody who acts for a party that has not answered, else to its contact; return how many that are.

    In the transaction of the caller, who has locked the cooperation.
    """
    answered = renewal.answers.values("organisation")
    parties = CooperationParty.objects.present().filter(cooperation=renewal.cooperation, side__in=sorted(SIGNING_SIDES))
    asked = parties.exclude(organisation__in=answered).select_related("organisation")
    pairs = [(party.organisation, each) for party in asked for each in people_of(party.organisation)]
    for organisation, recipient in pairs:
        _write(renewal, organisation, recipient, stage)
    return len(pairs)


def _write(renewal: Renewal, organisation: Organisation, recipient: Recipient, stage: RenewalStage) -> None:
    link, token = issue_link(PURPOSE, LIFETIME)
    url = absolute_url(reverse("cooperations:renewal_by_link", args=[token]))
    others = [party.organisation.name for party in _others(renewal, organisation)]
    with translation.override(recipient.language):
        context = {
            **named(title=renewal.cooperation.title, organisation=organisation.name),
            "others": others,
            "url": f"{url}?lang={recipient.language}",
            "is_reminder": stage == RenewalStage.REMINDER,
            "until": date_format(timezone.localtime(link.expires_at), "DATE_FORMAT"),
        }
        message = enqueue_message(
            key=f"renewal:{renewal.pk}:{organisation.pk}:{recipient.key}:{stage}",
            recipient=recipient.address,
            subject=_("Is your cooperation still alive? %(title)s") % {"title": renewal.cooperation.title},
            text=render_to_string("cooperations/keeping/renewal_mail.txt", context),
            html=render_to_string("cooperations/keeping/renewal_mail.html", context),
            reason=_("You get this mail once a year, because you are named for %(name)s in the portal Brückenbauer.")
            % {"name": organisation.name},
            language=recipient.language,
            guard=GUARD,
            forgets=True,
        )
    RenewalMail.objects.create(
        renewal=renewal,
        organisation=organisation,
        user=recipient.user,
        contact=recipient.contact,
        stage=stage,
        language=recipient.language,
        link=link,
        message=message,
    )


def _others(renewal: Renewal, organisation: Organisation) -> list[CooperationParty]:
    present = CooperationParty.objects.present().filter(cooperation=renewal.cooperation)
    return list(present.exclude(organisation=organisation).select_related("organisation"))


@register_guard(GUARD)
def is_still_asked(message: Message) -> bool:
    """Say whether the party still takes part and has not answered, and the person still speaks for it."""
    mail = RenewalMail.objects.select_related("organisation", "renewal").filter(message=message).first()
    if mail is None or not is_waiting_for(mail.renewal, mail.organisation):
        return False
    return any(each.address == message.recipient.lower() for each in people_of(mail.organisation))


def is_waiting_for(renewal: Renewal, organisation: Organisation) -> bool:
    """Say whether ``renewal`` is open and ``organisation`` takes part and has not answered it. Three queries."""
    if not Renewal.objects.open().filter(pk=renewal.pk).exists():
        return False
    present = CooperationParty.objects.present().filter(
        cooperation=renewal.cooperation_id, organisation=organisation, side__in=sorted(SIGNING_SIDES)
    )
    return present.exists() and not renewal.answers.filter(organisation=organisation).exists()
