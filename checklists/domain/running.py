"""Beginning and closing lists, and taking up a newer version of their template."""

from typing import Any

from django.db import transaction
from django.utils import timezone

from checklists.models import Checklist, Item, ItemState, TemplateVersion
from cooperations.models import Cooperation
from events.models import Event
from partners.models import Organisation

from .locking import locked_checklist
from .replanning import replan

Subject = Organisation | Cooperation | Event


class NoTemplate(LookupError):
    """There is no published version of the template: ``load_checklists`` has not run yet."""


def newest_version(slug: str) -> TemplateVersion:
    """Return the newest version of the template ``slug``. Raises ``NoTemplate``."""
    version = TemplateVersion.objects.filter(template__slug=slug).order_by("-number").first()
    if version is None:
        raise NoTemplate(slug)
    return version


@transaction.atomic
def checklist_for(
    subject: Subject, slug: str, year: int | None = None, *, actor: Any, about: Organisation | None = None
) -> Checklist:
    """Return the list of ``subject`` after the template ``slug``, for a ``year`` if it is made anew each year.

    ``about`` is another organisation, where an organisation makes lists about several. It is begun by ``actor`` with
    the newest version if there is none; asked twice it is begun once.
    Raises ``NoTemplate``.
    """
    version = newest_version(slug)
    checklist, is_new = Checklist.objects.get_or_create(
        **{str(subject._meta.model_name): subject},
        template_id=version.template_id,
        year=year,
        about=about,
        defaults={"version": version, "started_by": actor},
    )
    if is_new:
        _add_items(checklist, list(version.items.all()))
        replan(checklist)
    return checklist


def close_earlier(checklist: Checklist) -> None:
    """Close the lists of the same subject and template for earlier years: from now on they are only read."""
    earlier = Checklist.objects.filter(
        organisation=checklist.organisation_id,
        cooperation=checklist.cooperation_id,
        event=checklist.event_id,
        template=checklist.template_id,
        year__lt=checklist.year,
        closed_at=None,
    )
    for each in earlier.select_for_update().order_by("pk"):
        each.closed_at = timezone.now()
        each.save(update_fields=["closed_at", "updated_at"])


@transaction.atomic
def take_up(checklist: Checklist, version: TemplateVersion) -> bool:
    """Let ``checklist`` go on with a newer ``version`` of its template; returns False if it has it or a newer one.

    Answers stay by the id of their item. What the version dropped stays readable, what it adds is marked as new.
    Raises ``MoveRefused`` when the list is closed.
    """
    locked = locked_checklist(checklist)
    if locked.version.number >= version.number:
        return False
    answers = {row.key: row for row in locked.answers.select_for_update().order_by("pk")}
    items = list(version.items.all())
    kept = [item for item in items if item.slug in answers]
    for item in kept:
        answers[item.slug].item = item
    ItemState.objects.bulk_update([answers[item.slug] for item in kept], ["item"])
    _add_items(locked, [item for item in items if item.slug not in answers], is_new=True)
    locked.version = version
    locked.save(update_fields=["version", "updated_at"])
    replan(locked)
    return True


def _add_items(checklist: Checklist, items: list[Item], *, is_new: bool = False) -> None:
    rows = [ItemState(checklist=checklist, item=item, key=item.slug, is_new=is_new) for item in items]
    ItemState.objects.bulk_create(rows)
