"""The pages of a web edition: which there are, in which order, under which paths."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from reports.renderers import data
from reports.renderers.brochure import brochure_context
from reports.renderers.data import EditionData, PartnerEntry
from reports.renderers.outline import Section
from reports.renderers.printed import PrintedChapter, PrintedContribution, print_pictures

START: Final = ""
SEARCH: Final = "suche/"
NOTICE: Final = "hinweis/"
_TEMPLATES: Final = {
    data.IMPRINT: "reports/web/imprint.html",
    data.ABOUT: "reports/web/about.html",
    data.INDICATORS: "reports/web/indicators.html",
    data.PARTNERS: "reports/web/partners.html",
    data.INDEX: "reports/web/index.html",
    data.ERRATA: "reports/web/errata.html",
}


@dataclass(frozen=True, slots=True)
class PartnerContribution:
    """What a partner wrote to one focus area."""

    chapter: PrintedChapter
    contribution: PrintedContribution


@dataclass(frozen=True, slots=True)
class PartnerPage:
    """All that one partner wrote."""

    entry: PartnerEntry
    contributions: tuple[PartnerContribution, ...]

    @property
    def logos(self) -> Any:
        """The partner's logo, if there is one."""
        return print_pictures(self.entry.logos)


@dataclass(frozen=True, slots=True)
class WebPage:
    """A page: its path below the edition's address, its title, its template and what that shows."""

    path: str
    title: str
    template: str
    section: Section | None = None
    partner: PartnerPage | None = None
    previous: "Neighbour | None" = None
    next: "Neighbour | None" = None

    @property
    def chapter(self) -> PrintedChapter | None:
        """The chapter that the page shows."""
        return self.section.chapter if self.section is not None else None


@dataclass(frozen=True, slots=True)
class Neighbour:
    """The page before or after another one."""

    path: str
    title: str


@dataclass(frozen=True, slots=True)
class Site:
    """A web edition: its data, what its templates show, its pages by path."""

    edition: EditionData
    context: dict[str, Any]
    pages: dict[str, WebPage]


def build_site(edition: EditionData) -> Site:
    """The pages of `edition`: its start, its parts and chapters in printed order, one page for each partner."""
    context = brochure_context(edition)
    reading = [WebPage(START, context["document_title"], "reports/web/start.html"), *_parts(context)]
    reading.append(WebPage(NOTICE, "Hinweis zur Verteilung", "reports/web/notice.html"))
    partners = list(_partners(edition, context))
    pages = {page.path: page for line in (reading, partners) for page in _joined(line)}
    return Site(edition, context | _links(context, partners), pages)


def path_of_partner(slug: str) -> str:
    """The path of a partner's page."""
    return f"partner/{slug}/"


def _parts(context: dict[str, Any]) -> Iterator[WebPage]:
    for section in context["sections"]:
        if section.chapter is not None:
            template = "reports/web/chapter.html"
        elif section.greeting is not None:
            template = "reports/web/greeting.html"
        elif section.key == data.CONTENTS:
            continue  # the start page has them
        else:
            template = _TEMPLATES[section.key]
        yield WebPage(f"{section.key}/", section.title, template, section=section)


def _partners(edition: EditionData, context: dict[str, Any]) -> Iterator[WebPage]:
    by_key = {each.key: (chapter, each) for chapter in context["chapters"] for each in chapter.contributions}
    for entry in edition.partners:
        own = [by_key.get(f"beitrag-{number}-{entry.slug}") for number in range(1, 7)]
        written = tuple(PartnerContribution(*each) for each in own if each is not None)
        if entry.slug and written:
            page = PartnerPage(entry, written)
            yield WebPage(path_of_partner(entry.slug), entry.name, "reports/web/partner.html", partner=page)


def _joined(line: list[WebPage]) -> Iterator[WebPage]:
    for number, page in enumerate(line):
        before = line[number - 1] if number else None
        after = line[number + 1] if number + 1 < len(line) else None
        yield WebPage(
            page.path,
            page.title,
            page.template,
            page.section,
            page.partner,
            Neighbour(before.path, before.title) if before is not None else None,
            Neighbour(after.path, after.title) if after is not None else None,
        )


def _links(context: dict[str, Any], partners: list[WebPage]) -> dict[str, Any]:
    """Where a contribution and a partner are to be found."""
    chapters = context["chapters"]
    places = {each.key: f"{chapter.key}/#{each.key}" for chapter in chapters for each in chapter.contributions}
    return {"places": places, "partner_paths": {page.title: page.path for page in partners}}
