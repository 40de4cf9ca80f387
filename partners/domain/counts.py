"""How many results every facet would give: one query for all of them.

A value of a kind is counted among entries that fit all *other* kinds, because values of one kind are alternatives.
An entry that fails in no kind counts for all its facets; one that fails in exactly one kind counts for that kind
only; the others count for nothing.
"""

import hashlib
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db import connection
from django.db.models import QuerySet

from partners.models import SearchEntry
from portal.shared.caching import derived

CAP = 50_000
# Counts are kept until an entry changes. The limit only matters for a change that is counted before it is committed.
KEPT_SECONDS = 30
# How an entry stands to the chosen kinds: fits all, fails in more than one, else the number of the one it fails in.
FITS = -1
FAILS_TWICE = -2
# The code that every entry has.
EVERY = 0


@dataclass(frozen=True)
class Counts:
    """The number of results, and of results per facet key. ``is_capped``: there are more than were looked at."""

    total: int
    by_facet: Mapping[str, int]
    is_capped: bool = False


def count_facets(entries: QuerySet[SearchEntry], chosen: Mapping[str, tuple[str, ...]]) -> Counts:
    """Count ``entries`` (not yet filtered by facets) by facet, given what is ``chosen``; 50,000 entries at most.

    One query, and one that asks whether anything has changed since the same was counted last.
    """
    active = {kind: [f"{kind}:{value}" for value in values] for kind, values in chosen.items() if values}
    inner, inner_params = entries.order_by().values("facets", "codes")[: CAP + 1].query.sql_with_params()
    # Each kind is looked at once per entry: OFFSET 0 keeps the planner from doing it for every mention of "misses".
    misses = "".join(f", (NOT facets && %s::text[])::integer AS misses_{number}" for number in range(len(active)))
    missed = " + ".join(f"misses_{number}" for number in range(len(active))) or "0"
    which = "".join(f" WHEN misses_{number} = 1 THEN {number}" for number in range(len(active)))
    sql = f"""
        SELECT failing, facet, number
        FROM (
            SELECT failing, code, count(*) AS number
            FROM (
                SELECT
                    CASE WHEN {missed} = 0 THEN {FITS} WHEN {missed} > 1 THEN {FAILS_TWICE}{which} END AS failing,
                    unnest(CASE WHEN {missed} > 1 THEN '{{{EVERY}}}'::integer[] ELSE codes END) AS code
                FROM (SELECT codes{misses} FROM ({inner}) entries OFFSET 0) looked_at
            ) single
            GROUP BY failing, code
        ) counted
        LEFT JOIN partners_facetcode USING (code)
    """  # noqa: S608 -- only fixed text and SQL that Django compiled
    rows = _rows(sql, [*active.values(), *inner_params])
    kinds = list(active)
    by_facet: dict[str, int] = defaultdict(int)
    for failing, facet, number in rows:
        if facet is not None and (failing == FITS or facet.startswith(f"{kinds[failing]}:")):
            by_facet[facet] += number
    everything = {failing: number for failing, facet, number in rows if facet is None}
    return Counts(everything.get(FITS, 0), by_facet, is_capped=sum(everything.values()) > CAP)


def _rows(sql: str, params: list[Any]) -> list[tuple[int, str | None, int]]:
    """Run the query, or return what it gave since the last change. Who may see what is part of the query's text."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT last_value FROM partners_search_generation")
        [generation] = cursor.fetchone()
        digest = hashlib.sha256(repr((sql, params)).encode(errors="replace")).hexdigest()
        key = f"directory-counts:{generation}:{digest}"
        rows: list[tuple[int, str | None, int]] | None = derived.get(key)
        if rows is None:
            cursor.execute(sql, params)
            rows = cursor.fetchall()
            derived.set(key, rows, KEPT_SECONDS)
    return rows
