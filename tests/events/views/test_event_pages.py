"""The pages of events, as both sides and everybody else see them."""

from datetime import datetime, time, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from events.domain import planning
from events.domain.planning.words import in_berlin
from events.enums.event import Section
from events.models import Event
from tests.factories.cooperation import CooperationFactory
from tests.factories.events import AgendaItemFactory, CostItemFactory, EventFactory, EventPartyFactory
from tests.factories.partners import OrganisationFactory, RepresentativeFactory

pytestmark = pytest.mark.django_db
PHONE = "0231 4711"


def person(event, side):
    return RepresentativeFactory(organisation=event.parties.get(side=side).organisation).user


def address(name, event, *more):
    return reverse(f"events:{name}", args=[event.pk, *more])


def test_event_is_begun_asked_answered_and_planned(client):
    employer, mso = OrganisationFactory(employer=True), OrganisationFactory(name="Brücke e. V.")
    CooperationFactory(state="in_talks", employer=employer, mso=mso)
    host, guest = RepresentativeFactory(organisation=employer).user, RepresentativeFactory(organisation=mso).user
    client.force_login(host)
    sent = {"title": "Besuch im Betrieb", "formats": ["company_visit"], "own": employer.pk}
    assert client.post(reverse("events:event_new"), {**sent, "formats": []}).status_code == 422
    page = client.post(reverse("events:event_new"), sent, follow=True)
    event = Event.objects.get()
    assert page.redirect_chain[-1][0] == event.get_absolute_url()
    found = client.get(address("event_invite", event), {"name": "Brücke"}).content.decode()
    assert f"?mit={mso.slug}" in found
    client.post(f"{address('event_invite', event)}?mit={mso.slug}", {"side": "mso"})
    day = timezone.localdate() + timedelta(days=30)
    client.post(address("event_date", event), {"day": day, "starts": "17:30", "ends": "19:30"})
    client.force_login(guest)
    assert "Besuch im Betrieb" in client.get(reverse("start")).content.decode()
    client.post(address("event_join", event))
    event.refresh_from_db()
    assert (event.state, in_berlin(event.starts_at).strftime("%H:%M")) == ("planned", "17:30")


def test_event_of_a_cooperation_asks_all_who_take_part(client):
    cooperation = CooperationFactory(state="confirmed", title="Pflege zum Kennenlernen")
    parties = {party.side: party.organisation for party in cooperation.parties.all()}
    foreign = CooperationFactory(state="confirmed", title="Fremde Kooperation")
    host = RepresentativeFactory(organisation=parties["employer"]).user
    second = RepresentativeFactory(user=host).organisation
    client.force_login(host)
    assert f"?kooperation={cooperation.pk}" in client.get(cooperation.get_absolute_url()).content.decode()
    text = client.get(reverse("events:event_new")).content.decode()
    assert "Pflege zum Kennenlernen" in text
    assert "Fremde Kooperation" not in text
    sent = {"title": "Elternabend", "formats": ["information_evening"], "own": parties["employer"].pk}
    url = reverse("events:event_new")
    for wrong in ({"cooperation": foreign.pk}, {"cooperation": cooperation.pk, "own": second.pk}):
        assert client.post(url, {**sent, **wrong}).status_code == 422
    assert client.post(url, {**sent, "cooperation": cooperation.pk}).status_code == 302
    event = Event.objects.get()
    assert event.cooperation == cooperation
    assert {(each.organisation, each.accepted_at is None) for each in event.parties.all()} == {
        (parties["employer"], False),
        (parties["mso"], True),
    }
    ministry = RepresentativeFactory(organisation__ministry=True).user
    for user, sees in ((host, True), (ministry, False)):
        client.force_login(user)
        text = client.get(cooperation.get_absolute_url()).content.decode()
        assert ("Elternabend" in text, "Begin an event" in text) == (sees, sees)


def test_guest_who_is_asked_sees_neither_costs_nor_phone_number(client):
    event = EventFactory(needs={"emergency_phone": PHONE})
    CostItemFactory(event=event, what="Geheimer Posten")
    asked = RepresentativeFactory()
    EventPartyFactory(event=event, organisation=asked.organisation, accepted_at=None)
    for user, sees in ((person(event, "employer"), True), (asked.user, False)):
        client.force_login(user)
        text = client.get(event.get_absolute_url()).content.decode()
        assert (PHONE in text, "Geheimer Posten" in text) == (sees, sees)


def test_everybody_reads_of_public_events_what_guests_need(client):
    event = EventFactory(
        state="announced",
        is_public=True,
        summary="Kommen Sie vorbei.",
        needs={"emergency_phone": PHONE},
        venue={"is_online": True, "online_link": "https://example.org/geheimer-raum"},
    )
    asked = EventPartyFactory(event=event, accepted_at=None).organisation
    EventFactory(state="announced", title="Nur für uns")
    for url in (reverse("events:public"), event.get_absolute_url()):
        text = client.get(url).content.decode()
        assert "Kommen Sie vorbei." in text
        for hidden in (PHONE, "geheimer-raum", asked.name, "Nur für uns"):
            assert hidden not in text
    Event.objects.filter(pk=event.pk).update(
        starts_at=timezone.now() - timedelta(days=3), ends_at=timezone.now() - timedelta(days=2)
    )
    assert "Kommen Sie vorbei." not in client.get(reverse("events:public")).content.decode()
    assert "Kommen Sie vorbei." in client.get(reverse("events:public"), {"zeit": "vorbei"}).content.decode()


