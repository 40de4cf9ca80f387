"""The digest: only news, one mail for all searches, never twice, late but once, only what the person may see."""

from datetime import timedelta

import pytest
import time_machine
from django.core import mail as django_mail
from django.utils import timezone

from partners.domain.account_hooks import forget_searches
from partners.domain.saved_searches.digest import enqueue_digests
from partners.domain.saved_searches.keeping import pause_search, resume_search
from partners.domain.saved_searches.unsubscribing import end_digests, find_digest
from partners.models import SavedSearch, SearchDigest
from partners.tasks import search_digests
from portal.accounts.domain.personal_data import collect_personal_data
from portal.accounts.domain.signed_links import LinkNotUsable
from portal.accounts.models import SignedLink
from portal.outbox.domain.run import run_job
from portal.outbox.models import Job, Message
from tests.factories.accounts import UserFactory
from tests.factories.partners import MsoProfileFactory, RepresentativeFactory, SavedSearchFactory
from tests.races import run_together

pytestmark = pytest.mark.django_db
MONDAY = "2026-11-23 08:00+01:00"


@pytest.fixture
def clock():
    with time_machine.travel(MONDAY, tick=False) as traveller:
        yield traveller


@pytest.fixture(autouse=True)
def _no_broker(monkeypatch):
    monkeypatch.setattr("portal.outbox.domain.hand_over.send", lambda _job_id: None)


def arabic(name, **values):
    return MsoProfileFactory(organisation__name=name, languages=["ar"], **values).organisation


def work():
    """Run what is due as the workers do: the task of the hour, then jobs until none is left."""
    search_digests()
    while job := Job.objects.filter(state="queued").order_by("created_at").first():
        run_job(job.pk)
    return [sent.subject for sent in django_mail.outbox]


def later(clock, **distance):
    clock.shift(timedelta(**distance))


def test_mail_tells_what_is_new_and_only_once(clock):
    search = SavedSearchFactory(name="Arabisch in Hamm", user__name="Petra Lindner")
    organisation = arabic("Neuer Verein", target_groups=["women"])
    assert work() == ["1 neue Organisation in Ihren gespeicherten Suchen"]
    (mail,) = django_mail.outbox
    assert mail.to == [search.user.email]
    for part in (
        "Guten Tag, Petra Lindner,",
        "Arabisch in Hamm",
        "- Neuer Verein",
        f"https://portal.example.org/organisationen/{organisation.slug}/",
        "https://portal.example.org/verzeichnis/?language=ar",
        "weil Sie im Portal Brückenbauer Suchen gespeichert",
    ):
        assert part in mail.body
    assert work() == work() == ["1 neue Organisation in Ihren gespeicherten Suchen"]
    later(clock, days=1)
    assert len(work()) == 1
    search.refresh_from_db()
    assert (search.known, search.due_on) == ([organisation.pk], timezone.localdate() + timedelta(days=1))


def test_no_mail_without_news(clock):
    search = SavedSearchFactory(known=[arabic("Bekannt").pk])
    assert work() == []
    search.refresh_from_db()
    assert search.due_on == timezone.localdate() + timedelta(days=1)


def test_organisation_that_newly_matches_is_news(clock):
    profile = MsoProfileFactory(languages=["tr"])
    SavedSearchFactory()
    assert work() == []
    profile.languages = ["tr", "ar"]
    profile.save()
    later(clock, days=1)
    assert len(work()) == 1


def test_organisation_that_came_back_is_no_news(clock):
    organisation = arabic("Bekannt")
    SavedSearchFactory(known=[organisation.pk])
    for state in ("paused", "published"):
        organisation.state = state
        organisation.save()
        work()
        later(clock, days=1)
    assert work() == []


def test_one_mail_for_all_searches_of_a_person_and_one_for_each_person(clock):
    user = UserFactory(language="en")
    SavedSearchFactory(user=user, name="A", query="language=ar")
    SavedSearchFactory(user=user, name="B", query="q=neu", rhythm="weekly")
    SavedSearchFactory(query="language=ar")
    arabic("Neu")
    assert sorted(work()) == [
        "1 neue Organisation in Ihren gespeicherten Suchen",
        "1 new organisation in your saved searches",
    ]
    mail = next(each for each in django_mail.outbox if each.to == [user.email])
    assert mail.body.count("- Neu") == 2


def test_days_without_workers_are_caught_up_with_one_mail(clock):
    SavedSearchFactory()
    for number in range(3):
        arabic(f"Verein {number}")
        later(clock, days=1)
    assert work() == ["3 neue Organisationen in Ihren gespeicherten Suchen"]
    assert len(work()) == 1


def test_long_news_are_cut_and_counted(clock):
    SavedSearchFactory()
    for number in range(12):
        arabic(f"Verein {number:02}")
    work()
    (mail,) = django_mail.outbox
    assert (mail.body.count("- Verein"), "und 2 weitere" in mail.body) == (10, True)


