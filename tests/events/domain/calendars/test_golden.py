"""The calendars give the days that others have published. Sources: ``golden/sources.csv``."""

import csv
from datetime import date, timedelta
from pathlib import Path

import pytest

from events.domain.calendars import Feast, feasts_between, public_holiday, school_holidays_between
from events.domain.calendars.names import FEASTS

GOLDEN = Path(__file__).parent / "golden"
FIRST, LAST = date(2026, 1, 1), date(2028, 12, 31)


def rows(name: str) -> list[dict[str, str]]:
    with (GOLDEN / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def nearest(slug: str, day: date) -> Feast:
    found = [feast for feast in feasts_between(FIRST, LAST) if feast.slug == slug]
    return min(found, key=lambda feast: min(abs(start - day) for start in feast.starts))


@pytest.mark.parametrize("row", rows("feasts"), ids=lambda row: f"{row['feast']}-{row['first']}-{row['source']}")
def test_feasts_lie_as_published(row: dict[str, str]) -> None:
    first = date.fromisoformat(row["first"])
    feast = nearest(row["feast"], first)
    if not feast.is_moon:
        assert first in feast.starts
        assert not row["last"] or date.fromisoformat(row["last"]) == first + timedelta(days=feast.days - 1)
        return
    assert min(abs(start - first) for start in feast.starts) <= timedelta(days=1)
    if row["last"]:
        assert abs(feast.last - date.fromisoformat(row["last"])) <= timedelta(days=1)
    if row["source"] in {"diyanet", "singapore_mom"} and row["feast"] not in {"shia_ashura", "alevi_kurban"}:
        assert first in feast.starts


def test_feasts_of_the_moon_are_marked() -> None:
    by_moon = {feast.slug for feast in feasts_between(FIRST, LAST) if feast.is_moon}
    assert {"ramadan", "eid_al_fitr", "eid_al_adha", "ashura", "mawlid", "asure", "vesak", "diwali"} <= by_moon
    assert not by_moon & {"pesach", "easter", "orthodox_easter", "newroz", "red_wednesday", "meskel"}


def test_public_holidays_are_those_of_the_law() -> None:
    days = (FIRST + timedelta(days=number) for number in range((LAST - FIRST).days + 1))
    assert [str(day) for day in days if public_holiday(day)] == [row["day"] for row in rows("public_holidays")]


def test_school_holidays_are_those_of_the_state() -> None:
    found = [each for each in school_holidays_between(FIRST, LAST) if each.first >= date(2026, 1, 7)]
    wanted = [(row["name"], row["first"], row["last"]) for row in rows("school_holidays")]
    assert [(each.name, str(each.first), str(each.last)) for each in found] == wanted


def test_every_row_names_a_source_that_is_listed() -> None:
    listed = {row["source"] for row in rows("sources")}
    tables = ("feasts", "public_holidays", "school_holidays")
    assert {row["source"] for name in tables for row in rows(name)} <= listed


def test_every_feast_has_a_name_and_every_name_a_feast() -> None:
    assert {feast.slug for feast in feasts_between(FIRST, LAST)} == set(FEASTS)
