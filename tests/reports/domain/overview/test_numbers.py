"""The numbers of the overview, counted by hand, for a small state."""

from collections import Counter
from datetime import UTC, date, datetime

import pytest
import time_machine

from events.domain.after import numbers_of_year, years_of_numbers
from events.enums.event import OVER_STATES
from partners.models import SearchEntry
from portal.geo.models import District
from reports.domain.overview import UNKNOWN, Choice, Dimension, Subject, events_of, known_years, overview_of, sums_of
from tests.factories.cooperation import CooperationFactory, CooperationPartyFactory
from tests.factories.events import EventFactory, EventPartyFactory
from tests.factories.geo import DistrictFactory, MunicipalityFactory
from tests.factories.partners import MsoProfileFactory, OrganisationFactory

pytestmark = pytest.mark.django_db
HERE, THERE, NOWHERE = "05911", "05915", "05999"
NOW = datetime(2031, 6, 1, tzinfo=UTC)


@pytest.fixture
def state(official):
    """Make three districts, the last of them empty; return the user who looks."""
    with time_machine.travel(NOW, tick=False):
        here, there = DistrictFactory(key=HERE, name="Bochum"), DistrictFactory(key=THERE, name="Hamm")
        DistrictFactory(key=NOWHERE, name="Leer")
        sport = MsoProfileFactory(organisation__district=here, fields=["sport", "culture"]).organisation
        silent = MsoProfileFactory(organisation__state="draft").organisation
        away = MsoProfileFactory(organisation__municipality=MunicipalityFactory(district=there)).organisation
        OrganisationFactory(employer=True, district=here)
        _cooperations(sport, silent, away)
        _events(sport, silent, here, there)
    return official


def _cooperations(sport, silent, away):
    CooperationFactory(state="proposed", mso=sport)
    both = CooperationFactory(state="confirmed", mso=sport, confirmed_on=date(2031, 1, 1))
    CooperationPartyFactory(cooperation=both, organisation=away)
    CooperationPartyFactory(cooperation=both, organisation=silent, accepted_at=None)
    ended = CooperationFactory(state="ended", mso=away)
    type(ended).objects.filter(pk=ended.pk).update(confirmed_on=date(2028, 5, 1), ended_on=date(2029, 5, 1))
    CooperationFactory(state="dormant", mso=silent)


def _events(sport, silent, here, there):
    place = {"municipality": MunicipalityFactory(district=there)}
    first = EventFactory(state="held", mso=sport, formats=["bus_tour", "market"], venue=place)
    EventPartyFactory(event=first, organisation=silent)
    hosted = OrganisationFactory(employer=True, district=here)
    # Half an hour into the new year in Berlin, while it is still the old one elsewhere.
    moment = datetime(2031, 12, 31, 23, 30, tzinfo=UTC)
    EventFactory(state="announced", mso=silent, employer=hosted, starts_at=moment)
    EventFactory(state="closed", mso=silent)
    EventFactory(state="planned", mso=sport)
    EventFactory(state="cancelled", mso=sport)


def numbers(overview, dimension, subject):
    return {value: each for value, each in overview.tables[dimension].numbers_of(subject).items() if each}


@pytest.fixture
def look(state):
    def look(**choice):
        with time_machine.travel(NOW, tick=False):
            return overview_of(state, Choice(**choice), known_years(state))

    return look


TABLE = [
    ({}, Dimension.DISTRICT, Subject.ORGANISATIONS, {HERE: 1, THERE: 1, UNKNOWN: 1}),
    ({}, Dimension.DISTRICT, Subject.COOPERATIONS, {HERE: 1, THERE: 2, UNKNOWN: 1}),
    ({}, Dimension.DISTRICT, Subject.EVENTS, {HERE: 1, THERE: 1, UNKNOWN: 1}),
    ({}, Dimension.FIELD, Subject.ORGANISATIONS, {"sport": 1, "culture": 1, UNKNOWN: 2}),
    ({}, Dimension.FIELD, Subject.COOPERATIONS, {"sport": 1, "culture": 1, UNKNOWN: 2}),
    ({}, Dimension.FIELD, Subject.EVENTS, {"sport": 1, "culture": 1, UNKNOWN: 2}),
    ({}, Dimension.FORMAT, Subject.EVENTS, {"bus_tour": 1, "market": 1, "information_evening": 2}),
    ({}, Dimension.YEAR, Subject.COOPERATIONS, {"2028": 1, "2029": 1, "2031": 2}),
    ({}, Dimension.YEAR, Subject.EVENTS, {"2031": 2, "2032": 1}),
    ({"year": 2029}, Dimension.DISTRICT, Subject.COOPERATIONS, {THERE: 1}),
    ({"year": 2032}, Dimension.DISTRICT, Subject.COOPERATIONS, {}),
    ({"year": 2032}, Dimension.DISTRICT, Subject.EVENTS, {HERE: 1}),
    ({"district": HERE}, Dimension.FIELD, Subject.COOPERATIONS, {"sport": 1, "culture": 1}),
    ({"district": THERE}, Dimension.YEAR, Subject.COOPERATIONS, {"2028": 1, "2029": 1, "2031": 1}),
    ({"field": "sport"}, Dimension.DISTRICT, Subject.COOPERATIONS, {HERE: 1, THERE: 1}),
    ({"field": "sport"}, Dimension.DISTRICT, Subject.ORGANISATIONS, {HERE: 1}),
    ({"field": "sport", "format": "market"}, Dimension.DISTRICT, Subject.EVENTS, {THERE: 1}),
    # A table goes on showing what could be chosen instead.
    ({"district": HERE}, Dimension.DISTRICT, Subject.EVENTS, {HERE: 1, THERE: 1, UNKNOWN: 1}),
    ({"format": "market"}, Dimension.FORMAT, Subject.EVENTS, {"bus_tour": 1, "market": 1, "information_evening": 2}),
]


def test_numbers_are_those_counted_by_hand(look):
    wrong = []
    for choice, dimension, subject, expected in TABLE:
        found = numbers(look(**choice), dimension, subject)
        if found != expected:
            wrong.append((choice, dimension, subject, found))
    assert wrong == []
    overview = look()
    assert list(overview.sums.values()) == [3, 3, 3]
    without = {each: [line.label for line in overview.tables[Dimension.DISTRICT].without(each)] for each in Subject}
    assert list(without.values()) == [["Kreis Leer"]] * 3


def test_sums_are_those_of_the_overview(state, look):
    for choice in ({}, {"year": 2031}, {"district": THERE}, {"field": "sport"}):
        with time_machine.travel(NOW, tick=False):
            sums = sums_of(state, Choice(**choice))
        assert sums == look(**choice).sums


def test_what_an_organisation_keeps_to_itself_is_not_counted(look):
    entry = SearchEntry.objects.get(facets__contains=["field:sport"])
    entry.organisation.field_audiences.create(field="fields", audience="own")
    overview = look()
    for subject in Subject:
        assert set(numbers(overview, Dimension.FIELD, subject)) == {UNKNOWN}


def test_what_was_held_is_the_same_number_as_on_the_page_of_events(state):
    """That page counts what was held, each once; the overview also what is announced. Place and year are the same."""
    names = {None: "", **{each.pk: str(each) for each in District.objects.all()}}
    years = years_of_numbers()
    assert years
    for year in years:
        held = events_of(state, Choice(year=year)).filter(state__in=OVER_STATES).order_by()
        expected = Counter(names[key] for key in held.values_list("place", flat=True))
        assert {line.district: line.all_events for line in numbers_of_year(year).lines} == expected
    assert sum(numbers_of_year(year).sums.all_events for year in years) == 2
