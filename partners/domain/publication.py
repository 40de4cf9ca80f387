"""Publishing, pausing, archiving, confirming and verifying an entry."""

from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from partners.models import FreshnessMail, Organisation, OrganisationChange, OrganisationTransition
from partners.permissions import represents_organisation, vouching_organisation_id
from partners.states.organisation import ARCHIVE, PAUSE, PUBLISH
from portal.shared.states import Move, MoveRefused, apply_move

from .changes import record_change, require_reason


@transaction.atomic
def publish_organisation(organisation: Organisation, *, actor: Any, reason: str = "") -> bool:
    """Show the entry to the public. A representative who does so confirms it as well.

    Returns False when it is published already. Raises ``MoveRefused`` and ``ReasonMissing``.
    """
    saved: tuple[str, ...] = ()
    if represents_organisation(actor, organisation):
        organisation.confirmed_at = timezone.now()
        saved = ("confirmed_at",)
    try:
        with transaction.atomic():
            return _move(PUBLISH, organisation, actor, reason, saved)
    except IntegrityError as error:
        # Somebody published the same register number between the guard and the save.
        raise MoveRefused(_("An organisation with this register number has just been published.")) from error


def pause_organisation(organisation: Organisation, *, actor: Any, reason: str = "") -> bool:
    """Hide the entry for the time being. Returns False when it is paused already.

    Raises ``MoveRefused`` and ``ReasonMissing``.
    """
    return _move(PAUSE, organisation, actor, reason)


def archive_organisation(organisation: Organisation, *, actor: Any, reason: str = "") -> bool:
    """End the entry for good. Returns False when it is archived already.

    Raises ``MoveRefused`` and ``ReasonMissing``.
    """
    return _move(ARCHIVE, organisation, actor, reason)


@transaction.atomic
def confirm_organisation(organisation: Organisation, *, actor: Any, mail: FreshnessMail | None = None) -> None:
    """Record that everything is still correct, as of now (product A8): all languages, all contact persons.

    ``mail`` is the one whose link was used, where nobody signed in.
    """
    Organisation.objects.filter(pk=organisation.pk).update(confirmed_at=timezone.now())
    record_change(organisation, OrganisationChange.Action.CONFIRMED, actor, mail=mail)


@transaction.atomic
def verify_organisation(organisation: Organisation, *, actor: Any) -> None:
    """Record that somebody vouches for the entry: an intermediary in its own name, the ministry without a name."""
    Organisation.objects.filter(pk=organisation.pk).update(
        verified_at=timezone.now(), verified_by=vouching_organisation_id(actor, organisation)
    )
    record_change(organisation, OrganisationChange.Action.VERIFIED, actor)


def _move(move: Move, organisation: Organisation, actor: Any, reason: str, save_fields: tuple[str, ...] = ()) -> bool:
    require_reason(actor, organisation, reason)
    return apply_move(
        move,
        organisation,
        OrganisationTransition,
        actor=actor,
        refusal=_("This is not possible any more: the entry is “%(state)s” now.")
        % {"state": Organisation.objects.get(pk=organisation.pk).get_state_display()},
        reason=reason,
        save_fields=save_fields,
    )
