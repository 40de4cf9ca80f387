"""Web editions: which one is shown to whom, from which frozen data."""

from dataclasses import dataclass
from functools import cache, lru_cache
from hashlib import sha256
from pathlib import Path
from typing import Any, Final
from uuid import UUID

from django.conf import settings
from django.template.loader import get_template

from partners.models import Organisation, is_ministry, organisation_ids
from reports import renderers
from reports.models import Build, Edition
from reports.renderers.data import EditionData
from reports.renderers.web.pages import TEMPLATE
from reports.renderers.web.site import Site, build_site, path_of_partner

from .edition import NothingToPrint, collect_edition
from .published_editions import published_editions

_KEPT_SITES: Final = 4


@dataclass(frozen=True)
class ShownEdition:
    """An edition as it is shown: which one, whether it is the current and a public one, the numbers of the public."""

    edition: Edition
    site: Site
    is_current: bool
    is_public: bool
    numbers: tuple[int, ...]
    version: str


@dataclass(frozen=True)
class PublicEdition:
    """A published edition before its texts are read; ``version`` changes with whatever its pages show."""

    edition: Edition
    is_current: bool
    numbers: tuple[int, ...]
    version: str

    def read(self) -> ShownEdition:
        """Read the texts. One query when they are not kept in this process."""
        assert self.edition.build_id is not None  # noqa: S101 -- the database holds that a published edition has one
        site = site_of_build(self.edition.build_id)
        return ShownEdition(
            self.edition, site, self.is_current, is_public=True, numbers=self.numbers, version=self.version
        )


def find_public(year: int, number: int | None = None) -> PublicEdition | None:
    """Return the published edition of that number, the current one without. One query."""
    editions = list(published_editions().filter(period__year=year))
    shown = next((each for each in editions if number in (None, each.number)), None)
    if shown is None or shown.build is None:
        return None
    numbers = tuple(each.number for each in editions)
    version = sha256(f"{shown.build.sha256}{shown.build_id}{numbers}{web_fingerprint()}".encode()).hexdigest()
    return PublicEdition(shown, shown == editions[0], numbers, version)


def find_preview(year: int, number: int, path: str, user: Any) -> ShownEdition | None:
    """Return an edition that is not published: the ministry sees all of it, a partner its own page only."""
    editions = Edition.objects.select_related("period").exclude(state="published")
    edition = editions.filter(period__year=year, number=number).first()
    if edition is None or not (is_ministry(user) or path in _own_paths(user)):
        return None
    try:
        content = _frozen_or_present(edition)
    except NothingToPrint:
        return None
    return ShownEdition(edition, build_site(content), is_current=False, is_public=False, numbers=(), version="")


def _own_paths(user: Any) -> set[str]:
    slugs = Organisation.objects.filter(pk__in=organisation_ids(user)).values_list("slug", flat=True)
    return {path_of_partner(slug) for slug in slugs}


def _frozen_or_present(edition: Edition) -> EditionData:
    if edition.build_id is not None:
        return EditionData.from_json(Build.objects.values_list("content", flat=True).get(pk=edition.build_id))
    return collect_edition(edition)


@lru_cache(maxsize=_KEPT_SITES)
def site_of_build(build: UUID) -> Site:
    """Return the pages of a build; its content never changes, so that a process reads it once."""
    return build_site(EditionData.from_json(Build.objects.values_list("content", flat=True).get(pk=build)))


@cache
def web_fingerprint() -> str:
    """Return the SHA-256 of everything that turns the texts into web pages; read once."""
    templates = Path(get_template(TEMPLATE).template.origin.name).parent  # type: ignore[attr-defined]
    code = sorted(Path(renderers.__path__[0]).rglob("*.py"))
    digest = sha256(f"{settings.STATIC_URL}".encode())
    for path in [*sorted(templates.glob("*.html")), *code]:
        digest.update(path.read_bytes())
    return digest.hexdigest()
