"""The days that an organisation counts for the lists of events it hosts, in place of those of the template."""

from collections.abc import Mapping

from django.db import transaction
from django.db.models import QuerySet

from checklists.models import Checklist, DueDefault, Item, TemplateVersion
from partners.models import Organisation

from .replanning import replan


def items_with_days(version: TemplateVersion) -> QuerySet[Item]:
    """Return the items whose days can be chosen: those that are not due on the very day, in order."""
    return version.items.exclude(due_days=None).exclude(due_days=0).select_related("phase")


def own_days_of(organisation: Organisation, version: TemplateVersion) -> dict[str, int]:
    """Return the days from the anchor that ``organisation`` has chosen, by item. One query."""
    chosen = DueDefault.objects.filter(organisation=organisation, template=version.template_id)
    return dict(chosen.values_list("key", "days"))


@transaction.atomic
def save_own_days(organisation: Organisation, version: TemplateVersion, days: Mapping[str, int | None]) -> int:
    """Let ``days`` count for ``organisation`` from now on, None what the template says; return how many due days move.

    ``days`` are distances from the anchor: an item stays on its side of it. All open lists are planned anew.
    """
    # One at a time: the row of the organisation is the lock.
    Organisation.objects.select_for_update(no_key=True).get(pk=organisation.pk)
    mine = DueDefault.objects.filter(organisation=organisation, template=version.template_id)
    rows = []
    for item in items_with_days(version):
        chosen, usual = days.get(item.slug), item.due_days or 0
        if chosen is not None and chosen != abs(usual):
            signed = chosen if usual > 0 else -chosen
            rows.append(
                DueDefault(organisation=organisation, template_id=version.template_id, key=item.slug, days=signed)
            )
    mine.delete()
    DueDefault.objects.bulk_create(rows)
    hosted = Checklist.objects.filter(event__host=organisation, template=version.template_id, closed_at=None)
    return sum(replan(each) for each in hosted.order_by("pk"))
