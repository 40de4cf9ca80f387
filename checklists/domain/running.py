"""Beginning and closing lists, and taking up a newer version of their template."""

from typing import Any

from django.db import transaction
from django.utils import timezone

from checklists.models import Checklist, Item, ItemState, TemplateVersion
from partners.models import Organisation


class NoTemplate(LookupError):
    """There is no published version of the template: ``load_checklists`` has not run yet."""


def newest_version(slug: str) -> TemplateVersion:
    """Return the newest version of the template ``slug``. Raises ``NoTemplate``."""
    version = TemplateVersion.objects.filter(template__slug=slug).order_by("-number").first()
    if version is None:
        raise NoTemplate(slug)
    return version


@transaction.atomic
def checklist_for(organisation: Organisation, slug: str, year: int | None = None, *, actor: Any) -> Checklist:
    """Return the list of ``organisation`` after the template ``slug``, for a ``year`` if it is made anew each year.

    It is begun by ``actor`` with the newest version if there is none; asked twice it is begun once.
    Raises ``NoTemplate``.
    """
    version = newest_version(slug)
    checklist, is_new = Checklist.objects.get_or_create(
        organisation=organisation,
        template_id=version.template_id,
        year=year,
        defaults={"version": version, "started_by": actor},
    )
    if is_new:
        _add_items(checklist, list(version.items.all()))
    return checklist


def close_earlier(checklist: Checklist) -> None:
    """Close the lists of the same organisation and template for earlier years: from now on they are only read."""
    earlier = Checklist.objects.filter(
        organisation=checklist.organisation_id, template=checklist.template_id, year__lt=checklist.year, closed_at=None
    )
    for each in earlier.select_for_update().order_by("pk"):
        each.closed_at = timezone.now()
        each.save(update_fields=["closed_at", "updated_at"])


def _add_items(checklist: Checklist, items: list[Item]) -> None:
    ItemState.objects.bulk_create([ItemState(checklist=checklist, item=item, key=item.slug) for item in items])
