"""Overviews: one mail per person and week, late but once, and only what is still open."""

from datetime import date, timedelta
from html.parser import HTMLParser

import pytest
from django.conf import settings
from django.core import mail as django_mail
from django.db import IntegrityError, transaction

from portal.accounts.domain.account import close_account
from portal.accounts.domain.digest.batches import write_digests
from portal.accounts.domain.digest.rhythm import week_of
from portal.accounts.domain.digest.stopping import end_digests, find_digest
from portal.accounts.domain.personal_data import collect_personal_data
from portal.accounts.domain.signed_links import LinkNotUsable
from portal.accounts.models import Digest, Rhythm, SignedLink, User
from portal.accounts.tasks import weekly_digests
from portal.outbox.domain.run import run_job
from portal.outbox.models import Job, Message
from tests.factories.accounts import UserFactory

pytestmark = pytest.mark.django_db
WEEK = "2026-W48"


@pytest.fixture(autouse=True)
def _no_broker(monkeypatch):
    monkeypatch.setattr("portal.outbox.domain.hand_over.send", lambda _job_id: None)


def run_jobs(*names):
    while job := Job.objects.filter(state="queued", **({"name__in": names} if names else {})).first():
        run_job(job.pk)


def work():
    """Run what is due as the workers do; return all subjects sent so far."""
    weekly_digests()
    run_jobs()
    return [sent.subject for sent in django_mail.outbox]


def hold():
    """Let the mails be written and not yet sent."""
    weekly_digests()
    run_jobs("accounts.digests", "accounts.digest_batch")


def write(user):
    """Write the overview of the present week; return it."""
    return write_digests([user.pk], Rhythm.WEEKLY, WEEK)[0]


def test_all_that_is_open_comes_in_one_mail(clock, open_for, line):
    user = UserFactory(name="Petra Lindner")
    open_for[user.pk] = [
        line("b", "Später dran", section="Geben und Nehmen"),
        line("a", "Den Verein anrufen", due=date(2026, 12, 1)),
        line("c", "<b>Gefragt</b>", due=date(2026, 12, 2)),
    ]
    assert work() == ["Ihr Wochenüberblick: 3 Punkte sind offen"]
    (mail,) = django_mail.outbox
    assert mail.to == [user.email]
    positions = [
        mail.body.index(part)
        for part in (
            "Guten Tag, Petra Lindner,",
            "Kooperationen",
            "- Den Verein anrufen (bis 1. Dezember 2026)\n  https://portal.example.org/verzeichnis/",
            "- <b>Gefragt</b>",
            "Geben und Nehmen",
            "- Später dran\n",
            "höchstens einmal in der Woche",
        )
    ]
    assert positions == sorted(positions)
    assert "&lt;b&gt;Gefragt&lt;/b&gt;" in mail.alternatives[0].content


def test_one_mail_a_week_however_often_it_is_asked_for(clock, open_for, line):
    user = UserFactory()
    for day in range(7):
        open_for[user.pk] = [line(f"new:{day}")]
        assert len(work()) == len(work()) == 1
        clock.shift(timedelta(days=1))
    assert len(work()) == 2


def test_a_monday_without_workers_is_made_up_for(clock, open_for, line):
    open_for[UserFactory().pk] = [line()]
    clock.shift(timedelta(days=2))
    assert len(work()) == 1


@pytest.mark.parametrize("changes", [{"is_active": False}, {"wants_weekly_digest": False}])
def test_nobody_is_written_to_who_does_not_want_it(clock, open_for, line, changes):
    open_for[UserFactory(**changes).pk] = [line()]
    assert work() == []


def test_no_mail_when_nothing_is_open(clock, open_for):
    open_for[UserFactory().pk] = []
    assert (work(), Message.objects.count()) == ([], 0)


def test_what_opens_in_the_course_of_the_week_waits_for_the_next(clock, open_for, line):
    user = UserFactory()
    assert work() == []
    clock.shift(timedelta(days=1))
    open_for[user.pk] = [line()]
    assert work() == []
    clock.shift(timedelta(days=6))
    assert len(work()) == 1


def test_mail_that_waited_is_written_anew_when_something_it_tells_is_done(clock, open_for, line):
    user = UserFactory()
    open_for[user.pk] = [line("a", "Erledigt"), line("b", "Offen")]
    hold()
    open_for[user.pk] = [line("b", "Offen")]
    run_jobs()
    assert django_mail.outbox == []
    clock.shift(timedelta(hours=1))
    assert work() == work() == ["Ihr Wochenüberblick: 1 Punkt ist offen"]
    assert "Erledigt" not in django_mail.outbox[0].body


