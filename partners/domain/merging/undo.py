"""Taking a merge back.

Every step is taken back in reverse order, exactly. What was edited since in other columns or rows stays as it is
now, and so does what came to the merged entry afterwards. If a value that the merge had written was changed since,
nothing is undone: nobody could say which of both should hold.
"""

from typing import Any

from django.apps import apps
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from partners.domain.changes import record_change
from partners.enums import OrganisationState
from partners.models import Merge, MergeUndo, Organisation, OrganisationChange, OrganisationTransition

from .ledger import MergeRefused, Step, plain_values, revived, stored

TOUCHED = "updated_at"


@transaction.atomic
def undo_merge(merge: Merge, *, actor: Any, reason: str) -> MergeUndo:
    """Make two entries of one again, as they were. Who may: ``can_merge_organisations``.

    Raises ``MergeRefused`` with a sentence when later changes make it impossible.
    """
    if not reason.strip():
        raise MergeRefused(_("Please say why: it stays in the history of both entries."))
    pair = (merge.source_id, merge.target_id)
    rows = Organisation.objects.select_for_update(of=("self",)).filter(pk__in=pair).order_by("pk")
    found = {row.pk: row for row in rows}
    source, target = found[merge.source_id], found[merge.target_id]
    if MergeUndo.objects.filter(merge=merge).exists():
        raise MergeRefused(_("This merge has been undone already."))
    if target.state == OrganisationState.MERGED:
        raise MergeRefused(
            _("“%(name)s” has been merged into another entry since. Undo that first.") % {"name": target.name}
        )
    later = Merge.objects.filter(target=target, at__gt=merge.at, undo=None).exclude(pk=merge.pk).first()
    if later is not None:
        raise MergeRefused(
            _("“%(name)s” was merged into the same entry later. Undo that first.") % {"name": later.source.name}
        )
    try:
        with transaction.atomic():
            for step in reversed(merge.steps):
                _take_back(step)
    except IntegrityError as error:
        raise MergeRefused(
            _("Something that was entered since stands in the way, for example the same register number.")
        ) from error
    restored = Organisation.objects.get(pk=source.pk)
    OrganisationTransition.objects.create(
        subject=source, source=OrganisationState.MERGED, target=restored.state, actor=actor, reason=reason.strip()
    )
    for each in (source, target):
        record_change(each, OrganisationChange.Action.MERGE_UNDONE, actor, reason=reason)
    return MergeUndo.objects.create(merge=merge, actor=actor, reason=reason.strip())


def _take_back(step: Step) -> None:
    model = apps.get_model(step["table"])
    row = stored(step["table"], step["id"]).select_for_update(of=("self",)).first()
    before, after = step["before"], step["after"]
    if after is None:
        if row is not None:
            raise MergeRefused(_changed(model))
        model(**revived(model, before)).save_base(raw=True, force_insert=True)
    elif before is None:
        if row is not None and plain_values(row) != after:
            raise MergeRefused(_changed(model))
        if row is not None:
            model._base_manager.filter(pk=row.pk).delete()
    elif row is not None:
        _restore(model, row, before, after)


def _restore(model: type[Any], row: Any, before: dict[str, Any], after: dict[str, Any]) -> None:
    present = plain_values(row)
    values = dict(before)
    if TOUCHED in before and present[TOUCHED] != after[TOUCHED]:
        # Somebody edited something else since: that stays, and so does the fact that it was edited.
        values[TOUCHED] = timezone.now().isoformat()
    for name, value in after.items():
        if name != TOUCHED and present[name] not in (value, before[name]):
            raise MergeRefused(_changed(model, name))
    stored(model._meta.label_lower, row.pk).update(**revived(model, values))


def _changed(model: type[Any], column: str = "") -> str:
    what: Any = model._meta.verbose_name
    if column:
        what = next(field for field in model._meta.concrete_fields if field.attname == column).verbose_name
    return _("Since then this was changed: %(what)s. Taking the merge back would lose that.") % {"what": what}
