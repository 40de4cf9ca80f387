"""Recording and withdrawing a person's yes to being shown (product A7)."""

from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from partners.enums import Audience, ConsentWay
from partners.models import Consent, ContactPerson, FreshnessMail, OrganisationChange
from portal.accounts.domain.signed_links import find_link, issue_link

from .changes import record_change
from .consent_mails import language_of, language_of_consent, send_receipt, send_withdrawal
from .consent_wordings import CURRENT, WORDINGS

PURPOSE = "consent_withdrawal"
# A way out must last as long as the consent: withdrawing is as easy as giving, whenever (GDPR, article 7).
LIFETIME = timedelta(days=365 * 100)


class ConsentImpossible(Exception):
    """This consent cannot be recorded. The message is a sentence for people."""


@transaction.atomic
def record_consent(  # noqa: PLR0913 -- what makes a consent
    contact: ContactPerson,
    *,
    audience: Audience,
    way: ConsentWay,
    given_at: datetime,
    actor: Any,
    wording: str = CURRENT,
    language: str = "",
) -> Consent:
    """Record that the person agreed to ``wording``, and show them to ``audience`` from now on.

    An earlier consent stays in the history and no longer counts. Where there is an address, the person gets a mail in
    ``language`` (else one they speak) that says so, with a link to withdraw by; ``actor`` None is the person themself.
    Raises ``ConsentImpossible`` for a wording or audience nobody can agree to, and for a time in the future.
    """
    if audience not in WORDINGS.get(wording, {}):
        raise ConsentImpossible(_("There is no such wording."))
    if given_at > timezone.now():
        raise ConsentImpossible(_("Consent cannot be given in the future."))
    locked = ContactPerson.objects.select_for_update(of=("self",)).get(pk=contact.pk)
    consent = Consent.objects.create(
        contact=locked,
        audience=audience,
        wording_version=wording,
        way=way,
        given_at=given_at,
        recorded_by=actor,
    )
    locked.current_consent = contact.current_consent = consent
    locked.audience = contact.audience = audience
    locked.save(update_fields=["current_consent", "audience", "updated_at"])
    record_change(contact.organisation, OrganisationChange.Action.CONSENT_RECORDED, actor)
    if locked.email:
        _give_way_out(consent, language or language_of(locked))
    return consent


def find_consent(token: str) -> Consent | None:
    """Return the consent that the link of ``token`` withdraws, standing or not, or None. Two queries at most."""
    link = find_link(PURPOSE, token)
    if link is None:
        return None
    return Consent.objects.filter(withdrawal_link=link).select_related("contact__organisation").first()


def still_stands(consent: Consent) -> bool:
    """Say whether the person is shown because of some consent, be it a later one. One query."""
    return Consent.objects.filter(contact=consent.contact_id, withdrawn_at=None).exists()


@transaction.atomic
def withdraw_consent(contact: ContactPerson, *, actor: Any, mail: FreshnessMail | None = None) -> bool:
    """Withdraw every consent of the person; the database hides them in the same statement.

    ``mail`` is the one by whose link the person withdrew it themselves. Returns False when there was none.
    """
    open_consents = Consent.objects.select_for_update().filter(contact=contact, withdrawn_at=None)
    if not open_consents.update(withdrawn_at=timezone.now()):
        return False
    contact.refresh_from_db()
    record_change(contact.organisation, OrganisationChange.Action.CONSENT_WITHDRAWN, actor, mail=mail)
    return True


@transaction.atomic
def withdraw_by_link(consent: Consent) -> bool:
    """Withdraw every consent of the person, who came by the link of ``consent``; confirm it to them by mail.

    Returns False, and writes nothing, when there was none.
    """
    last = Consent.objects.filter(contact=consent.contact_id, withdrawn_at=None).first()
    if last is None or not withdraw_consent(consent.contact, actor=None):
        return False
    last.refresh_from_db()
    if last.contact.email:
        send_withdrawal(last, language=language_of_consent(consent))
    return True


def _give_way_out(consent: Consent, language: str) -> None:
    link, token = issue_link(PURPOSE, LIFETIME)
    consent.withdrawal_link = link
    consent.save(update_fields=["withdrawal_link"])
    send_receipt(consent, token, language=language)
