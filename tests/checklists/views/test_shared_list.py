"""The list of an event: seen by both sides, answered by form or by htmx, told to who polls, overwritten by nobody."""

import pytest
from django.urls import reverse

from checklists.domain.event_lists import SLUG, begin_list
from checklists.domain.running import checklist_for
from checklists.domain.ticking import tick_item
from checklists.models import Checklist, ListEvent
from checklists.states.item import Answer
from tests.factories.checklists import version_of
from tests.factories.events import EventFactory, EventPartyFactory
from tests.factories.partners import OrganisationFactory, RepresentativeFactory

pytestmark = pytest.mark.django_db
HTMX = {"HX-Request": "true"}
QUERIES_OF_PAGE = 26


def event_with_list(keys):
    version_of(SLUG, keys)
    event = EventFactory(title="Elternabend", mso__name="Verein", employer__name="Betrieb")
    begin_list(event, None)
    return event, Checklist.objects.get(event=event)


@pytest.fixture
def shared():
    return event_with_list(["one", "two", "three"])


@pytest.fixture
def checklist(shared):
    return shared[1]


@pytest.fixture
def person(shared):
    """Return a function that creates somebody who acts for a side."""

    def person(side, name="Erika Muster"):
        party = shared[0].parties.get(side=side)
        return RepresentativeFactory(organisation=party.organisation, user__name=name, user__language="en").user

    return person


@pytest.fixture
def erika(client_of, person):
    return client_of(person("employer"))


@pytest.fixture
def amina(client_of, person):
    return client_of(person("mso", "Amina Beispiel"))


def url(name, checklist, *args):
    return reverse(f"checklists:{name}", args=[checklist.pk, *args])


def tick(client, checklist, key="one", headers=None, **data):
    return client.post(url("item", checklist, key), {"state": "done", "revision": 0, **data}, headers=headers)


def test_page_costs_as_much_with_44_items(shared, erika, django_assert_num_queries, client_of):
    _event, long = event_with_list_of_44()
    party = long.event.parties.get(side="employer")
    other = client_of(RepresentativeFactory(organisation=party.organisation).user)
    for client, checklist in ((erika, shared[1]), (other, long)):
        client.get(url("list", checklist))
        with django_assert_num_queries(QUERIES_OF_PAGE):
            assert client.get(url("list", checklist)).status_code == 200


def event_with_list_of_44():
    version_of(SLUG, [f"item-{number}" for number in range(44)], number=2)
    event = EventFactory()
    begin_list(event, None)
    return event, Checklist.objects.get(event=event)


def test_both_sides_see_who_ticked_and_history_keeps_it(erika, amina, checklist):
    assert tick(amina, checklist).url == f"{url('list', checklist)}#item-one"
    page = erika.get(url("list", checklist)).content.decode()
    assert "Amina Beispiel" in page
    assert "1 of 3 done" in page
    assert tick(erika, checklist, state="open", revision=1).status_code == 302
    history = erika.get(url("history", checklist)).content.decode()
    assert history.index("Erika Muster") < history.index("Amina Beispiel")


def test_tick_by_htmx_sends_item_and_progress(erika, checklist):
    answer = tick(erika, checklist, headers=HTMX).content.decode()
    assert 'id="line-one"' in answer
    assert "1 of 3 done" in answer
    assert 'id="line-two"' not in answer


@pytest.mark.parametrize("headers", [None, HTMX], ids=["form", "htmx"])
def test_who_is_slower_sees_both_answers(erika, amina, checklist, headers):
    tick(amina, checklist, note="Wir haben angerufen.")
    response = tick(erika, checklist, state="not_applicable", note="Bitte nicht.", headers=headers)
    page = response.content.decode()
    assert response.status_code == 409
    assert "Wir haben angerufen." in page
    assert "Bitte nicht." in page
    row = checklist.answers.get(key="one")
    assert (row.state, row.note) == ("done", "Wir haben angerufen.")


def test_polling_costs_four_queries_until_something_changes(erika, amina, checklist, django_assert_num_queries):
    seen = erika.get(url("list", checklist)).context["sheet"].seen
    address = f"{url('standing', checklist)}?seit={seen}"
    first = erika.get(address, headers=HTMX)
    assert (first.status_code, first.content) == (204, b"")
    with django_assert_num_queries(4):
        same = erika.get(address, headers={**HTMX, "If-None-Match": first["ETag"]})
    assert (same.status_code, same.content) == (304, b"")
    tick(amina, checklist, "two")
    changed = erika.get(address, headers={**HTMX, "If-None-Match": first["ETag"]})
    text = changed.content.decode()
    assert changed.status_code == 200
    assert changed["ETag"] != first["ETag"]
    assert 'id="line-two"' in text
    assert 'id="line-one"' not in text
    assert erika.get(address, headers={"If-None-Match": changed["ETag"]}).status_code == 304


