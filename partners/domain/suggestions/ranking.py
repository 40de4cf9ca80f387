"""The best suggestions for a project, computed by PostgreSQL over the search entries."""

from functools import reduce
from operator import add

from django.db.models import BigIntegerField, F, IntegerField, Q, QuerySet, Value
from django.db.models.functions import Cast

from partners.domain.distance import metres_from, within
from partners.domain.freshness import still_suggested
from partners.domain.keyset import Cursor, Page, take_page
from partners.enums import OrganisationState, Role
from partners.models import Organisation, SearchEntry

from .measures import Has
from .project import Project
from .weights import Weights, asked_of

PAGE_SIZE = 10
STANDING_FITS = 100_000


def rank(project: Project, weights: Weights, cursor: Cursor | None = None) -> Page:
    """Return a page of entries, best first, with their ``points`` (sum of weight × fit) and ``metres``. One query.

    ``weights`` holds the weight of every criterion (``weights.complete``).
    """
    scored = candidates(project).annotate(points=_points(project, weights))
    keyed = scored.annotate(
        key=Cast(F("points"), BigIntegerField()) * Value(STANDING_FITS, BigIntegerField()) + F("standing")
    )
    return take_page(
        keyed.only("state", "name", "facets", "confirmed_at", "standing"), PAGE_SIZE, cursor, descending=True
    )


def candidates(project: Project) -> QuerySet[SearchEntry]:
    """Return the entries of published MSOs within reach of ``project`` that the freshness rule does not hide."""
    hidden = Organisation.objects.exclude(still_suggested())
    entries: QuerySet[SearchEntry] = SearchEntry.objects.filter(
        Q(Has(f"role:{Role.MSO}")), state=OrganisationState.PUBLISHED
    ).exclude(organisation__in=hidden.values("pk"))
    if project.place is None:
        return entries
    latitude, longitude = project.place.latitude, project.place.longitude
    near: QuerySet[SearchEntry] = within(entries, latitude, longitude, project.radius_km)
    return near.annotate(metres=metres_from(latitude, longitude))


def _points(project: Project, weights: Weights) -> Cast:
    parts = (criterion.fit(project) * Value(weights[criterion.name]) for criterion in asked_of(project))
    return Cast(reduce(add, parts), IntegerField())
