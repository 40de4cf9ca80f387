"""Recording and withdrawing a person's yes to being shown (product A7)."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from partners.enums import Audience, ConsentWay
from partners.models import Consent, ContactPerson, FreshnessMail, OrganisationChange

from .changes import record_change
from .consent_wordings import CURRENT, WORDINGS


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
) -> Consent:
    """Record that the person agreed to ``wording``, and show them to ``audience`` from now on.

    An earlier consent stays in the history and no longer counts.
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
    return consent


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
