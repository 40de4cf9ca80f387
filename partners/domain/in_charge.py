"""Who is in charge of a place: its integration centre, integration agencies and umbrella associations (product A6).

In charge of a district is who serves it or sits in it. Umbrella associations of the state are in charge everywhere,
federal ones of the place they sit in.
"""

from django.db.models import Case, IntegerField, Q, QuerySet, Value, When

from partners.enums import INTERMEDIARY_ROLES, OrganisationState, Role, UmbrellaLevel
from partners.models import Organisation, SearchEntry

SHOWN = 4


def entries_in_charge(district_key: str | None) -> QuerySet[SearchEntry]:
    """Return the search entries of the intermediaries in charge of a district; without one, those of the state."""
    of_state = Q(facets__contains=[f"level:{UmbrellaLevel.STATE}"])
    local = Q(facets__contains=[f"district:{district_key}"]) if district_key else Q()
    return SearchEntry.objects.filter(
        local | of_state if district_key else of_state,
        state=OrganisationState.PUBLISHED,
        facets__overlap=sorted(f"role:{role}" for role in INTERMEDIARY_ROLES),
    )


def helpers_for(district_key: str | None) -> QuerySet[Organisation]:
    """Return the four best to ask: the integration centre, then agencies, then umbrella associations, local ones first.

    Without a district: the umbrella associations of the state.
    """
    order = Case(
        When(roles__contains=[Role.INTEGRATION_CENTRE], then=Value(0)),
        When(roles__contains=[Role.INTEGRATION_AGENCY], then=Value(1)),
        When(umbrella_profile__level=UmbrellaLevel.LOCAL, then=Value(2)),
        default=Value(3),
        output_field=IntegerField(),
    )
    chosen = Organisation.objects.filter(pk__in=entries_in_charge(district_key).values("pk"))
    return chosen.select_related("municipality").order_by(order, "name", "pk")[:SHOWN]
