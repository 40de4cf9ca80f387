"""Whether an MSO fits: what an employer asks itself before the first contact, about each that it looks at.

Source: the handbook's chapter on MSOs nearby.
"""

from collections.abc import Iterable
from typing import Any, Final

from django.db.models import Count, Q

from checklists.enums import AnswerState
from checklists.models import Checklist
from partners.enums import Role
from partners.models import Organisation, organisation_ids

from .running import checklist_for

SLUG: Final = "mso-search"


def employers_of(user: Any) -> list[Organisation]:
    """Return the employers ``user`` acts for. One query."""
    ids = organisation_ids(user, Role.EMPLOYER)
    return list(Organisation.objects.filter(pk__in=ids).order_by("name", "pk"))


def begin_fit(employer: Organisation, about: Organisation, *, actor: Any) -> Checklist:
    """Return the list of ``employer`` about the MSO ``about``, begun if there is none. Raises ``NoTemplate``."""
    return checklist_for(employer, SLUG, actor=actor, about=about)


def fits_of(employers: Iterable[Organisation]) -> list[Any]:
    """Return all lists of ``employers`` about MSOs, the newest first, with ``done`` and ``total``. One query."""
    answered = ~Q(answers__state=AnswerState.OPEN)
    rows = Checklist.objects.of_organisations({each.pk for each in employers}).filter(template__slug=SLUG)
    counted = rows.select_related("about", "organisation").annotate(
        done=Count("answers", filter=answered), total=Count("answers")
    )
    return list(counted.order_by("-updated_at", "pk"))
