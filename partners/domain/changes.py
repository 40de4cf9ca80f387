"""Writing the audit trail of an organisation."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext_lazy as _

from partners.models import FreshnessMail, Organisation, OrganisationChange
from partners.permissions import must_give_reason

Action = OrganisationChange.Action


class ReasonMissing(Exception):
    """Whoever changes an organisation they do not represent must say why. The message is a sentence for people."""


def require_reason(actor: Any, organisation: Organisation, reason: str) -> None:
    """Raise ``ReasonMissing`` when ``actor`` does not represent ``organisation`` and gives no reason."""
    if must_give_reason(actor, organisation) and not reason.strip():
        raise ReasonMissing(str(_("Please say why: the organisation sees it in its history.")))


def record_change(  # noqa: PLR0913 -- what makes a line of the trail
    organisation: Organisation,
    action: Action,
    actor: Any,
    *,
    fields: Iterable[str] = (),
    reason: str = "",
    mail: FreshnessMail | None = None,
) -> None:
    """Add one line to the audit trail, in the transaction of the change. ``fields`` are names, never contents.

    ``mail`` is how somebody came who did not sign in: its recipient is who.
    """
    OrganisationChange.objects.create(
        organisation=organisation, action=action, actor=actor, fields=sorted(fields), reason=reason.strip(), mail=mail
    )
