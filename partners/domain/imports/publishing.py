"""Showing what an import added to the public, all at once. Imported entries are drafts until then (decision 0020)."""

from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.db.models import QuerySet

from partners.domain.indexing import indexing_later
from partners.domain.terms import refresh_terms
from partners.enums import ImportState, OrganisationState
from partners.models import ImportRun, Organisation, OrganisationTransition

from .applying import reason_of
from .storing import BATCH


@dataclass(frozen=True)
class Publishable:
    """The drafts of an import: those that can be published, without a place, or with a taken register number."""

    ready: list[int]
    without_place: list[int]
    taken_number: list[int]

    @property
    def count(self) -> int:
        """Return how many drafts there are."""
        return len(self.ready) + len(self.without_place) + len(self.taken_number)


def drafts_of(run: ImportRun) -> QuerySet[Organisation]:
    """Return the organisations that ``run`` added and that are still drafts."""
    created = run.rows.filter(is_created=True).values("result")
    return Organisation.objects.filter(pk__in=created, state=OrganisationState.DRAFT)


def find_publishable(run: ImportRun) -> Publishable:
    """Apply the rules of ``states.organisation.why_not_publishable`` to all drafts of ``run``. Two queries."""
    drafts = list(drafts_of(run).order_by("pk").values_list("pk", "municipality_id", "roles", "register_number"))
    numbers = {number for _pk, _place, _roles, number in drafts if number}
    published = Organisation.objects.filter(state=OrganisationState.PUBLISHED, register_number__in=numbers)
    taken = set(published.values_list("register_number", flat=True)) if numbers else set()
    ready: list[int] = []
    without_place: list[int] = []
    taken_number: list[int] = []
    for pk, place, roles, number in drafts:
        if not place or not roles:
            without_place.append(pk)
        elif number and number in taken:
            taken_number.append(pk)
        else:
            ready.append(pk)
            taken |= {number} if number else set()
    return Publishable(ready, without_place, taken_number)


@transaction.atomic
def publish_drafts(run: ImportRun, *, actor: Any) -> Publishable:
    """Publish all drafts of ``run`` that can be; return which. Asked twice, the second time has nothing to do."""
    locked = ImportRun.objects.select_for_update(of=("self",)).get(pk=run.pk)
    if locked.state != ImportState.APPLIED:
        return Publishable([], [], [])
    list(drafts_of(locked).select_for_update(of=("self",)).order_by("pk").values_list("pk", flat=True))
    found = find_publishable(locked)
    with indexing_later() as touched:
        for start in range(0, len(found.ready), BATCH):
            chunk = found.ready[start : start + BATCH]
            Organisation.objects.filter(pk__in=chunk).update(state=OrganisationState.PUBLISHED)
            OrganisationTransition.objects.bulk_create(
                OrganisationTransition(
                    subject_id=pk,
                    source=OrganisationState.DRAFT,
                    target=OrganisationState.PUBLISHED,
                    actor=actor,
                    reason=reason_of(locked),
                )
                for pk in chunk
            )
            touched |= set(chunk)
    refresh_terms()
    return found
