"""Making one entry of two."""

from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Any

from django.apps import apps
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from partners.domain.changes import record_change
from partners.enums import OrganisationState, Role
from partners.models import Merge, Organisation, OrganisationChange, OrganisationTransition

from .audiences import hidden_parts, merge_audiences, merged_audiences
from .handling import handlings, rows_of
from .ledger import Ledger, MergeRefused, plain_id, plain_values
from .parts import default_choice, options, parts, unasked_choice
from .values import merge_values


@transaction.atomic
def merge_organisations(  # noqa: PLR0913 -- what makes a merge
    source: Organisation,
    target: Organisation,
    *,
    choices: Mapping[str, str] | None = None,
    seen: Mapping[int, datetime] | None = None,
    actor: Any,
    reason: str,
) -> Merge:
    """Make ``source`` part of ``target``: values as chosen, every row that points to it, its address.

    ``choices`` says for each part ("name") whether that of "target" or "source" or "both" is taken; parts it does
    not name are decided by ``default_choice``, those ``actor`` may not see by ``unasked_choice``. ``seen`` are the
    times of the last change that the person saw, by id. Who may: ``can_merge_organisations``.

    Raises ``MergeRefused`` when it is not possible, also when one of both has changed since it was looked at.
    """
    if not reason.strip():
        raise MergeRefused(_("Please say why: it stays in the history of both entries."))
    source, target = _locked(source, target)
    for each in (source, target):
        if seen is not None and seen.get(each.pk) != each.updated_at:
            raise MergeRefused(_("“%(name)s” was changed meanwhile. Please look again.") % {"name": each.name})
    if objection := why_not_mergeable(source, target):
        raise MergeRefused(objection)
    chosen = chosen_parts(source, target, choices or {}, hidden_parts(actor, source, target))
    snapshot = take_snapshot(source, target)
    audiences = merged_audiences(source, target)
    ledger = Ledger()
    state = source.state
    now = timezone.now()
    ledger.change(source, state=str(OrganisationState.MERGED), merged_into_id=target.pk, updated_at=now)
    try:
        with transaction.atomic():
            merge_values(ledger, source, target, chosen)
            merge_audiences(ledger, audiences, target)
            for relation, handling in handlings():
                handling.move(ledger, relation, source, target)
            ledger.change(target, updated_at=now)
    except IntegrityError as error:
        raise MergeRefused(_sentence(error)) from error
    OrganisationTransition.objects.create(
        subject=source, source=state, target=OrganisationState.MERGED, actor=actor, reason=reason.strip()
    )
    record_change(source, OrganisationChange.Action.MERGED_AWAY, actor, reason=reason)
    record_change(target, OrganisationChange.Action.MERGED_HERE, actor, reason=reason)
    return Merge.objects.create(
        source=source,
        target=target,
        snapshot=snapshot,
        choices=chosen,
        steps=ledger.steps,
        actor=actor,
        reason=reason.strip(),
    )


def why_not_mergeable(source: Organisation, target: Organisation) -> str:
    """Return why two entries cannot be merged this way, "" if nothing is in the way."""
    if source.pk == target.pk:
        return _("This is one and the same entry.")
    for each in (source, target):
        if each.state == OrganisationState.MERGED:
            return _("“%(name)s” has been merged already.") % {"name": each.name}
        if each.plays(Role.MINISTRY):
            return _("The ministry itself cannot be merged: its team would get other members.")
    if target.state == OrganisationState.ARCHIVED:
        return _("“%(name)s” is archived and cannot be the entry that stays.") % {"name": target.name}
    objections = (handling.objection(source, target) for _relation, handling in handlings())
    return next((objection for objection in objections if objection), "")


def chosen_parts(
    source: Organisation, target: Organisation, choices: Mapping[str, str], hidden: Collection[str]
) -> dict[str, str]:
    """Return what is taken for each part in which both differ.

    Raises ``MergeRefused`` for what cannot be chosen, as are the parts that are ``hidden`` from who merges.
    """
    chosen = {}
    for part in parts():
        if offered := options(source, target, part):
            rule = unasked_choice if part.key in hidden else default_choice
            choice = choices.get(part.key) or rule(source, target, part)
            if choice not in offered or (part.key in hidden and part.key in choices):
                raise MergeRefused(_("The entries have changed meanwhile. Please look again."))
            chosen[part.key] = choice
    return chosen


def take_snapshot(source: Organisation, target: Organisation) -> dict[str, Any]:
    """Return both sides as they are: the entries, and of every relation the rows or, of people, the ids."""
    snapshot: dict[str, Any] = {}
    for each in (source, target):
        related = {
            relation: [plain_values(row) if handling.keeps_values else plain_id(row) for row in rows_of(relation, each)]
            for relation, handling in handlings()
        }
        snapshot[str(each.pk)] = {"entry": plain_values(each), "related": {k: v for k, v in related.items() if v}}
    return snapshot


def _locked(source: Organisation, target: Organisation) -> tuple[Organisation, Organisation]:
    """Return both rows as they are now, locked in the order of their ids: two merges cannot block each other."""
    rows = Organisation.objects.select_for_update(of=("self",)).filter(pk__in=(source.pk, target.pk)).order_by("pk")
    found = {row.pk: row for row in rows}
    return found[source.pk], found[target.pk]


def _sentence(error: IntegrityError) -> str:
    """Return what the violated constraint says to people."""
    name = getattr(getattr(error.__cause__, "diag", None), "constraint_name", None)
    for model in apps.get_models():
        for constraint in model._meta.constraints:
            if constraint.name == name:
                return str(constraint.violation_error_message)
    return _("These entries do not fit together. Please choose something else.")
