"""Editions that everybody may read, with their builds."""

from django.db.models import QuerySet

from reports.models import Build, Edition


def published_editions() -> QuerySet[Edition]:
    """Return published editions, the latest period's first, the current edition of each period first."""
    return (
        Edition.objects.published()
        .select_related("period", "build")
        .defer("build__content", "build__sources")
        .order_by("-period__end", "-number")
    )


def newest_brochure() -> Edition | None:
    """Return the current edition of the latest published period. One query."""
    return published_editions().first()


def published_edition(year: int, number: int | None = None) -> Edition | None:
    """Return the published edition of that number, the current one without. One query."""
    editions = published_editions().filter(period__year=year)
    return editions.first() if number is None else editions.filter(number=number).first()


def build_of(edition: Edition) -> Build:
    """Return the build a published edition is bound to."""
    assert edition.build is not None  # noqa: S101 -- the database holds that a released edition has one
    return edition.build
