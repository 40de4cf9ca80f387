"""The employers' self-check: seven questions before the first contact, answered anew every year.

Source: the handbook's chapter on internal readiness before making contact.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final
from uuid import UUID

from django.db import transaction
from django.db.models import Count, Q
from django.utils import timezone

from checklists.models import Checklist
from partners.enums import Role
from partners.models import Acting, Organisation, acting_for

from .running import checklist_for, close_earlier

SLUG: Final = "employer-self-check"
# A self-check begun in December is not asked for again in January.
ASKED_AGAIN_AFTER: Final = timedelta(days=365)


@dataclass(frozen=True)
class SelfChecks:
    """The self-checks of one employer, the newest first."""

    organisation: Organisation
    lists: list[Checklist]

    @property
    def newest(self) -> Checklist | None:
        """The self-check people work on, None before the first one."""
        return self.lists[0] if self.lists else None

    def with_id(self, pk: UUID) -> Checklist | None:
        """Return one of them."""
        return next((each for each in self.lists if each.pk == pk), None)

    def before(self, checklist: Checklist) -> Checklist | None:
        """Return the self-check of the year before ``checklist`` or earlier, whose answers stand beside it."""
        return next((each for each in self.lists if (each.year or 0) < (checklist.year or 0)), None)

    def can_begin(self, today: date) -> bool:
        """Say whether there is none for this year yet."""
        return all(each.year != today.year for each in self.lists)


@dataclass(frozen=True)
class Newest:
    """An employer of a user with its newest self-check, None before the first one, and how far that is."""

    name: str
    slug: str
    checklist: Checklist | None
    answered: int = 0
    total: int = 0

    def is_due(self, today: date) -> bool:
        """Say whether the last self-check is a year old and there is none for this year."""
        if self.checklist is None or self.checklist.year == today.year:
            return False
        return timezone.localdate(self.checklist.created_at) + ASKED_AGAIN_AFTER <= today


def self_checks_of(organisation: Organisation) -> SelfChecks:
    """Return the self-checks of ``organisation``, also those of entries merged into it. One query."""
    rows = Checklist.objects.of_organisations({organisation.pk}).filter(template__slug=SLUG)
    related = rows.select_related("version__template", "template", "organisation__merged_into")
    return SelfChecks(organisation, list(related.order_by("-year", "-created_at")))


def newest_self_checks(user: Any) -> list[Newest]:
    """Return the employers ``user`` acts for with their newest self-check.

    One query for employers besides that of ``acting_for``, none for others.
    """
    employers = [each for each in acting_for(user) if Role.EMPLOYER in each.organisation_roles]
    if not employers:
        return []
    rows = Checklist.objects.of_organisations({each.organisation_id for each in employers}).filter(template__slug=SLUG)
    counted = rows.select_related("organisation").annotate(
        answered=Count("answers", filter=Q(answers__revision__gt=0)), total=Count("answers")
    )
    newest: dict[int, Any] = {}
    for row in counted.order_by("year", "created_at"):
        owner: Any = row.organisation
        newest[owner.merged_into_id or owner.pk] = row
    return [_newest(each, newest.get(each.organisation_id)) for each in employers]


def _newest(employer: Acting, row: Any) -> Newest:
    numbers = (row.answered, row.total) if row else ()
    return Newest(employer.organisation_name, employer.organisation_slug, row, *numbers)


@transaction.atomic
def begin_self_check(organisation: Organisation, *, actor: Any) -> Checklist:
    """Return this year's self-check, begun if there is none; those of earlier years are closed.

    Raises ``NoTemplate``.
    """
    checklist = checklist_for(organisation, SLUG, timezone.localdate().year, actor=actor)
    close_earlier(checklist)
    return checklist
