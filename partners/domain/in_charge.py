"""Who can help to find an organisation: the intermediaries of a place (product A6)."""

from django.db.models import Case, IntegerField, QuerySet, Value, When

from partners.enums import OrganisationState, Role
from partners.models import Organisation

SHOWN = 4


def helpers_for(district_key: str | None) -> QuerySet[Organisation]:
    """Return the intermediaries that serve the district, or sit in it: first the integration centre, then agencies.

    Without a district: the umbrella associations of the state. Four at most.
    """
    order = Case(
        When(roles__contains=[Role.INTEGRATION_CENTRE], then=Value(0)),
        When(roles__contains=[Role.INTEGRATION_AGENCY], then=Value(1)),
        default=Value(2),
        output_field=IntegerField(),
    )
    published = Organisation.objects.filter(state=OrganisationState.PUBLISHED)
    if district_key is None:
        chosen = published.filter(umbrella_profile__level="state")
    else:
        chosen = published.filter(
            pk__in=Organisation.objects.filter(
                search_entry__facets__contains=[f"district:{district_key}"],
                roles__overlap=[Role.INTEGRATION_CENTRE, Role.INTEGRATION_AGENCY, Role.UMBRELLA],
            ).values("pk")
        )
    return chosen.select_related("municipality").order_by(order, "name", "pk")[:SHOWN]