def test_programme_is_written_by_the_clock(client):
    day = timezone.localdate() + timedelta(days=40)
    start = timezone.make_aware(datetime.combine(day, time(18)))
    event = EventFactory(starts_at=start, ends_at=start + timedelta(hours=2))
    client.force_login(person(event, "employer"))
    url = address("event_edit", event, "programme")
    base = planning.fingerprint(planning.section_values(event, Section.PROGRAMME))
    row = {"agenda0-at": "18:30", "agenda0-minutes": "45", "agenda0-title": "Führung", "agenda0-who": ""}
    empty = {"agenda1-at": "", "agenda1-minutes": "30", "agenda1-title": ""}
    late = client.post(url, {**row, **empty, "agenda0-at": "19:50", "base": base})
    assert late.status_code == 422
    assert "19:50" in late.content.decode()
    assert client.post(url, {**row, **empty, "base": base}).status_code == 302
    item = event.agenda.get()
    assert (item.starts_after, item.minutes, item.title) == (30, 45, "Führung")
    assert "18:30–19:15 Führung" in client.get(event.get_absolute_url()).content.decode()
    more = client.post(url, {**row, **empty, "agenda0-minutes": "viele", "base": base, "more": "1"})
    assert more.status_code == 200
    text = more.content.decode()
    assert 'value="viele"' in text
    assert "Please check" not in text
    assert 'name="agenda3-title"' in text
    assert event.agenda.get().minutes == 45
    assert 'value="18:30"' in client.get(url).content.decode()


def test_what_was_saved_meanwhile_is_shown_and_nothing_lost(client):
    event = EventFactory()
    client.force_login(person(event, "mso"))
    url = address("event_edit", event, "basics")
    sent = {
        "title": "Meine Fassung",
        "formats": ["market"],
        "minors": "no",
        "base": planning.fingerprint(planning.section_values(event, Section.BASICS)),
    }
    Event.objects.filter(pk=event.pk).update(title="Deren Fassung")
    clash = client.post(url, sent)
    text = clash.content.decode()
    assert clash.status_code == 409
    assert "Deren Fassung" in text
    assert "Meine Fassung" in text
    again = client.post(url, {**sent, "base": clash.context["base"]})
    assert again.status_code == 302
    assert Event.objects.get().title == "Meine Fassung"


@pytest.mark.parametrize(
    ("sent", "field"),
    [
        ({"day": "2027-05-04", "starts": "19:00", "ends": "18:00"}, "ends"),
        ({"day": "2020-05-04", "starts": "18:00", "ends": "19:00"}, "day"),
        ({"day": "2027-03-28", "starts": "02:30", "ends": "04:00"}, "starts"),
        ({"day": "2027-05-04"}, "starts"),
        ({"starts": "18:00", "ends": "19:00"}, "day"),
    ],
)
def test_dates_that_cannot_be_are_said_at_their_field(client, sent, field):
    event = EventFactory(starts_at=None)
    client.force_login(person(event, "mso"))
    answer = client.post(address("event_date", event), sent)
    assert answer.status_code == 422
    assert field in answer.context["form"].errors


def test_all_day_event_ends_with_the_midnight_after_it(client):
    event = EventFactory(starts_at=None)
    client.force_login(person(event, "mso"))
    client.post(address("event_date", event), {"day": "2027-10-30", "last_day": "2027-10-31", "is_all_day": "on"})
    event.refresh_from_db()
    # The clocks go back in the night to the 31st.
    assert event.ends_at - event.starts_at == timedelta(hours=49)


def test_list_costs_the_same_for_one_event_and_three(client, django_assert_num_queries):
    first = EventFactory(state="planned")
    user = person(first, "mso")
    mso = first.parties.get(side="mso").organisation
    client.force_login(user)
    client.get(reverse("events:events"))
    with django_assert_num_queries(7):
        client.get(reverse("events:events"))
    for state in ("idea", "announced"):
        EventFactory(state=state, mso=mso)
    with django_assert_num_queries(7):
        client.get(reverse("events:events"))


def test_page_costs_a_fixed_number_of_queries(client, django_assert_num_queries):
    event = EventFactory(state="planned")
    client.force_login(person(event, "mso"))
    client.get(event.get_absolute_url())
    with django_assert_num_queries(13):
        client.get(event.get_absolute_url())
    for number in range(3):
        AgendaItemFactory(event=event, starts_after=number)
        CostItemFactory(event=event)
        EventPartyFactory(event=event)
    with django_assert_num_queries(13):
        client.get(event.get_absolute_url())


def test_calling_off_says_how_many_are_told(client):
    event = EventFactory(state="announced")
    person(event, "employer")
    client.force_login(person(event, "mso"))
    page = client.get(address("event_step", event, "cancel"))
    assert "1 person is told" in page.content.decode()
    assert "Guests who have signed up" not in page.content.decode()
    assert client.post(address("event_step", event, "cancel"), {"reason": ""}).status_code == 422
    client.post(address("event_step", event, "cancel"), {"reason": "Sturm."})
    assert Event.objects.get().state == "cancelled"
