"""Finding a date in the portal, calendars of organisations, and what the ministry corrects."""

import re
from datetime import date, datetime, time, timedelta
from html import unescape
from urllib.parse import unquote

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone

from events.domain.calendars.berlin import BERLIN, berlin
from events.domain.finding.dates import clashes_of, unexplained_clashes
from events.models import BlockedDays, DateExplanation, Event, FeastCorrection, ObservedCalendars, SchoolHolidays
from tests.factories.cooperation import CooperationFactory
from tests.factories.events import BlockedDaysFactory, EventFactory, ObservedCalendarsFactory
from tests.factories.partners import MsoProfileFactory, OrganisationFactory, RepresentativeFactory

pytestmark = pytest.mark.django_db
FINDER, FEASTS = reverse("events:date_finder"), reverse("events:feasts")
RAMADAN = {"first": "2027-02-15", "last": "2027-02-15", "minutes": "120", "part": ["evening"]}
EID = berlin(date(2027, 3, 9), time(18))


@pytest.fixture(autouse=True)
def _today():
    with time_machine.travel(datetime(2026, 11, 21, 12, tzinfo=BERLIN), tick=True):
        yield


@pytest.fixture
def employer():
    return RepresentativeFactory(organisation__employer=True)


@pytest.fixture
def mso():
    return RepresentativeFactory(organisation__name="Frauencafé Dortmund")


def shown(client, url, data=None):
    return client.get(url, data).content.decode()


def event_of(employer, mso, starts_at=EID, **columns):
    ends_at = starts_at and starts_at + timedelta(hours=2)
    return EventFactory(
        state="planned" if starts_at else "idea",
        employer=employer.organisation,
        mso=mso.organisation,
        starts_at=starts_at,
        ends_at=ends_at,
        **columns,
    )


def test_the_calendar_of_a_group_counts_for_who_cooperates_with_it_and_for_nobody_else(client_of, employer, mso):
    ObservedCalendarsFactory(organisation=mso.organisation, note="Nicht vor 20 Uhr")
    asked = {**RAMADAN, "organisation": mso.organisation.slug}
    client = client_of(employer.user)
    before = shown(client, FINDER, asked)
    assert "Nobody has named feasts that count." in before
    assert "Nicht vor 20 Uhr" not in before
    CooperationFactory(state="in_talks", employer=employer.organisation, mso=mso.organisation)
    after = shown(client, FINDER, {**asked, "day": "2027-02-15"})
    assert "Nicht vor 20 Uhr" in after
    assert after.count("Better from") == 1
    assert "6:30 p.m." in after or "18:30" in after
    # Without the group in the search it is information.
    assert "Nobody has named feasts that count." in shown(client, FINDER, RAMADAN)


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"last": "2027-02-14"}, "The last day cannot be before the first."),
        ({"last": "2027-09-01"}, "We compare at most 180 days at once."),
        ({"first": "2020-01-01", "last": "2020-02-01"}, "This day has passed."),
        ({"first": "9998-01-01", "last": "9998-02-01"}, "This day is too far away."),
        ({"first": "gestern"}, "Enter a valid date."),
        ({"minutes": "7"}, "is not one of the available choices"),
    ],
)
def test_bad_input_gets_a_sentence_and_keeps_the_rest(client_of, employer, wrong, said):
    text = shown(client_of(employer.user), FINDER, {**RAMADAN, "group": ["parents"], **wrong})
    assert said in text
    assert 'value="parents" checked' in text.replace('" class="kern-form-check__checkbox"', '"') or "checked" in text
    assert "The five best dates" not in text


