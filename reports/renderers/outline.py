"""The parts of a brochure in their order: what is printed, what the contents list."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any, Final

from reports.renderers import data
from reports.renderers.printed import PrintedChapter, PrintedGreeting

# Name, title and template of the parts that are there once.
_SINGLE: Final = {
    data.IMPRINT: ("Impressum", "reports/pdf/parts/imprint.html"),
    data.CONTENTS: ("Inhalt", "reports/pdf/parts/contents.html"),
    data.ABOUT: ("Das Netzwerk und seine Ziele", "reports/pdf/parts/about.html"),
    data.INDICATORS: ("Kennzahlen über die Jahre", "reports/pdf/parts/indicators.html"),
    data.PARTNERS: ("Die Partner im Überblick", "reports/pdf/parts/partners.html"),
    data.INDEX: ("Verzeichnis der Beiträge", "reports/pdf/parts/index.html"),
    data.ERRATA: ("Berichtigungen", "reports/pdf/parts/errata.html"),
}
# Parts that are left out where there is nothing of theirs to print.
_ONLY_WITH: Final = {data.ERRATA: "errata_groups", data.INDICATORS: "indicators"}
_UNLISTED: Final = frozenset({data.IMPRINT, data.CONTENTS})


@dataclass(frozen=True, slots=True)
class Section:
    """A part as it is printed: the target of links to it, its title, its template, its greeting or chapter."""

    key: str
    title: str
    part: str
    greeting: PrintedGreeting | None = None
    chapter: PrintedChapter | None = None


@dataclass(frozen=True, slots=True)
class ContentsBlock:
    """A chapter in the contents, or parts that are listed together."""

    chapter: PrintedChapter | None
    sections: tuple[Section, ...]


def printed_sections(order: Sequence[str], context: Mapping[str, Any]) -> tuple[Section, ...]:
    """The parts that have something to print, in `order`; `context` is that of the brochure's templates."""
    return tuple(section for name in order for section in _sections(name, context))


def _sections(name: str, context: Mapping[str, Any]) -> Iterator[Section]:
    if name == data.GREETINGS:
        for greeting in context["greetings"]:
            yield Section(greeting.key, greeting.title, "reports/pdf/parts/greeting.html", greeting=greeting)
    elif name == data.CHAPTERS:
        for chapter in context["chapters"]:
            yield Section(chapter.key, chapter.title, "reports/pdf/parts/chapter.html", chapter=chapter)
    elif context.get(_ONLY_WITH.get(name, ""), True):
        title, part = _SINGLE[name]
        yield Section(name, title, part)


def contents_blocks(sections: Sequence[Section]) -> tuple[ContentsBlock, ...]:
    """What the contents list: each chapter on its own, the parts between them together."""
    listed = [section for section in sections if section.key not in _UNLISTED]
    return tuple(
        ContentsBlock(chapter, tuple(group)) for chapter, group in groupby(listed, key=lambda section: section.chapter)
    )