@pytest.mark.parametrize("seen", ["", "x", "0-x", "9" * 30])
def test_who_has_seen_nothing_gets_everything(erika, checklist, seen):
    text = erika.get(f"{url('standing', checklist)}?seit={seen}").content.decode()
    assert text.count('data-revision="') == 3


def test_comment_is_said_once_and_taken_back(erika, amina, checklist):
    for _ in range(2):
        sent = {"text": "Wer ruft an?", "organisation": checklist.event.parties.get(side="employer").organisation_id}
        assert erika.post(url("comments", checklist, "one"), sent).url == url("item", checklist, "one")
    said = checklist.answers.get(key="one").comments.get()
    assert "Wer ruft an?" in amina.get(url("item", checklist, "one")).content.decode()
    assert amina.post(url("comments", checklist, "one"), {"remove": said.pk}).status_code == 404
    answer = erika.post(url("comments", checklist, "one"), {"remove": said.pk}, headers=HTMX).content.decode()
    assert "Wer ruft an?" not in answer
    assert "taken back" in answer


@pytest.mark.parametrize("sent", [{"text": ""}, {"text": "x" * 2001}, {"text": "Ja", "organisation": "999999"}])
def test_comment_that_is_refused_stays_in_the_form(erika, checklist, sent):
    own = checklist.event.parties.get(side="employer").organisation_id
    response = erika.post(url("comments", checklist, "one"), {"organisation": own, **sent})
    assert response.status_code == 422
    assert sent["text"] in response.content.decode()
    assert not checklist.answers.get(key="one").comments.exists()


def test_plan_is_written_down_and_never_overwritten_unseen(erika, amina, checklist):
    address = url("plan", checklist, "one")
    assert erika.post(address, {"assignee": "mso", "due_on": "2027-01-15", "seen": "|"}).status_code == 302
    late = amina.post(address, {"assignee": "both", "due_on": "", "seen": "|"}, headers=HTMX)
    assert late.status_code == 409
    assert "Somebody else has planned this" in late.content.decode()
    row = checklist.answers.get(key="one")
    assert (row.assigned_side, str(row.own_due_on)) == ("mso", "2027-01-15")
    assert "Due on" in amina.get(url("history", checklist)).content.decode()
    assert amina.post(address, {"assignee": "both", "due_on": "", "seen": "mso|2027-01-15"}).status_code == 302


def test_nobody_of_the_other_side_can_be_named(erika, person, checklist):
    other = person("mso", "Amina Beispiel")
    response = erika.post(url("plan", checklist, "one"), {"assignee": f"person-{other.pk}", "seen": "|"})
    assert response.status_code == 422


def test_go_between_reads_and_comments_only(shared, client_of, checklist):
    centre = EventPartyFactory(event=shared[0], organisation=OrganisationFactory(), side="mediator").organisation
    client = client_of(RepresentativeFactory(organisation=centre).user)
    assert 'id="tick-one"' not in client.get(url("list", checklist)).content.decode()
    assert tick(client, checklist).status_code == 404
    assert client.post(url("plan", checklist, "one"), {"assignee": "both", "seen": "|"}).status_code == 404
    assert client.post(url("files", checklist, "one")).status_code == 404
    sent = {"text": "Ich helfe.", "organisation": centre.pk}
    assert client.post(url("comments", checklist, "one"), sent).status_code == 302


def test_closed_list_is_read_only(erika, checklist):
    Checklist.objects.filter(pk=checklist.pk).update(closed_at=checklist.created_at)
    page = url("list", checklist)
    assert 'id="tick-one"' not in erika.get(page).content.decode()
    assert tick(erika, checklist, headers=HTMX)["HX-Redirect"] == page


def test_same_tick_holds_for_the_new_date(shared, checklist):
    event, actor = shared[0], shared[0].created_by
    checklist = _resting_on_the_date(event)
    answer = Answer("done")
    tick_item(checklist, "dated", actor=actor, answer=answer, revision=0)
    before = checklist.answers.get().fact_mark
    event.starts_at, event.ends_at = event.starts_at.replace(year=2030), event.ends_at.replace(year=2030)
    event.save()
    assert tick_item(checklist, "dated", actor=actor, answer=answer, revision=1)
    assert checklist.answers.get().fact_mark not in {"", before}
    assert ListEvent.objects.get(checklist=checklist, kind="moved").actor == actor
    assert not tick_item(checklist, "dated", actor=actor, answer=answer, revision=1)


def _resting_on_the_date(event):
    version_of("dated", ["dated"], again_when=["date"])
    return checklist_for(event, "dated", actor=None)


def test_event_leads_to_its_list(erika, checklist):
    assert erika.get(url("event_list", checklist.event)).url == url("list", checklist)
