"""Who acts for an organisation: looking at it, leaving it."""

from datetime import timedelta
from typing import Any

from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from partners.enums import RepresentativeRole, Role
from partners.models import Invitation, Organisation, OrganisationChange, Representative

from .asking.answers import withdraw_questions
from .changes import record_change
from .departures import tell_departure


class LastOwner(Exception):
    """Without this person nobody would head the organisation. The message is a sentence for people."""


def team_of(organisation: Organisation) -> models.QuerySet[Representative]:
    """Return who acts for the organisation now, heads first. One query."""
    first = models.Case(models.When(role=RepresentativeRole.OWNER, then=0), default=1)
    return (
        Representative.objects.current()
        .filter(organisation=organisation)
        .select_related("user")
        .order_by(first, "user__name", "pk")
    )


def open_invitations(organisation: Organisation) -> models.QuerySet[Invitation]:
    """Return the invitations that can still be accepted, the newest first. One query."""
    return Invitation.objects.filter(
        organisation=organisation,
        link__used_at=None,
        link__revoked_at=None,
        link__expires_at__gt=timezone.now(),
    ).select_related("link", "invited_by")


@transaction.atomic
def end_representation(representative: Representative, *, actor: Any) -> None:
    """End a person's role at once. Asked twice it is done once.

    Raises ``LastOwner`` when nobody who can sign in would head the organisation any more: the last head stays until
    another one is there, in an MSO without a head the last board member.
    """
    organisation = Organisation.objects.select_for_update(of=("self",)).get(pk=representative.organisation_id)
    locked = Representative.objects.current().filter(pk=representative.pk).first()
    if locked is None:
        return
    others = set(
        Representative.objects.current()
        .filter(organisation=organisation, user__is_active=True)
        .exclude(pk=locked.pk)
        .values_list("role", flat=True)
    )
    is_board = locked.role == RepresentativeRole.BOARD and organisation.plays(Role.MSO)
    heads = {RepresentativeRole.OWNER, RepresentativeRole.BOARD} if is_board else {RepresentativeRole.OWNER}
    if (is_board or locked.role == RepresentativeRole.OWNER) and not others & heads:
        raise LastOwner(_refusal(organisation, heads))
    locked.until = representative.until = timezone.localdate() - timedelta(days=1)
    locked.save(update_fields=["until"])
    if not organisation.contacts.filter(email__iexact=locked.user.email).exists():
        withdraw_questions(organisation, locked.user.email)
    record_change(organisation, OrganisationChange.Action.LEFT, actor)
    tell_departure(organisation)


def _refusal(organisation: Organisation, heads: set[RepresentativeRole]) -> str:
    """Say what is missing: that somebody accepts who is invited already, an invitation for ``heads``, or any at all."""
    invited = sorted(open_invitations(organisation), key=lambda each: each.role not in heads)
    if not invited:
        sentence = _("“%(organisation)s” would have nobody at its head. Please invite a successor first.")
        return sentence % {"organisation": organisation.name}
    first = invited[0]
    if first.role in heads:
        sentence = _(
            "“%(organisation)s” would have nobody at its head yet. %(email)s (%(role)s) is invited and has not "
            "accepted so far. After that it works."
        )
    else:
        sentence = _(
            "“%(organisation)s” would have nobody at its head. %(email)s is invited only as %(role)s. "
            "Please invite somebody as: %(head)s."
        )
    return sentence % {
        "organisation": organisation.name,
        "email": first.email,
        "role": first.get_role_display(),
        "head": RepresentativeRole.BOARD.label if RepresentativeRole.BOARD in heads else RepresentativeRole.OWNER.label,
    }
