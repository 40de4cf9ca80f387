"""Examples computed by hand from the table in the docstring of the package; PostgreSQL and Python must give them.

A hospital in Hamm plans an information evening on a weekday evening for young people who speak Arabic, within 25 km,
and has no room for it. Weights: distance 3, target groups 4, languages 4, time 2, rooms 2, experience 1, confirmed 2;
their sum is 18.
"""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.utils import timezone

from partners.domain.suggestions.explanation import explain
from partners.domain.suggestions.facts import Facts
from partners.domain.suggestions.project import Project
from partners.domain.suggestions.ranking import rank
from partners.domain.suggestions.weights import complete
from portal.geo.domain.places import Place
from tests.factories.partners import MsoProfileFactory

pytestmark = pytest.mark.django_db

HAMM = Place("municipality", "Hamm", 51.68, 7.82, "05915", "05915000")
# North of Hamm: a degree of latitude is 6371 km × π / 180 = 111.195 km, so 0.09 degrees are 10.008 km.
TEN_KILOMETRES_NORTH = {"organisation__latitude": 51.77, "organisation__longitude": 7.82}
IN_HAMM = {"organisation__latitude": 51.68, "organisation__longitude": 7.82}
HOSPITAL = Project(
    place=HAMM, radius_km=25, groups=("young_people",), languages=("ar",), form="information_evening", time="evening"
)


def confirmed(days):
    return {"organisation__confirmed_at": timezone.now() - timedelta(days=days)}


def scored(project, **weights):
    """Return points and score of the only MSO as PostgreSQL and as Python compute them."""
    [entry] = rank(project, complete(weights)).rows
    explanation = explain(project, complete(weights), Facts.of(entry))
    assert entry.points == explanation.points
    return entry.points, explanation.score


def test_everything_fits():
    # distance   in Hamm             100 × 3 = 300
    # groups     young people        100 × 4 = 400
    # languages  Arabic              100 × 4 = 400
    # time       volunteers, evening 100 × 2 = 200
    # rooms      40 seats            100 × 2 = 200
    # experience yes                 100 × 1 = 100
    # confirmed  10 days ago         100 × 2 = 200
    #                                   sum   1800 / 18 = 100
    MsoProfileFactory(
        **IN_HAMM,
        **confirmed(10),
        target_groups=["young_people", "women"],
        languages=["ar", "de"],
        staff_kind="voluntary",
        rooms_capacity=40,
        employer_experience=True,
    )
    assert scored(HOSPITAL) == (1800, 100)


def test_nothing_but_name_and_place_is_known():
    # distance   10.008 km: 100 − 10008 × 50 / 25000 = 100 − 20.016, SQL and Python round 20.016 down: 80 × 3 = 240
    # groups     unknown              25 × 4 = 100
    # languages  unknown              25 × 4 = 100
    # time       unknown              25 × 2 =  50
    # rooms      unknown              25 × 2 =  50
    # experience unknown              25 × 1 =  25
    # confirmed  never                 0 × 2 =   0
    #                                   sum    565 / 18 = 31.4 → 31
    MsoProfileFactory(**TEN_KILOMETRES_NORTH)
    assert scored(HOSPITAL) == (565, 31)


def test_nothing_fits_but_the_distance():
    # distance   10.008 km            80 × 3 = 240
    # groups     women only            0 × 4 =   0
    # languages  Turkish only          0 × 4 =   0
    # time       paid staff, evening  50 × 2 = 100
    # rooms      0 seats               0 × 2 =   0
    # experience no                    0 × 1 =   0
    # confirmed  400 days ago          0 × 2 =   0
    #                                   sum    340 / 18 = 18.9 → 18
    MsoProfileFactory(
        **TEN_KILOMETRES_NORTH,
        **confirmed(400),
        target_groups=["women"],
        languages=["tr"],
        staff_kind="full_time",
        rooms_capacity=0,
        employer_experience=False,
    )
    assert scored(HOSPITAL) == (340, 18)


def test_one_of_two_languages_and_two_of_three_groups():
    # Asked of it: groups, languages, experience, confirmed; weights 4 + 4 + 1 + 2 = 11.
    # groups     2 of 3: 200 / 3 = 66.7 → 66 × 4 = 264
    # languages  1 of 2                   50 × 4 = 200
    # experience unknown                  25 × 1 =  25
    # confirmed  364 days ago            100 × 2 = 200
    #                                       sum    689 / 11 = 62.6 → 62
    MsoProfileFactory(**confirmed(364), target_groups=["young_people", "parents"], languages=["ar", "de"])
    project = Project(groups=("young_people", "parents", "women"), languages=("ar", "tr"))
    assert scored(project) == (689, 62)


def test_volunteers_during_the_day_with_own_room_of_the_employer():
    # Asked of it: time, experience, confirmed (the employer has a room); weights 2 + 1 + 2 = 5.
    # time       volunteers, day       0 × 2 =   0
    # experience yes                 100 × 1 = 100
    # confirmed  never                 0 × 2 =   0
    #                                   sum    100 / 5 = 20
    MsoProfileFactory(staff_kind="voluntary", employer_experience=True)
    assert scored(Project(form="speed_dating", has_own_room=True, time="day")) == (100, 20)


def test_weights_of_the_user():
    # Languages count most, distance and experience not at all; everything else as before:
    # distance   10.008 km            80 × 0 =   0
    # groups     women only            0 × 4 =   0
    # languages  Arabic              100 × 5 = 500
    # time       mixed, evening      100 × 2 = 200
    # rooms      unknown              25 × 2 =  50
    # experience no                    0 × 0 =   0
    # confirmed  never                 0 × 2 =   0
    #            weights 0+4+5+2+2+0+2 = 15   750 / 15 = 50
    MsoProfileFactory(
        **TEN_KILOMETRES_NORTH,
        target_groups=["women"],
        languages=["ar"],
        staff_kind="mixed",
        employer_experience=False,
    )
    assert scored(HOSPITAL, distance=0, languages=5, experience=0) == (750, 50)


def test_edge_of_the_distance_counts_half():
    # 0.2247 degrees north are 24.986 km of 25: 24986 × 50 / 25000 = 49.97 → 49, so 100 − 49 = 51; 51 × 3 = 153
    # experience unknown 25 × 1, confirmed never 0: 153 + 25 = 178, weights 3 + 1 + 2 = 6: 29.7 → 29
    MsoProfileFactory(organisation__latitude=51.9047, organisation__longitude=7.82)
    assert scored(Project(place=HAMM, radius_km=25)) == (178, 29)


def test_saturday_is_the_weekend_whatever_the_time():
    # time: paid staff at the weekend 50 × 2, experience unknown 25 × 1, confirmed never: 125 / 5 = 25
    MsoProfileFactory(staff_kind="full_time")
    saturday = timezone.datetime(2026, 12, 5).date()
    assert scored(Project(day=saturday, time="day")) == (125, 25)
    assert scored(Project(day=saturday)) == (125, 25)
    # On a Friday during the day 100 × 2: 225 / 5 = 45; without a time nothing is asked: 25 / 3 = 8.3 → 8
    friday = replace(Project(time="day"), day=timezone.datetime(2026, 12, 4).date())
    assert scored(friday) == (225, 45)
    assert scored(replace(friday, time="")) == (25, 8)


def test_no_weight_at_all_gives_no_points():
    MsoProfileFactory()
    assert scored(Project(), experience=0, confirmed=0) == (0, 0)
