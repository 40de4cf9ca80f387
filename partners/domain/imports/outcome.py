"""What became of the organisations of a list, in the order of the directory."""

from collections.abc import Iterable

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from partners.models import ImportRun, Organisation

from .presentation import label
from .publishing import Publishable

BY_NAME = ("search_entry__name_key", "pk")


def added_by(run: ImportRun) -> QuerySet[Organisation]:
    """Return the organisations that ``run`` added."""
    return Organisation.objects.filter(pk__in=run.rows.filter(is_created=True).values("result")).order_by(*BY_NAME)


def changed_by(run: ImportRun) -> QuerySet[Organisation]:
    """Return the organisations that were known before and that ``run`` changed."""
    rows = run.rows.filter(is_created=False, after__changes__0__isnull=False).values("result")
    return Organisation.objects.filter(pk__in=rows).order_by(*BY_NAME)


def changes_of(run: ImportRun, organisations: Iterable[Organisation]) -> list[tuple[Organisation, str]]:
    """Return each of ``organisations`` with the columns that ``run`` changed, in words. One query."""
    changed = list(organisations)
    labels: dict[int | None, dict[str, None]] = {}
    rows = run.rows.filter(is_created=False, result__in=changed).order_by("number").values_list("result", "after")
    for pk, after in rows:
        labels.setdefault(pk, {}).update(dict.fromkeys(label(key) for key, _old, _new in after.get("changes", [])))
    return [(each, ", ".join(labels.get(each.pk, {}))) for each in changed]


def why_drafts(found: Publishable) -> list[tuple[Organisation, str]]:
    """Return the drafts that cannot be published, each with the reason. One query."""
    reasons = {
        **dict.fromkeys(found.without_place, _("It has no place or no role.")),
        **dict.fromkeys(found.taken_number, _("Its register number is published already.")),
    }
    return [(each, reasons[each.pk]) for each in Organisation.objects.filter(pk__in=reasons).order_by(*BY_NAME)]
