"""Calendar files, read by two libraries that know nothing of each other."""

import io
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest
import vobject
from dateutil.tz import tzical
from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Calendar

from events.renderers.calendar_file import BERLIN, ZONE, DatedEvent, calendar_of

EVENT = DatedEvent(
    uid="1@brueckenbauer",
    sequence=3,
    status="CONFIRMED",
    start=datetime(2027, 2, 18, 17, 0, tzinfo=UTC),
    end=datetime(2027, 2, 18, 19, 30, tzinfo=UTC),
    is_all_day=False,
    changed_at=datetime(2027, 1, 2, 3, 4, 5, tzinfo=UTC),
    title="Elternabend",
    text="Kommen Sie!",
    place="Kampstraße 1, 44137 Dortmund",
    address="https://bruecken.example.org/v/7K3F9QXM2B/?lang=de",
)
# Line breaks come back as one kind; controls and half letters (surrogates) are no text.
TEXTS = st.text(st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp"]) | st.just("\n"), max_size=200).map(
    lambda text: text.strip("\n")
)


def test_our_zone_changes_when_that_of_berlin_does():
    ours = tzical(io.StringIO("\r\n".join(ZONE))).get("Europe/Berlin")
    for year in range(2020, 2038):
        for month, change in ((3, timedelta(hours=1)), (10, timedelta(hours=-1))):
            days = (date(year, month, 31) - timedelta(days=n) for n in range(7))
            sunday = next(day for day in days if day.isoweekday() == 7)
            before, after = (datetime(sunday.year, month, sunday.day, hour, tzinfo=BERLIN) for hour in (1, 4))
            for moment in (before, after):
                assert ours.utcoffset(moment) == moment.utcoffset(), moment
            assert ours.utcoffset(after) - ours.utcoffset(before) == change


@settings(max_examples=60, deadline=None)
@given(title=TEXTS.filter(bool), text=TEXTS, minutes=st.integers(0, 20 * 365 * 24 * 60), length=st.integers(1, 10_000))
def test_what_is_written_is_what_two_libraries_read(title, text, minutes, length):
    start = datetime(2020, 1, 1, tzinfo=UTC) + timedelta(minutes=minutes)
    event = replace(EVENT, title=title, text=text, start=start, end=start + timedelta(minutes=length))
    content = calendar_of([event])
    assert all(len(line) <= 75 for line in content.split(b"\r\n"))

    [read] = Calendar.from_ical(content).walk("VEVENT")
    assert (str(read["SUMMARY"]), str(read.get("DESCRIPTION", ""))) == (title, text)
    assert (read.start, read.end) == (start, event.end)
    assert (str(read["UID"]), read["SEQUENCE"], str(read["STATUS"])) == (event.uid, 3, "CONFIRMED")

    other = vobject.readOne(content.decode()).vevent
    assert (other.summary.value, other.description.value if text else "") == (title, text)
    assert (other.dtstart.value.astimezone(UTC), other.dtend.value.astimezone(UTC)) == (start, event.end)


@pytest.mark.parametrize(
    ("first", "after"),
    [(date(2027, 3, 28), date(2027, 3, 29)), (date(2027, 10, 30), date(2027, 11, 2))],
)
def test_an_all_day_event_ends_before_its_end_also_when_the_clock_changes(first, after):
    start, end = (datetime.combine(day, time(), BERLIN) for day in (first, after))
    content = calendar_of([replace(EVENT, is_all_day=True, start=start, end=end)])
    [read] = Calendar.from_ical(content).walk("VEVENT")
    assert (read.start, read.end) == (first, after)
    other = vobject.readOne(content.decode()).vevent
    assert (other.dtstart.value, other.dtend.value) == (first, after)
    assert b"VTIMEZONE" not in content


def test_the_hour_that_comes_twice_keeps_its_order():
    first = datetime(2027, 10, 31, 0, 30, tzinfo=UTC)
    content = calendar_of([replace(EVENT, start=first, end=first + timedelta(hours=1))])
    assert b"DTSTART;TZID=Europe/Berlin:20271031T023000" in content
    assert b"DTEND:20271031T013000Z" in content


def test_a_feed_has_a_name_and_says_when_to_ask_again():
    content = calendar_of([], name="Brückenbauer; Verein")
    calendar = Calendar.from_ical(content)
    assert b"NAME:Br\xc3\xbcckenbauer\\; Verein\r\n" in content
    assert calendar["METHOD"] == "PUBLISH"
    assert b"REFRESH-INTERVAL;VALUE=DURATION:PT6H" in content
    assert b"ATTENDEE" not in calendar_of([EVENT]) + content