def test_weights_and_a_day_stand_in_the_address(client_of, employer):
    asked = {**RAMADAN, "first": "2027-04-01", "last": "2027-04-10", "weight-school_break": "0", "weight-moon": "9"}
    client = client_of(employer.user)
    text = shown(client, FINDER, {**asked, "group": "parents", "day": "2027-04-02"})
    assert "Friday, 2 April 2027" in text
    assert "School holidays: Easter holidays." in text
    assert "some things speak against it" not in text
    assert "some things speak against it" in shown(
        client, FINDER, {**asked, "group": "parents", "weight-school_break": "5"}
    )
    assert "We do not know the place “Nirgendwo”" in shown(client, FINDER, {**asked, "place": "Nirgendwo"})


def test_beyond_the_known_school_holidays_the_page_says_so_and_still_answers(client_of, employer):
    asked = {**RAMADAN, "first": "2029-08-01", "last": "2029-09-10"}
    text = shown(client_of(employer.user), FINDER, asked)
    assert "We know the school holidays until 14 August 2029, not after that." in text
    assert text.count('class="dates-time"') == 5


def test_people_who_hold_an_event_see_its_clash_explain_it_and_a_new_date_asks_again(client_of, employer, mso):
    ObservedCalendarsFactory(organisation=mso.organisation)
    event = event_of(employer, mso)
    url = reverse("events:event_dates", args=[event.pk])
    ours, theirs = client_of(employer.user), client_of(mso.user)
    assert "Eid al-Fitr, end of Ramadan" in shown(ours, url)
    event = Event.objects.with_parties().select_related("venue__municipality").get()
    assert [reason.code for reason in unexplained_clashes(event)] == ["feast:eid_al_fitr"]
    assert ours.post(url, {"step": "explain", "text": " "}).status_code == 200
    assert ours.post(url, {"step": "explain", "text": "Wir feiern das Fest zusammen."}).url == url
    assert "Wir feiern das Fest zusammen." in shown(theirs, url)
    assert DateExplanation.objects.get().codes == ["feast:eid_al_fitr"]
    assert (len(clashes_of(event)), unexplained_clashes(event)) == (1, ())
    Event.objects.update(starts_at=EID + timedelta(days=1), ends_at=EID + timedelta(days=1, hours=2))
    event = Event.objects.with_parties().select_related("venue__municipality").get()
    assert [reason.code for reason in unexplained_clashes(event)] == ["feast:eid_al_fitr"]


def test_an_evening_is_looked_for_in_the_evening_and_its_days_tell_of_ramadan(client_of, employer, mso):
    event = event_of(employer, mso, None)
    url = reverse("events:event_dates", args=[event.pk])
    ours, theirs = client_of(employer.user), client_of(mso.user)
    usual = ours.get(url, headers={"accept-language": "de"}).content.decode()
    assert "2 Stunden" in usual
    assert re.findall(r'value="(day|evening|weekend)"[^>]* checked', usual) == ["evening"]
    assert 'aria-current="page">Termin finden</a>' in usual
    asked = f"{url}?first=2027-02-15&last=2027-02-15&minutes=120&part=evening"
    cell = re.search(r'<td class="dates-day dates-day--good">.*?</td>', shown(ours, asked), re.DOTALL)[0]
    assert "Ramadan: the fast is broken about 17:45." in cell
    # Who names the calendars that count goes on where they were asked for.
    wanted = re.search(r"/kalender/\?next=([^\"]+)", shown(theirs, asked))[1]
    naming = reverse("events:calendars", args=[mso.organisation.slug])
    page = shown(theirs, naming, {"next": unquote(wanted)})
    back = unescape(re.findall('name="next" value="([^"]+)"', page)[-1])
    assert theirs.post(naming, {"step": "observe", "traditions": "islam", "next": back}).url == asked
    assert "After the fast is broken" in shown(ours, asked)


def test_nobody_looks_for_a_date_of_what_is_over(client_of, employer, mso):
    event = EventFactory(state="held", employer=employer.organisation, mso=mso.organisation)
    client = client_of(employer.user)
    assert client.get(reverse("events:event_dates", args=[event.pk])).status_code == 404
    assert "Find a date" not in shown(client, event.get_absolute_url())