@pytest.mark.parametrize("change", ["nothing open", "says otherwise", "switched off", "closed", "next week"])
def test_mail_that_waited_is_not_sent_when_it_is_not_right_any_more(clock, open_for, line, change):
    user = UserFactory()
    open_for[user.pk] = [line()]
    hold()
    if change == "nothing open":
        open_for[user.pk] = []
    elif change == "says otherwise":
        open_for[user.pk] = [line(title="Umbenannt")]
    elif change == "switched off":
        User.objects.update(wants_weekly_digest=False)
    elif change == "closed":
        User.objects.update(is_active=False)
    else:
        clock.shift(timedelta(days=7))
    run_jobs()
    assert django_mail.outbox == []
    assert (Message.objects.get().withheld, Digest.objects.get().withdrawn_at is None) == ("outdated", False)


def test_mail_that_waited_is_sent_when_more_is_open_than_it_tells(clock, open_for, line):
    user = UserFactory()
    open_for[user.pk] = [line("a")]
    hold()
    open_for[user.pk].append(line("b"))
    run_jobs()
    assert len(django_mail.outbox) == 1


def test_a_job_that_comes_after_its_week_writes_nothing(clock, open_for, line):
    user = UserFactory()
    open_for[user.pk] = [line()]
    weekly_digests()
    run_jobs("accounts.digests")
    clock.shift(timedelta(days=7))
    assert len(work()) == 1
    assert Digest.objects.get().period == week_of(date(2026, 11, 30))


class Document(HTMLParser):
    """Collects the language of a mail, its direction and where its links lead."""

    def __init__(self, html):
        super().__init__()
        self.root, self.links = {}, []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        if tag == "html":
            self.root = dict(attrs)
        elif tag == "a":
            self.links.append(dict(attrs)["href"])


@pytest.mark.parametrize("language", [code for code, _name in settings.LANGUAGES])
def test_mail_is_in_the_language_of_its_reader_with_the_same_links_in_both_parts(clock, open_for, line, language):
    user = UserFactory(language=language)
    open_for[user.pk] = [line()]
    work()
    (mail,) = django_mail.outbox
    document = Document(mail.alternatives[0].content)
    direction = "rtl" if language == "ar" else "ltr"
    assert document.root == {"lang": language, "dir": direction}
    assert [url in mail.body for url in document.links] == [True] * 4
    headers = mail.message()
    assert (headers["List-Unsubscribe"], headers["List-Unsubscribe-Post"]) == (
        f"<{document.links[-2]}>",
        "List-Unsubscribe=One-Click",
    )
    assert mail.subject.startswith(
        {
            "de": "Ihr Wochenüberblick",
            "en": "Your weekly overview",
            "tr": "Haftalık özetiniz",
            "ar": "نظرتكم الأسبوعية",
            "uk": "Ваш огляд тижня",
            "ru": "Ваш обзор недели",
        }[language]
    )


def test_link_ends_the_mails_of_its_reader_once(clock, open_for, line):
    user, other = UserFactory(), UserFactory()
    open_for.update({user.pk: [line()], other.pk: [line()]})
    work()
    mail = next(each for each in django_mail.outbox if each.to == [user.email])
    digest = find_digest(mail.message()["List-Unsubscribe"].strip("<>").rstrip("/").rpartition("/")[2])
    end_digests(digest)
    assert list(User.objects.filter(wants_weekly_digest=True)) == [other]
    with pytest.raises(LinkNotUsable):
        end_digests(digest)


def test_overviews_are_part_of_ones_data_and_end_with_the_account(clock, open_for, line):
    user, other = UserFactory(), UserFactory()
    open_for.update({user.pk: [line()], other.pk: [line()]})
    work()
    told = collect_personal_data(user)["overviews"]
    assert (told["wanted"], [each["period"] for each in told["sent"]]) == (True, [WEEK])
    close_account(user)
    assert list(Digest.objects.values_list("user", flat=True)) == [other.pk]
    assert (SignedLink.objects.count(), Message.objects.count()) == (1, 1)


@pytest.mark.parametrize("people", [1, 3])
def test_writing_costs_the_same_number_of_queries_for_one_and_three_people(
    clock, open_for, line, people, django_assert_num_queries
):
    users = UserFactory.create_batch(people)
    open_for.update({user.pk: [line("a"), line("b")] for user in users})
    with django_assert_num_queries(10):
        written = write_digests([user.pk for user in users], Rhythm.WEEKLY, WEEK)
    assert [each.told for each in written] == [[each.fingerprint for each in open_for[user.pk]] for user in users]


@pytest.mark.parametrize(
    ("change", "constraint"),
    [
        ({"withdrawn_at": None}, "digest_once"),
        ({"period": "48"}, "digest_period"),
        ({"rhythm": "daily"}, "digest_period"),
    ],
)
def test_database_refuses_a_second_overview_and_a_period_that_is_none(clock, open_for, line, change, constraint):
    user = UserFactory()
    open_for[user.pk] = [line()]
    first = write(user)
    Digest.objects.filter(pk=first.pk).update(withdrawn_at=first.created_at)
    write(user)
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        Digest.objects.filter(pk=first.pk).update(**change)
