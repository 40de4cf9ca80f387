"""Asking a contact person by mail whether they may be shown, and taking their answer.

They answer on a page of their own by a signed link, without an account. One question at a time, one reminder; whoever
said no is left in peace for half a year.
"""

from datetime import timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from partners.enums import Audience, ConsentWay
from partners.models import Consent, ConsentRequest, ContactPerson, OrganisationChange
from portal.accounts.domain.signed_links import find_link, issue_link, revoke_link, use_link

from .changes import record_change
from .consent_mails import send_question
from .consent_wordings import CURRENT, WORDINGS
from .consents import ConsentImpossible, record_consent

PURPOSE = "consent"
LIFETIME = timedelta(days=30)
PEACE = timedelta(days=182)


@transaction.atomic
def ask_for_consent(contact: ContactPerson, *, audience: Audience, language: str, actor: Any) -> ConsentRequest:
    """Ask the person in ``language``, by the wording in force, and remind them once after a week without answer.

    Raises ``ConsentImpossible`` without an address, while another question is open, and for half a year after a no.
    """
    locked = ContactPerson.objects.select_for_update(of=("self",)).select_related("organisation").get(pk=contact.pk)
    if audience not in WORDINGS[CURRENT]:
        raise ConsentImpossible(_("There is no such wording."))
    if not locked.email:
        raise ConsentImpossible(_("Please enter the e-mail address of the person first."))
    _refuse_pestering(locked)
    link, token = issue_link(PURPOSE, LIFETIME, created_by=actor)
    request = ConsentRequest.objects.create(
        contact=locked, audience=audience, wording_version=CURRENT, language=language, link=link, asked_by=actor
    )
    send_question(request, token)
    record_change(locked.organisation, OrganisationChange.Action.CONSENT_ASKED, actor)
    return request


def find_request(token: str) -> ConsentRequest | None:
    """Return the request of ``token`` in whatever state, or None. Two queries at most."""
    link = find_link(PURPOSE, token)
    if link is None:
        return None
    found = ConsentRequest.objects.filter(link=link)
    return found.select_related("contact__organisation", "link", "asked_by").first()


@transaction.atomic
def answer_request(request: ConsentRequest, *, agreed: bool) -> Consent | None:
    """Take the person's answer, once; a yes shows them from now on. Raises ``LinkNotUsable``."""
    use_link(request.link)
    request.answered_at, request.agreed = timezone.now(), agreed
    request.save(update_fields=["answered_at", "agreed"])
    if not agreed:
        record_change(request.contact.organisation, OrganisationChange.Action.CONSENT_DECLINED, None)
        return None
    return record_consent(
        request.contact,
        audience=Audience(request.audience),
        way=ConsentWay.LINK,
        given_at=request.answered_at,
        actor=None,
        wording=request.wording_version,
        language=request.language,
    )


def revoke_requests(contact: ContactPerson) -> None:
    """Make open questions useless: the person behind the address may be another now."""
    for request in ConsentRequest.objects.open().filter(contact=contact).select_related("link"):
        revoke_link(request.link)


def _refuse_pestering(contact: ContactPerson) -> None:
    requests = ConsentRequest.objects.filter(contact=contact)
    if open_one := ConsentRequest.objects.open().filter(contact=contact).first():
        raise ConsentImpossible(
            _("You asked on %(day)s. The person can answer until %(until)s; we remind them once.")
            % {"day": _day(open_one.asked_at), "until": _day(open_one.link.expires_at)}
        )
    refusal = requests.filter(agreed=False, answered_at__gt=timezone.now() - PEACE).first()
    if refusal and refusal.answered_at:
        raise ConsentImpossible(
            _("The person said no on %(day)s. You can ask by mail again from %(again)s.")
            % {"day": _day(refusal.answered_at), "again": _day(refusal.answered_at + PEACE)}
        )


def _day(moment: Any) -> str:
    return str(date_format(timezone.localtime(moment), "DATE_FORMAT"))