def test_a_good_date_has_nothing_to_explain(client_of, employer, mso):
    event = event_of(employer, mso, berlin(date(2027, 4, 7), time(18)), target_groups=["job_seekers"])
    url = reverse("events:event_dates", args=[event.pk])
    client = client_of(employer.user)
    assert "Keep the date and say why" not in shown(client, url)
    assert client.post(url, {"step": "explain", "text": "Darum"}).status_code == 404
    assert clashes_of(Event.objects.with_parties().select_related("venue").get()) == ()


def test_a_proposed_time_is_taken_once_and_not_over_somebody_elses_choice(client_of, employer, mso):
    event = event_of(employer, mso)
    url = reverse("events:event_dates", args=[event.pk])
    client = client_of(employer.user)
    text = shown(client, url, {**RAMADAN, "first": "2027-04-07", "last": "2027-04-07"})
    fields = dict(
        re.findall(r'name="(step|base|starts_at|ends_at)" value="([^"]+)"', text[text.index('value="take"') - 99 :])
    )
    assert (fields["starts_at"], fields["ends_at"]) == ("2027-04-07T18:00:00+02:00", "2027-04-07T20:00:00+02:00")
    assert client.post(url, {**fields, "starts_at": "morgen"}).status_code == 404
    assert client.post(url, fields).url == url
    event.refresh_from_db()
    assert event.starts_at == berlin(date(2027, 4, 7), time(18))
    late = {**fields, "starts_at": "2027-04-08T18:00:00+02:00", "ends_at": "2027-04-08T20:00:00+02:00"}
    assert "Somebody has chosen another date meanwhile" in client.post(url, late, follow=True).content.decode()
    event.refresh_from_db()
    assert event.starts_at == berlin(date(2027, 4, 7), time(18))


def test_other_events_and_blocked_days_are_seen_without_what_they_are_about(client_of, employer, mso):
    event = event_of(employer, mso, None)
    own = EventFactory(
        state="planned",
        mso=mso.organisation,
        title="Geheimer Abend",
        starts_at=berlin(date(2027, 4, 7), time(17)),
        ends_at=berlin(date(2027, 4, 7), time(19)),
    )
    place = {"street": "Kampstraße 1", "postal_code": "44137", "latitude": 51.52, "longitude": 7.46}
    near = {"starts_at": berlin(date(2027, 4, 8), time(10)), "ends_at": berlin(date(2027, 4, 8), time(12))}
    EventFactory(state="announced", title="Elternmarkt", is_public=True, summary="Alle", venue=place, **near)
    EventFactory(state="announced", title="Geschlossener Kreis", venue=place, **near)
    BlockedDaysFactory(organisation=mso.organisation, first=date(2027, 4, 9), why="Vorstand verreist")
    asked = {"first": "2027-04-07", "last": "2027-04-09", "minutes": "120", "part": ["evening"]}
    venue = event.venue
    venue.latitude, venue.longitude = 51.51, 7.47
    venue.save()
    text = shown(client_of(employer.user), reverse("events:event_dates", args=[event.pk]), asked)
    assert "Frauencafé Dortmund has another event around this time." in text
    assert "Frauencafé Dortmund cannot on this day." in text
    assert "“Elternmarkt”" in text
    assert not [secret for secret in (own.title, "Vorstand verreist", "Geschlossener Kreis") if secret in text]


@pytest.mark.parametrize("number", [1, 3])
def test_the_search_costs_the_same_for_one_and_three(client_of, employer, mso, number, django_assert_num_queries):
    event = event_of(employer, mso)
    for _ in range(number):
        other = OrganisationFactory()
        MsoProfileFactory(organisation=other, staff_kind="voluntary")
        ObservedCalendarsFactory(organisation=other)
        BlockedDaysFactory(organisation=other, first=date(2027, 3, 1))
        event.parties.create(organisation=other, side="mso", accepted_at=timezone.now())
        EventFactory(state="planned", mso=other, starts_at=EID, ends_at=EID + timedelta(hours=1))
        FeastCorrection.objects.create(
            feast="easter", year=2027 + other.pk % 9999, first=date(2027, 3, 28), last=date(2027, 3, 29), source="x"
        )
    client, url = client_of(employer.user), reverse("events:event_dates", args=[event.pk])
    shown(client, url)
    with django_assert_num_queries(21):
        shown(client, url)


