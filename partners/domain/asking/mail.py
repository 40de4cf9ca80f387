"""The mail that asks whether everything is still correct."""

from collections.abc import Sequence
from datetime import date, timedelta

from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from partners.models import FreshnessAnswer, FreshnessCampaign, FreshnessMail, FreshnessQuestion
from partners.models.freshness import ROUNDS
from portal.accounts.domain.signed_links import issue_link
from portal.outbox.domain.enqueue import enqueue_message
from portal.outbox.guards import register_guard
from portal.outbox.models import Message
from portal.outbox.wording import Name
from portal.shared.addresses import absolute_url

PURPOSE = "freshness"
GUARD = "partners.freshness"
LIFETIME = timedelta(days=120)
Kind = FreshnessAnswer.Kind


def write_mail(address: str, language: str, campaigns: Sequence[FreshnessCampaign], today: date) -> FreshnessMail:
    """Put one mail about the organisations of ``campaigns`` into the outbox, in the caller's transaction."""
    link, token = issue_link(PURPOSE, LIFETIME)
    mail = FreshnessMail.objects.create(recipient=address, sent_on=today, link=link)
    FreshnessQuestion.objects.bulk_create([FreshnessQuestion(mail=mail, campaign=each) for each in campaigns])
    with translation.override(language):
        context = {
            "asked": [_asked(each, token) for each in campaigns],
            "url": absolute_url(reverse("partners:freshness", args=[token])),
            "is_last": max(each.rounds for each in campaigns) == ROUNDS,
            "until": date_format(timezone.localtime(link.expires_at), "DATE_FORMAT"),
        }
        mail.message = enqueue_message(
            key=f"freshness:{mail.pk}",
            recipient=address,
            subject=_subject(campaigns),
            text=render_to_string("partners/asking/mail.txt", context),
            html=render_to_string("partners/asking/mail.html", context),
            reason=ngettext(
                "You get this mail because your address stands for this organisation in the portal Brückenbauer.",
                "You get this mail because your address stands for these organisations in the portal Brückenbauer.",
                len(campaigns),
            ),
            language=language,
            guard=GUARD,
        )
    mail.save(update_fields=["message"])
    return mail


def _subject(campaigns: Sequence[FreshnessCampaign]) -> str:
    if len(campaigns) == 1:
        name = campaigns[0].organisation.display_name
        return _("Is everything about %(name)s still correct?") % {"name": name}
    return _("Is everything about your %(number)d organisations still correct?") % {"number": len(campaigns)}


def _asked(campaign: FreshnessCampaign, token: str) -> dict[str, object]:
    organisation = campaign.organisation
    tell = absolute_url(reverse("partners:freshness_tell", args=[token, organisation.slug]))
    confirmed = organisation.confirmed_at
    return {
        "name": Name(organisation.name),
        "confirmed": date_format(timezone.localtime(confirmed), "DATE_FORMAT") if confirmed else "",
        "changed_url": f"{tell}?kind={Kind.CHANGED}",
        "contact_url": f"{tell}?kind={Kind.CONTACT}",
        "left_url": f"{tell}?kind={Kind.LEFT}",
    }


@register_guard(GUARD)
def is_still_open(message: Message) -> bool:
    """Say whether the mail asks something that is open still and that no later mail to the person asks as well."""
    mine = FreshnessMail.objects.filter(message=message).first()
    if mine is None or not mine.recipient:
        return False
    open_ones = FreshnessCampaign.objects.unanswered()
    asked = open_ones.filter(questions__mail=mine, questions__answered_at=None, questions__withdrawn_at=None)
    asked_later = open_ones.filter(questions__mail__recipient=mine.recipient, questions__mail__pk__gt=mine.pk)
    return asked.exclude(pk__in=asked_later.values("pk")).exists()
