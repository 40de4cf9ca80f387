"""Which partners have a page of their own in the published brochures on the web."""

import re
from collections import defaultdict
from typing import Final

from reports.models import Edition

_KEY: Final = re.compile(r"beitrag-\d+-(?P<slug>.+)")


def printed_years() -> dict[str, tuple[int, ...]]:
    """Return by the slug under which a partner is printed the years of the brochures, the latest first. One query."""
    rows = (
        Edition.objects.published()
        .order_by("-period__year", "-number")
        .values_list("period", "period__year", "build__sources")
    )
    seen: set[int] = set()
    found: dict[str, list[int]] = defaultdict(list)
    for period, year, sources in rows:
        if period in seen:
            continue  # only the current edition stands at the address of the year
        seen.add(period)
        keys = (sources or {}).get("contributions", ())
        for slug in {match["slug"] for key in keys if (match := _KEY.fullmatch(key))}:
            found[slug].append(year)
    return {slug: tuple(years) for slug, years in found.items()}
