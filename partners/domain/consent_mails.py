"""The mails about consent: the question with its reminder, and what a person keeps to withdraw by."""

from datetime import timedelta

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from partners.enums import ConsentWay
from partners.models import Consent, ConsentRequest, ContactPerson
from portal.outbox.domain.enqueue import enqueue_message
from portal.outbox.guards import register_guard
from portal.outbox.models import Message
from portal.outbox.wording import named
from portal.shared.addresses import absolute_url

from .consent_wordings import wording_of

REMIND_AFTER = timedelta(days=7)
GUARD = "partners.consent_request"
KEY = "consent-request:"


def language_of(contact: ContactPerson) -> str:
    """Return the language to write to the person: the first they speak that the portal speaks, else German."""
    known = {code for code, _name in settings.LANGUAGES}
    return next((each for each in contact.languages if each in known), settings.LANGUAGE_CODE)


def language_of_consent(consent: Consent) -> str:
    """Return the language of the question that ``consent`` answers, else one to write to the person in."""
    if consent.way == ConsentWay.LINK:
        asked = ConsentRequest.objects.filter(contact=consent.contact_id, agreed=True, answered_at=consent.given_at)
        if request := asked.first():
            return request.language
    return language_of(consent.contact)


def send_question(request: ConsentRequest, token: str) -> None:
    """Put the question into the outbox, and the reminder for later. Neither is sent once the question is settled."""
    organisation = request.contact.organisation
    with translation.override(request.language):
        names = {
            **named(
                name=request.contact.name,
                organisation=organisation.name,
                asker=str(request.asked_by or organisation.name),
            ),
            "wording": wording_of(request.wording_version, request.audience),
            "url": absolute_url(reverse("partners:consent_answer", args=[token])),
            "until": date_format(timezone.localtime(request.link.expires_at), "DATE_FORMAT"),
        }
        for key, due_at, subject in (
            ("first", None, _("May %(organisation)s show you as a contact person?")),
            (
                "reminder",
                timezone.now() + REMIND_AFTER,
                _("Reminder: may %(organisation)s show you as a contact person?"),
            ),
        ):
            enqueue_message(
                key=f"{KEY}{request.pk}:{key}",
                recipient=request.contact.email,
                subject=subject % names,
                text=render_to_string("partners/consent/question.txt", names),
                html=render_to_string("partners/consent/question.html", names),
                reason=_("You get this mail because %(asker)s entered your address as that of a contact person.")
                % names,
                language=request.language,
                guard=GUARD,
                due_at=due_at,
            )


def send_receipt(consent: Consent, token: str, *, language: str) -> None:
    """Tell the person what they agreed to and how to withdraw it; so nobody is shown without knowing."""
    contact = consent.contact
    with translation.override(language):
        names = {
            **named(name=contact.name, organisation=contact.organisation.name),
            "wording": wording_of(consent.wording_version, consent.audience),
            "url": absolute_url(reverse("partners:consent_withdraw_link", args=[token])),
        }
        enqueue_message(
            key=f"consent-receipt:{consent.pk}",
            recipient=contact.email,
            subject=_("You are a contact person of %(organisation)s") % names,
            text=render_to_string("partners/consent/receipt.txt", names),
            html=render_to_string("partners/consent/receipt.html", names),
            reason=_("You get this mail because your consent was recorded in the portal."),
            language=language,
        )


def send_withdrawal(consent: Consent, *, language: str) -> None:
    """Confirm to the person that ``consent``, their last one, is withdrawn."""
    contact = consent.contact
    with translation.override(language):
        names = {
            **named(name=contact.name, organisation=contact.organisation.name),
            "day": date_format(timezone.localtime(consent.withdrawn_at), "DATE_FORMAT"),
        }
        enqueue_message(
            key=f"consent-withdrawal:{consent.pk}",
            recipient=contact.email,
            subject=_("You are not shown any more") + f": {names['organisation']}",
            text=render_to_string("partners/consent/withdrawn.txt", names),
            html=render_to_string("partners/consent/withdrawn.html", names),
            reason=_("You get this mail because you withdrew your consent in the portal."),
            language=language,
        )


@register_guard(GUARD)
def is_still_open(message: Message) -> bool:
    """Say whether the question of ``message`` can still be answered."""
    pk = message.job.key.removeprefix(KEY).partition(":")[0]
    return ConsentRequest.objects.open().filter(pk=pk).exists()
