"""How many results every facet would give: one query for all of them.

A value of a kind is counted among entries that fit all *other* kinds, because values of one kind are alternatives.
An entry that fails in no kind counts for all its facets; one that fails in exactly one kind counts for that kind
only; the others count for nothing.
"""

import hashlib
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
    inner, inner_params = entries.order_by().values("facets")[: CAP + 1].query.sql_with_params()
    fits = "".join(" + (NOT facets && %s::text[])::integer" for _kind in active)
    which = "".join(" WHEN NOT facets && %s::text[] THEN %s" for _kind in active)
    failing = f"CASE{which} END" if active else "NULL"
    sql = f"""
        WITH looked_at AS MATERIALIZED (
            SELECT facets, 0{fits} AS fails, {failing} AS failing FROM ({inner}) entries
        )
        SELECT '' AS facet, count(*) FILTER (WHERE fails = 0), count(*) FROM looked_at
        UNION ALL
        SELECT facet, count(*), 0 FROM looked_at, unnest(facets) facet
        WHERE fails = 0 OR (fails = 1 AND starts_with(facet, failing))
        GROUP BY facet
    """  # noqa: S608 -- only fixed text and SQL that Django compiled
    by_kind = [part for kind, keys in active.items() for part in (keys, f"{kind}:")]
    rows = _rows(sql, [*active.values(), *by_kind, *inner_params])
    (_empty, total, looked_at), *facets = rows
    return Counts(total, {facet: count for facet, count, _unused in facets}, is_capped=looked_at > CAP)


def _rows(sql: str, params: list[Any]) -> list[tuple[str, int, int]]:
    """Run the query, or return what it gave since the last change. Who may see what is part of the query's text."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT last_value FROM partners_search_generation")
        [generation] = cursor.fetchone()
        digest = hashlib.sha256(repr((sql, params)).encode(errors="replace")).hexdigest()
        key = f"directory-counts:{generation}:{digest}"
        rows: list[tuple[str, int, int]] | None = derived.get(key)
        if rows is None:
            cursor.execute(sql, params)
            rows = cursor.fetchall()
            derived.set(key, rows, KEPT_SECONDS)
    return rows
