"""Due days on pages: moved with the event, seen by who polls, in order, on paper, chosen by the host."""

from datetime import datetime, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone, translation

from checklists.domain.event_lists import SLUG, begin_list
from checklists.domain.together.paper import list_paper
from checklists.domain.together.sheet import shared_sheet
from checklists.models import Checklist
from checklists.renderers.list_paper import list_html
from events.domain.hooks import remarks_on_date
from events.domain.planning import move_event
from events.models import Event
from tests.factories.checklists import version_of
from tests.factories.events import EventFactory
from tests.factories.partners import RepresentativeFactory

pytestmark = pytest.mark.django_db
BERLIN = timezone.get_default_timezone()
HTMX = {"HX-Request": "true"}
ITEMS = {
    "guests": {"due_days": -13, "anchor": "event", "owner": "mso"},
    "early": {"due_days": -30, "anchor": "event"},
    "thanks": {"due_days": 3, "anchor": "event", "owner": "both"},
    "any": {"owner": "both"},
}


NOW = datetime(2027, 5, 3, 12, tzinfo=BERLIN)


@pytest.fixture(autouse=True)
def _now(time_machine):
    time_machine.move_to(NOW, tick=False)


@pytest.fixture
def event(time_machine):
    time_machine.move_to(NOW - timedelta(days=60), tick=False)
    version_of(SLUG, ITEMS)
    starts_at = datetime(2027, 6, 16, 18, tzinfo=BERLIN)
    event = EventFactory(title="Elternabend", starts_at=starts_at)
    begin_list(event, None)
    time_machine.move_to(NOW, tick=False)
    return event


@pytest.fixture
def checklist(event):
    return Checklist.objects.select_related("event", "version").get(event=event)


@pytest.fixture
def person(event):
    """Return a function that creates somebody who acts for a side."""

    def person(side, name="Erika Muster", language="en"):
        party = event.parties.get(side=side)
        return RepresentativeFactory(organisation=party.organisation, user__name=name, user__language=language).user

    return person


def url(name, checklist, *args):
    return reverse(f"checklists:{name}", args=[checklist.pk, *args])


def move(event, actor, days):
    event = Event.objects.get(pk=event.pk)
    span = timedelta(days=days)
    return move_event(event, event.starts_at + span, event.ends_at + span, actor=actor)


def test_who_polls_sees_that_the_event_was_moved(client_of, event, checklist, person):
    amina = client_of(person("mso", "Amina Beispiel"))
    page = amina.get(url("list", checklist))
    assert "due on 3 Jun 2027 (evening)" in page.content.decode()
    address = f"{url('standing', checklist)}?seit={page.context['sheet'].seen}"
    assert amina.get(address, headers=HTMX).status_code == 204
    move(event, person("employer"), 7)
    news = amina.get(address, headers=HTMX)
    assert news.status_code == 200
    assert "due on 10 Jun 2027 (evening)" in news.content.decode()


def test_moving_says_for_what_it_is_too_late(client_of, event, person):
    erika = client_of(person("employer"))
    sent = {"day": "2027-05-20", "starts": "18:00", "ends": "20:00"}
    page = erika.post(reverse("events:event_date", args=[event.pk]), sent, follow=True)
    assert "For 1 item of the checklist it is too late now: 2." in page.content.decode()
    assert remarks_on_date(EventFactory()) == []


@pytest.mark.parametrize(
    ("choice", "expected"),
    [("faellig", ["early", "guests", "thanks", "any"]), ("meine", ["guests", "thanks", "any"]), ("x", [])],
)
def test_list_shows_what_is_due_next_and_mine(client_of, checklist, person, choice, expected):
    amina = client_of(person("mso"))
    page = amina.get(f"{url('list', checklist)}?zeigen={choice}")
    assert [line.answer.key for line in page.context["chosen"]] == expected
    assert ('<details class="list-phase"' in page.content.decode()) == (not expected)


def test_what_somebody_took_is_theirs(client_of, checklist, person):
    amina, fatma = person("mso"), person("mso", "Fatma Beispiel")
    checklist.answers.filter(key="guests").update(assigned_user=fatma)
    for user, keys in ((amina, ["thanks", "any"]), (fatma, ["guests", "thanks", "any"])):
        page = client_of(user).get(f"{url('list', checklist)}?zeigen=meine")
        assert [line.answer.key for line in page.context["chosen"]] == keys


@pytest.mark.parametrize("place", ["list", "event"])
def test_first_risk_is_handed_over(client_of, checklist, person, place):
    event = checklist.event
    erika, _anna = person("employer"), person("employer", "Anna Beispiel")
    checklist.answers.filter(key="early").update(own_due_on=datetime(2027, 5, 1, tzinfo=BERLIN), due_on="2027-05-01")
    client = client_of(erika)
    page = client.get(url("list", checklist) if place == "list" else event.get_absolute_url()).content.decode()
    assert "First at risk:" in page
    assert "Give it to Anna Beispiel" in page
    risk = client.get(url("list", checklist)).context["sheet"].risk
    sent = {"assignee": f"person-{risk.helper.pk}", "due_on": "2027-05-01", "seen": "|2027-05-01"}
    assert client.post(url("plan", checklist, "early"), sent).status_code == 302
    row = checklist.answers.get(key="early")
    assert (row.assigned_user, str(row.due_on)) == (risk.helper, "2027-05-01")
    assert "Take it on" in client.get(url("list", checklist)).content.decode()


def test_event_with_a_list_costs_few_queries(client_of, event, person, django_assert_num_queries, time_machine):
    erika = person("employer")
    client = client_of(erika)
    client.get(event.get_absolute_url())
    with django_assert_num_queries(14):
        client.get(event.get_absolute_url())
    time_machine.move_to(datetime(2027, 6, 1, 12, tzinfo=BERLIN))
    client = client_of(erika)
    client.get(event.get_absolute_url())
    with django_assert_num_queries(15):
        assert "First at risk" in client.get(event.get_absolute_url()).content.decode()


def test_paper_says_when_on_its_day_something_is_due(checklist, person):
    with translation.override("de"):
        paper = list_paper(shared_sheet(checklist, person("mso"), timezone.localdate()))
    assert "fällig am 03.06.2027 (abends)" in list_html(paper.to_json())


def test_host_chooses_own_days_and_lists_follow(client_of, checklist, event, person):
    address = reverse("checklists:due_days", args=[event.host.slug])
    client = client_of(person("employer"))
    assert address in client.get(url("list", checklist)).content.decode()
    assert address not in client_of(person("mso")).get(url("list", checklist)).content.decode()
    assert client.post(address, {"early": "-3"}).status_code == 422
    assert client.post(address, {"early": "20", "guests": "13", "thanks": ""}).status_code == 302
    assert [(each.key, each.days) for each in event.host.due_defaults.all()] == [("early", -20)]
    assert str(checklist.answers.get(key="early").due_on) == "2027-05-26"
    assert 'value="20"' in client.get(address).content.decode()
    assert client.post(address, {}).status_code == 302
    assert str(checklist.answers.get(key="early").due_on) == "2027-05-14"
