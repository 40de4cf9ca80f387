"""What rules may know: a report as frozen data."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from .blocks import Block, Sentence, parse_blocks, sentences_of


@dataclass(frozen=True)
class FigureFacts:
    """A figure that a contribution gives beside its text."""

    indicator: str
    value: str
    unit: str
    reference: str = ""
    quote: str = ""


@dataclass(frozen=True)
class AttachmentFacts:
    """A picture or logo: what it is called, what it shows in words, who has the rights."""

    name: str
    alternative_text: str
    rights: str
    focus_area: int = 0


@dataclass(frozen=True)
class TextFacts:
    """What a partner says about one focus area, in the portal's text format."""

    partner: str
    focus_area: int
    text: str
    figures: tuple[FigureFacts, ...] = ()

    @cached_property
    def blocks(self) -> tuple[Block, ...]:
        """Return headings, paragraphs, items and quotations in their order."""
        return tuple(parse_blocks(self.text))

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """Return the sentences of all blocks but headings, each with its place in the text."""
        return tuple(
            each for block in self.blocks if block.kind != "heading" for each in sentences_of(self.text, block)
        )


@dataclass(frozen=True)
class LastYear:
    """What the same partner printed in an earlier period."""

    year: int
    texts: tuple[TextFacts, ...]


@dataclass(frozen=True)
class ReportFacts:
    """One partner's report: the period's first and last day, the contributions in the order of the focus areas."""

    partner: str
    start: date
    end: date
    texts: tuple[TextFacts, ...]
    last_year: LastYear | None = None
    attachments: tuple[AttachmentFacts, ...] = ()
