"""Where merged entries have gone, over several merges."""

from collections.abc import Iterable
from typing import Any

from partners.enums import OrganisationState
from partners.models import Organisation


def survivor_ids(ids: Iterable[int]) -> dict[int, int]:
    """Return for each id the entry that it has become in the end, itself if it was not merged.

    One query for each merge in a row; the database knows no circles, because a target is never merged itself.
    """
    result = {pk: pk for pk in ids}
    while True:
        rows = Organisation.objects.filter(pk__in=set(result.values()), state=OrganisationState.MERGED)
        merged = {pk: into for pk, into in rows.values_list("pk", "merged_into") if into is not None}
        if not merged:
            return result
        result = {pk: merged.get(now, now) for pk, now in result.items()}


def survivor_for(user: Any, slug: str) -> Organisation | None:
    """Return what the merged entry at ``slug`` has become, if ``user`` may see that; None otherwise."""
    found = Organisation.objects.filter(slug=slug, state=OrganisationState.MERGED).values_list("pk", flat=True).first()
    if found is None:
        return None
    return Organisation.objects.visible_to(user).filter(pk=survivor_ids([found])[found]).first()