def test_paused_searches_are_silent_and_resumed_ones_catch_up(clock):
    search = SavedSearchFactory()
    pause_search(search)
    arabic("Neu")
    assert work() == []
    resume_search(search)
    assert len(work()) == 1


@pytest.mark.parametrize(
    "changes", [{"rhythm": "never", "due_on": None}, {"due_on": "2026-11-24"}, {"user__is_active": False}]
)
def test_nobody_is_asked_for_who_is_not_due(clock, changes):
    SavedSearchFactory(**changes)
    assert enqueue_digests() == 0


def test_mail_shows_restricted_fields_to_their_audience_only(clock):
    profile = MsoProfileFactory(organisation__name="Neu", languages=["ar"], target_groups=["women"])
    profile.organisation.field_audiences.create(field="target_groups", audience="employers")
    employer = RepresentativeFactory(organisation__employer=True).user
    for user in (employer, UserFactory()):
        SavedSearchFactory(user=user)
    work()
    assert {mail.to[0] == employer.email: "Frauen" in mail.body for mail in django_mail.outbox} == {
        True: True,
        False: False,
    }


def test_drafts_are_no_news_even_for_the_ministry(clock):
    SavedSearchFactory(user=RepresentativeFactory(organisation__ministry=True).user)
    arabic("Entwurf", organisation__state="draft")
    assert work() == []


def hold(clock):
    """Let the mail be written and not yet sent."""
    search_digests()
    run_job(Job.objects.get(name="partners.search_digest", state="queued").pk)
    assert Message.objects.get(sent_at=None).withheld == ""


def test_mail_that_waited_is_not_sent_when_the_organisation_is_hidden_meanwhile(clock):
    SavedSearchFactory()
    hidden = arabic("Versteckt")
    arabic("Bleibt")
    hold(clock)
    type(hidden).objects.filter(pk=hidden.pk).update(state="paused")
    assert work() == []
    later(clock, days=1)
    assert work() == ["1 neue Organisation in Ihren gespeicherten Suchen"]
    assert "Versteckt" not in django_mail.outbox[0].body


def test_mail_that_waited_is_not_sent_when_a_field_it_shows_is_restricted_meanwhile(clock):
    SavedSearchFactory()
    organisation = arabic("Neu", target_groups=["women"])
    hold(clock)
    organisation.field_audiences.create(field="target_groups", audience="own")
    assert work() == []
    later(clock, days=1)
    work()
    (mail,) = django_mail.outbox
    assert ("- Neu" in mail.body, "Frauen" in mail.body) == (True, False)


@pytest.mark.parametrize("change", ["pause", "delete", "never"])
def test_mail_that_waited_is_not_sent_when_nobody_wants_it_any_more(clock, change):
    search = SavedSearchFactory()
    arabic("Neu")
    hold(clock)
    if change == "pause":
        pause_search(search)
    elif change == "delete":
        search.delete()
    else:
        SavedSearch.objects.update(rhythm="never", due_on=None)
    assert work() == []


def test_link_in_the_mail_ends_all_digests_once_and_signs_nobody_in(clock):
    search = SavedSearchFactory()
    SavedSearchFactory(user=search.user, query="language=tr")
    other = SavedSearchFactory()
    arabic("Neu")
    work()
    mail = next(each for each in django_mail.outbox if each.to == [search.user.email])
    headers = mail.message()
    url = headers["List-Unsubscribe"].strip("<>")
    assert (url in mail.body, headers["List-Unsubscribe-Post"]) == (True, "List-Unsubscribe=One-Click")
    digest = find_digest(url.rstrip("/").rpartition("/")[2])
    end_digests(digest)
    assert list(SavedSearch.objects.filter(is_paused=False)) == [other]
    with pytest.raises(LinkNotUsable):
        end_digests(digest)


def test_searches_are_part_of_ones_data_and_end_with_the_account(clock):
    search = SavedSearchFactory(name="A")
    other = SavedSearchFactory()
    arabic("Neu")
    work()
    (stored,) = collect_personal_data(search.user)["saved_searches"]
    assert (stored["name"], stored["search"], stored["rhythm"]) == ("A", "language=ar", "daily")
    forget_searches(search.user)
    assert list(SavedSearch.objects.all()) == [other]
    assert [SearchDigest.objects.count(), SignedLink.objects.count(), Message.objects.count()] == [1, 1, 1]


@pytest.mark.parametrize("rows", [1, 3])
def test_looking_costs_the_same_number_of_queries_for_one_and_three_new_organisations(
    clock, rows, django_assert_num_queries
):
    SavedSearchFactory()
    for number in range(rows):
        arabic(f"Verein {number}")
    search_digests()
    job = Job.objects.get(name="partners.search_digest")
    with django_assert_num_queries(31):
        run_job(job.pk)
    assert Message.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_two_workers_tell_the_same_news_once():
    SavedSearchFactory()
    arabic("Neu")
    enqueue_digests()
    job = Job.objects.get()
    run_together(lambda: run_job(job.pk), lambda: run_job(job.pk))
    assert (Message.objects.count(), SearchDigest.objects.count()) == (1, 1)