def test_an_mso_names_calendars_and_blocks_days(client_of, mso):
    client, url = client_of(mso.user), reverse("events:calendars", args=[mso.organisation.slug])
    assert (
        client.post(
            url, {"step": "observe", "traditions": ["islam", "alevi"], "friday_prayer": "on", "note": "Gern"}
        ).url
        == url
    )
    stored = ObservedCalendars.objects.get()
    assert (stored.traditions, stored.friday_prayer, stored.shabbat, stored.updated_by) == (
        ["islam", "alevi"],
        True,
        False,
        mso.user,
    )
    assert "available choices" in client.post(url, {"step": "observe", "traditions": ["moon"]}).content.decode()
    block = {"step": "block", "block-first": "2027-06-01", "block-last": "2027-06-03", "block-why": "Reise"}
    assert client.post(url, block).url == url
    assert (
        "The last day cannot be before the first."
        in client.post(url, {**block, "block-last": "2027-05-01"}).content.decode()
    )
    assert (
        "This day has passed."
        in client.post(url, {**block, "block-first": "2020-05-01", "block-last": "2020-05-01"}).content.decode()
    )
    assert "Reise" in shown(client, url)
    row = BlockedDays.objects.get()
    other = BlockedDaysFactory()
    assert [client.post(url, {"step": "free", "days": days}).status_code for days in (other.pk, "x", row.pk)] == [
        404,
        404,
        302,
    ]
    assert list(BlockedDays.objects.all()) == [other]


def test_the_ministry_corrects_a_feast_and_puts_in_school_holidays(client_of, employer, mso):
    ministry = client_of(RepresentativeFactory(organisation__ministry=True).user)
    url = reverse("events:feast_correction", args=[2027, "eid_al_fitr"])
    data = {"first": "2027-03-10", "last": "2027-03-12", "source": "Schreiben des KRM"}
    assert (
        "The last day cannot be before the first."
        in ministry.post(url, {**data, "last": "2027-03-01"}).content.decode()
    )
    for _again in range(2):
        assert ministry.post(url, data).url == FEASTS
    assert FeastCorrection.objects.filter(withdrawn_at=None).count() == 1
    everybody = client_of(employer.user)
    listed = shown(everybody, FEASTS, {"year": "2027"})
    assert "put in by the ministry: <bdi>Schreiben des KRM</bdi>" in listed
    assert "Correct<" not in listed
    ObservedCalendarsFactory(organisation=mso.organisation)
    event_of(employer, mso)
    event = Event.objects.with_parties().select_related("venue__municipality").get()
    assert clashes_of(event) == ()
    assert ministry.post(url, {"step": "withdraw"}).url == FEASTS
    assert [reason.code for reason in clashes_of(event)] == ["feast:eid_al_fitr"]
    further = {"name": "Herbstferien", "first": "2029-10-13", "last": "2029-10-27", "source": "Ferienordnung"}
    assert ministry.post(FEASTS, further).url == FEASTS
    assert "until 27 October 2029" in shown(everybody, FEASTS)
    assert SchoolHolidays.objects.get().by is not None


def test_every_year_on_offer_is_listed_with_marks_of_the_moon(client_of, employer):
    client = client_of(employer.user)
    text = shown(client, FEASTS, {"year": "2026"})
    assert "others from 19 February 2026" in text
    assert "± 1" in text
    assert "Feasts and holidays 2026" in shown(client, FEASTS, {"year": "1999"})
