"""Indicators of the demo: six of the state, two of the network, with values that rise, break off and are too small."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from random import Random

from reports.domain.indicators.defining import save_state_value
from reports.domain.indicators.entering import ValueTerms, save_value
from reports.enums import CoreTopic, Counted, Way
from reports.models import Indicator, Report

PEOPLE, SHARE, OTHER = Counted.PEOPLE, Counted.SHARE, Counted.OTHER
TRAINEES = "Auszubildende am Stichtag"


@dataclass(frozen=True)
class Sample:
    """An invented indicator; ``state`` are the state's values from 2023 on, ``partner`` about where partners begin."""

    name: str
    counts: Counted
    unit: str
    basis: str
    way: Way
    topic: CoreTopic | None
    state: tuple[str, ...]
    partner: int


SAMPLES = (
    Sample(
        "Dienststellen mit eigenem Plan zur interkulturellen Öffnung", OTHER, "Dienststellen", "alle Dienststellen",
        Way.REGISTER, CoreTopic.ANCHORING, ("61", "74", "88", "97"), 3,
    ),
    Sample(
        "Veranstaltungen zur interkulturellen Öffnung", OTHER, "Veranstaltungen", "eigene und gemeinsame",
        Way.REGISTER, CoreTopic.IMPULSES, ("34", "41", "39", "52"), 6,
    ),
    Sample(
        "Bewerbungen von Menschen mit Einwanderungsgeschichte", PEOPLE, "Personen", "alle Bewerbungen mit Angabe",
        Way.ESTIMATE, CoreTopic.INTEREST, ("2100", "2450", "2700", "3150"), 40,
    ),
    Sample(
        "Neu Eingestellte mit Einwanderungsgeschichte", SHARE, "%", "alle neu Eingestellten",
        Way.SURVEY, CoreTopic.HURDLES, ("17.5", "18.9", "19.4", "21"), 22,
    ),
    Sample(
        "Teilnehmende an Fortbildungen zur interkulturellen Kompetenz", PEOPLE, "Personen", "alle Beschäftigten",
        Way.REGISTER, CoreTopic.COMPETENCE, ("3900", "4300", "4150", "4800"), 60,
    ),
    Sample(
        "Beschäftigte, die ihr Haus anderen empfehlen", SHARE, "%", "alle, die geantwortet haben",
        Way.SURVEY, CoreTopic.QUALITY, ("64", "66", "71", "70.5"), 68,
    ),
    Sample(TRAINEES, PEOPLE, "Personen", "alle Ausbildungsberufe", Way.REGISTER, None, (), 24),
)  # fmt: skip
PART = "Davon Auszubildende mit Einwanderungsgeschichte"
FIRST_YEAR = 2023


def store_indicators() -> None:
    """Store the indicators of the network and the state's values."""
    for sample in SAMPLES:
        indicator = Indicator.objects.create(
            name=sample.name,
            counts=sample.counts,
            unit=sample.unit,
            basis=sample.basis,
            way=sample.way,
            core_topic=sample.topic,
        )
        for year, number in enumerate(sample.state, start=FIRST_YEAR):
            terms = _terms(indicator, date(year, 6, 30), Decimal(number), people=8_000)
            save_state_value(indicator, year, terms, seen="", actor=None)
    whole = Indicator.objects.get(name=TRAINEES)
    Indicator.objects.create(name=PART, counts=PEOPLE, unit=whole.unit, basis=whole.basis, way=whole.way, part_of=whole)


def store_values(rng: Random, report: Report) -> None:
    """Give values of all indicators; in 2026 some partners count new employees in another way.

    All but three of some partners' trainees have an immigration history: neither number is shown beside the whole.
    """
    year, end = report.period.year, report.period.end
    values = {each.name: each for each in Indicator.objects.of_network()}
    changes = rng.random() < 1 / 2 and year > FIRST_YEAR + 2
    for sample in SAMPLES:
        indicator = values[sample.name]
        number = Decimal(sample.partner + rng.randint(0, sample.partner // 3) + (year - FIRST_YEAR) * 2)
        way = Way.ESTIMATE if changes and sample.topic == CoreTopic.HURDLES else sample.way
        save_value(report, indicator, _terms(indicator, end, number, people=400, way=way), seen="", actor=None)
        if sample.name == TRAINEES:
            part = number - 3 if rng.random() < 1 / 2 else Decimal(int(number) // 2)
            save_value(report, values[PART], _terms(values[PART], end, part), seen="", actor=None)


def _terms(indicator: Indicator, day: date, number: Decimal, *, people: int | None = None, way: str = "") -> ValueTerms:
    is_share = indicator.counts == SHARE
    way = way or indicator.way
    return ValueTerms(
        value=number,
        counts=indicator.counts,
        unit=indicator.unit,
        basis=indicator.basis,
        way=way,
        to_day=day,
        people=people if is_share else None,
        response_rate=Decimal(61) if way == Way.SURVEY else None,
    )
