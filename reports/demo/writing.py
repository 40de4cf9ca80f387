"""Puts invented contributions together: from one sentence to several pages, in the portal's text format."""

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from random import Random

from django.conf import settings

from reports.enums import FocusArea
from reports.models import Contribution, Figure

# How many sections a text has: none is a brief text, one has no heading.
SECTIONS = (0, 1, 2, 3, 5)
WEIGHTS = (30, 25, 20, 15, 10)


@dataclass(frozen=True)
class Written:
    """An invented text, and the numbers it gives: placeholder to value."""

    text: str
    numbers: dict[str, int]


@dataclass(frozen=True)
class Material:
    """What can be written about one focus area: sections for long texts, brief texts for short ones."""

    sections: tuple[str, ...]
    brief: tuple[str, ...]


@cache
def read_material(focus_area: FocusArea) -> Material:
    """Read ``fixtures/demo_reports``: sections that begin with a heading, a line of hyphens, brief texts."""
    text = (settings.ROOT / "fixtures" / "demo_reports" / f"focus_area_{focus_area.value}.md").read_text()
    long, brief = text.split("\n---\n")
    sections = tuple(section.strip() for section in re.split(r"(?m)^(?=### )", long) if section.strip())
    return Material(sections, tuple(part.strip() for part in brief.strip().split("\n\n")))


def write_contribution(rng: Random, focus_area: FocusArea) -> Written:
    """Return a text about the focus area."""
    material = read_material(focus_area)
    count = rng.choices(SECTIONS, WEIGHTS)[0]
    share = rng.randint(14, 38)
    numbers = {
        "share": share,
        "before": share - rng.randint(0, 3),
        "response": rng.randint(41, 72),
        "growth": rng.randint(6, 25),
        "count": rng.randint(12, 160),
    }
    if count == 0:
        template = rng.choice(material.brief)
    else:
        chosen = sorted(rng.sample(material.sections, count), key=material.sections.index)
        # A single section needs no heading.
        template = chosen[0].partition("\n\n")[2] if count == 1 else "\n\n".join(chosen)
    few = rng.choice(("drei", "vier", "fünf", "sechs", "acht"))
    used = {name: value for name, value in numbers.items() if f"{{{name}}}" in template}
    return Written(template.format(**numbers, few=few), used)


def invent_figures(contribution: Contribution, written: Written, reference: str) -> list[Figure]:
    """Return the numbers of the text as figures where a reader would look for them: shares and training."""
    numbers, figures = written.numbers, []
    if contribution.focus_area == FocusArea.STAFF_SHARE and "share" in numbers:
        qualifier = f"freiwillige Befragung, Rücklauf {numbers['response']} %" if "response" in numbers else ""
        figures.append(
            Figure(
                contribution=contribution,
                indicator="Anteil der Beschäftigten mit Einwanderungsgeschichte",
                value=Decimal(numbers["share"]),
                unit="%",
                reference=reference,
                qualifier=qualifier,
            )
        )
    if contribution.focus_area == FocusArea.COMPETENCE and "count" in numbers:
        figures.append(
            Figure(
                contribution=contribution,
                indicator="Teilnehmende an Fortbildungen und Kursen",
                value=Decimal(numbers["count"]),
                unit="Personen",
                reference=reference,
            )
        )
    return figures
