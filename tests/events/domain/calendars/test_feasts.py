"""What is asked of the calendars: spans, eves, corrections, what they do not know any more, workable days."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from events.domain import calendars
from events.domain.calendars import (
    Correction,
    Match,
    People,
    SchoolBreak,
    Tradition,
    feasts_between,
    is_workable,
    known_until,
    school_break,
    school_holidays_between,
)
from events.domain.calendars.names import HOLIDAYS, SOURCES, SPECIAL_DAYS, TRADITIONS
from events.domain.calendars.public import public_holiday, special_day
from events.enums.calendar import Tradition as Choice


def feast(slug: str, year: int, *corrections: Correction):
    days = (date(year, 1, 1), date(year, 12, 31))
    return next(each for each in feasts_between(*days, corrections) if each.slug == slug and each.first.year == year)


def test_traditions_are_those_of_the_choices() -> None:
    assert {str(each) for each in Tradition} == set(Choice.values)
    assert {slug: str(words) for slug, words in TRADITIONS.items()} == {
        slug: str(label) for slug, label in Choice.choices
    }


@pytest.mark.parametrize(
    ("slug", "day", "match"),
    [
        ("yom_kippur", date(2027, 10, 10), Match.EVE),
        ("yom_kippur", date(2027, 10, 11), Match.ON),
        ("yom_kippur", date(2027, 10, 12), None),
        ("eid_al_fitr", date(2027, 3, 8), Match.NEAR),
        ("eid_al_fitr", date(2027, 3, 11), Match.ON),
        ("eid_al_fitr", date(2027, 3, 12), Match.NEAR),
        ("eid_al_fitr", date(2027, 3, 13), None),
        ("red_wednesday", date(2027, 4, 13), None),
    ],
)
def test_how_a_day_lies_to_a_feast(slug: str, day: date, match: Match | None) -> None:
    assert feast(slug, 2027).match(day) == match


def test_both_published_days_count_and_no_day_between_them() -> None:
    vesak = feast("vesak", 2026)
    assert (vesak.first, vesak.also) == (date(2026, 5, 1), date(2026, 5, 31))
    assert [vesak.match(date(2026, 5, day)) for day in (1, 2, 15, 31)] == [Match.ON, Match.NEAR, None, Match.ON]


def test_the_fast_of_ramadan_begins_on_either_day() -> None:
    ramadan = feast("ramadan", 2026)
    assert (ramadan.first, ramadan.also, ramadan.days) == (date(2026, 2, 18), date(2026, 2, 19), 30)


def test_two_ramadans_in_one_year_are_both_there() -> None:
    found = [each for each in feasts_between(date(2030, 1, 1), date(2030, 12, 31)) if each.slug == "ramadan"]
    assert [each.first for each in found] == [date(2030, 1, 5), date(2030, 12, 26)]


def test_the_third_friday_is_named_where_communities_count_otherwise() -> None:
    assert feast("ezi", 2027).also is None
    assert (feast("ezi", 2029).first, feast("ezi", 2029).also) == (date(2029, 12, 14), date(2029, 12, 21))


def test_a_correction_moves_the_feast_and_ends_the_doubt() -> None:
    correction = Correction("eid_al_fitr", 2027, date(2027, 3, 10), date(2027, 3, 12), "KRM, 1 February 2027")
    moved = feast("eid_al_fitr", 2027, correction)
    assert (moved.first, moved.last, moved.is_moon, moved.corrected) == (
        date(2027, 3, 10),
        date(2027, 3, 12),
        False,
        "KRM, 1 February 2027",
    )
    assert moved.match(date(2027, 3, 9)) is None
    assert feast("eid_al_fitr", 2028, correction) == feast("eid_al_fitr", 2028)


def test_a_correction_out_of_the_time_asked_for_is_found_by_where_it_moved() -> None:
    correction = Correction("ezi", 2027, date(2027, 12, 31), date(2027, 12, 31), "somebody")
    assert "ezi" in {each.slug for each in feasts_between(date(2027, 12, 31), date(2028, 1, 5), [correction])}
    assert "ezi" not in {each.slug for each in feasts_between(date(2027, 12, 17), date(2027, 12, 17), [correction])}


@given(st.dates(date(2024, 1, 1), date(2034, 12, 31)), st.integers(0, 200))
def test_a_long_time_knows_every_feast_of_its_days(first: date, days: int) -> None:
    found = feasts_between(first, first + timedelta(days=days))
    assert set(feasts_between(first, first)) <= set(found)
    assert all(each.source in SOURCES and each.first <= each.last for each in found)


def test_beyond_the_known_school_holidays_an_end_is_named() -> None:
    end = known_until()["school"]
    assert end >= date(2029, 8, 14)
    assert not school_holidays_between(end + timedelta(days=1), end + timedelta(days=90))
    further = [SchoolBreak("Herbstferien", date(2029, 10, 13), date(2029, 10, 27))]
    assert known_until(further)["school"] == date(2029, 10, 27)
    assert school_break(date(2029, 10, 20), further) == further[0]


def test_what_the_ministry_adds_does_not_double_what_is_known() -> None:
    further = [SchoolBreak("Osterferien", date(2027, 3, 22), date(2027, 4, 3))]
    assert len(school_holidays_between(date(2027, 3, 1), date(2027, 4, 30), further)) == 1


def test_calendars_that_end_say_when() -> None:
    assert {key: end.year for key, end in known_until().items() if key != "school"} == {
        "islam": 2077,
        "shia": 2077,
        "alevi": 2077,
        "lunar": 2100,
        "hindu": 2035,
        "tamil": 2035,
        "buddhist": 2100,
    }


def test_silent_days_lie_before_advent() -> None:
    days = {each.slug: day for day in (date(2027, 11, 14), date(2027, 11, 21)) if (each := special_day(day))}
    assert days == {"volkstrauertag": date(2027, 11, 14), "totensonntag": date(2027, 11, 21)}


def test_holidays_and_special_days_have_words() -> None:
    days = [date(2027, 1, 1) + timedelta(days=number) for number in range(365)]
    assert {public_holiday(day) for day in days} - {None} <= set(HOLIDAYS)
    assert {each.slug for day in days if (each := special_day(day))} == set(SPECIAL_DAYS)


@pytest.mark.parametrize(
    ("day", "people", "workable"),
    [
        (date(2027, 3, 8), People(), True),
        (date(2027, 3, 7), People(), False),  # Sunday
        (date(2027, 3, 26), People(), False),  # Good Friday
        (date(2027, 12, 31), People(), False),
        (date(2027, 3, 9), People(), True),
        (date(2027, 3, 9), People(frozenset({"islam"})), False),  # Eid
        (date(2027, 2, 15), People(frozenset({"islam"})), True),  # one works in Ramadan
        (date(2027, 3, 30), People(), True),
        (date(2027, 3, 30), People(avoids_school_holidays=True), False),
    ],
)
def test_days_on_which_people_can_be_asked_to_work(day: date, people: People, *, workable: bool) -> None:
    assert is_workable(day, people) is workable


def test_the_ministry_s_correction_frees_the_day() -> None:
    moved = [Correction("eid_al_fitr", 2027, date(2027, 3, 10), date(2027, 3, 12), "KRM")]
    assert is_workable(date(2027, 3, 9), People(frozenset({"islam"})), corrections=moved)


def test_calendars_know_no_database_and_no_settings() -> None:
    room = Path(calendars.__file__).parent
    imported = {
        line.split()[1] for path in room.rglob("*.py") for line in path.read_text().splitlines() if "django" in line
    }
    assert imported == {"django.utils.functional", "django.utils.translation"}
