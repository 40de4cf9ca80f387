"""Numbers for the ministry: no number of people under five is in them, now or by comparing days."""

from datetime import UTC, date, datetime

import pytest

from events.domain.after import numbers_of_year, years_of_numbers
from events.models import Outcome
from tests.factories.events import EventFactory
from tests.factories.geo import DistrictFactory
from tests.factories.partners import OrganisationFactory

pytestmark = pytest.mark.django_db
NEXT_YEAR = date(2026, 2, 1)


def held(district, attended, formats=("information_evening",), ranges=None):
    employer = OrganisationFactory(employer=True, district=district)
    event = EventFactory(
        state="held", employer=employer, formats=list(formats), starts_at=datetime(2025, 6, 1, 16, tzinfo=UTC)
    )
    Outcome.objects.filter(event=event).update(attended=attended, ranges=ranges or {})


def test_people_are_counted_from_five_on():
    north, south = DistrictFactory(name="Nord"), DistrictFactory(name="Süd")
    held(north, 20, ranges={"18-24": 6, "25-34": 14})
    held(north, 12)
    held(south, 4, ranges={"18-24": 4})
    held(south, None, ["company_visit"])
    assert years_of_numbers() == [2025]
    numbers = numbers_of_year(2025, today=NEXT_YEAR)
    assert [line.all_events for line in numbers.lines] == [2, 2]
    assert numbers.sums.all_events == 4
    # The four guests of the south are in no sum, so the sums give nothing away.
    assert numbers.sums.all_people in {32, None}
    assert all(number is None or number >= 5 for line in numbers.lines for number in (*line.people, line.all_people))
    assert dict(numbers.ages)["18-24"] in {6, None}


def test_ages_wait_for_the_end_of_the_year(django_assert_num_queries):
    held(DistrictFactory(), 20, ranges={"18-24": 6, "25-34": 14})
    assert numbers_of_year(2025, today=date(2025, 12, 31)).ages == ()
    with django_assert_num_queries(2):
        numbers_of_year(2025, today=NEXT_YEAR)
    assert numbers_of_year(2024).lines == ()
