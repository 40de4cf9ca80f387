"""The yearly question: asked when due and not before, reminded once, resting after six weeks, woken by both sides."""

from datetime import date, timedelta

import pytest
from django.core import mail as django_mail
from django.db import IntegrityError, transaction
from django.utils import timezone

from cooperations.domain.keeping.answering import answer_renewal, find_mail
from cooperations.domain.keeping.renewing import ask_all
from cooperations.domain.keeping.telling import lines_of_keeping
from cooperations.enums.keeping import RenewalWord
from cooperations.models import ConfirmationRound, Cooperation, Renewal, RenewalAnswer, RenewalMail
from cooperations.tasks.keeping import ask_for_renewal_daily
from partners.models import Representative
from portal.accounts.domain.signed_links import LinkNotUsable, issue_link
from portal.outbox.domain.enqueue import enqueue_message
from portal.outbox.domain.run import run_job
from portal.outbox.models import Job, Message
from portal.shared.states import MoveRefused
from tests.factories.cooperation import freeze
from tests.factories.partners import ContactPersonFactory, RepresentativeFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]
YES, NO, NEW = RenewalWord.YES, RenewalWord.NO, RenewalWord.NEW_PEOPLE
LONG_AGO = date(2025, 2, 2)


@pytest.fixture
def cooperation(confirmed):
    return confirmed(LONG_AGO, title="Ausbildung in Hamm")


@pytest.fixture
def asked(cooperation):
    ask_all()
    return Renewal.objects.get()


def send():
    """Send what waits; return the mails."""
    while job := Job.objects.filter(state="queued").first():
        run_job(job.pk)
    return django_mail.outbox


def token_of(mail):
    return next(word for word in mail.body.split() if "/noch-aktiv/" in word).split("/")[-2]


def answer_of_both(renewal, organisations, *answers):
    return [answer_renewal(renewal, each, word) for each, word in zip(organisations, answers, strict=True)]


def test_nobody_is_asked_before_the_day(confirmed):
    confirmed(date(2025, 2, 3))
    assert (ask_all(), Message.objects.count()) == (0, 0)


def test_everybody_of_both_sides_gets_a_link_in_their_language_once(cooperation, sides):
    RepresentativeFactory(organisation=sides(cooperation)[1], user__language="ar")
    for _often in range(3):
        ask_for_renewal_daily()
    mails = send()
    assert sorted(mail.subject.split("?")[0] for mail in mails) == sorted(
        ["Lebt Ihre Kooperation noch", "İş birliğiniz hâlâ sürüyor mu", "هل تعاونكم ما زال قائمًا؟ Ausbildung in Hamm"]
    )
    assert len({token_of(mail) for mail in mails}) == 3
    for mail in mails:
        html = mail.alternatives[0].content
        assert next(word for word in mail.body.split() if "/noch-aktiv/" in word) in html
        assert ('dir="rtl"' in html) == ("قائمًا" in mail.subject)
    assert not any("noch-aktiv" in text for text in Message.objects.values_list("text", flat=True))


def test_who_has_no_account_is_asked_at_the_contact_of_the_organisation(cooperation, sides):
    mso = sides(cooperation)[1]
    Representative.objects.filter(organisation=mso).delete()
    ContactPersonFactory(organisation=mso, email="verein@example.org", is_general=True)
    ask_all()
    assert "verein@example.org" in {mail.to[0] for mail in send()}


def test_missed_days_are_made_up_for_with_one_mail_each(cooperation, clock):
    clock.shift(timedelta(days=40))
    assert (ask_all(), len(send())) == (1, 2)
    assert ask_all() == 0


def test_reminder_goes_once_to_who_has_not_answered(asked, sides, clock):
    answer_renewal(asked, sides(asked.cooperation)[0], YES)
    clock.shift(timedelta(days=20))
    assert ask_all() == 0
    clock.shift(timedelta(days=1))
    assert [ask_all(), ask_all()] == [1, 0]
    assert [mail.organisation for mail in RenewalMail.objects.filter(stage="reminder")] == [sides(asked.cooperation)[1]]


def test_nobody_answers_and_it_rests_but_never_without_a_reminder(asked, cooperation, clock):
    clock.shift(timedelta(days=50))
    ask_all()
    cooperation.refresh_from_db()
    assert (cooperation.state, Renewal.objects.get().reminded_on) == ("confirmed", date(2026, 3, 24))
    clock.shift(timedelta(days=20))
    assert ask_all() == 0
    clock.shift(timedelta(days=1))
    assert [ask_all(), ask_all()] == [1, 0]
    cooperation.refresh_from_db()
    assert cooperation.state == "dormant"


def test_one_yes_of_each_side_keeps_it_alive_for_a_year(asked, cooperation, sides):
    assert answer_of_both(asked, sides(cooperation), YES, NEW) == [True, True]
    cooperation.refresh_from_db()
    asked.refresh_from_db()
    assert (cooperation.state, cooperation.next_renewal_on) == ("confirmed", date(2027, 2, 2))
    assert (asked.outcome, ask_all()) == ("alive", 0)


def test_both_sides_wake_what_rests(asked, cooperation, sides, clock):
    for days in (21, 21):
        clock.shift(timedelta(days=days))
        ask_all()
    employer, mso = sides(cooperation)
    answer_renewal(asked, mso, YES)
    cooperation.refresh_from_db()
    assert cooperation.state == "dormant"
    answer_renewal(asked, employer, YES)
    cooperation.refresh_from_db()
    assert (cooperation.state, cooperation.next_renewal_on) == ("confirmed", date(2027, 3, 16))


def test_no_of_the_only_party_of_a_side_ends_it_and_the_others_are_told_once(asked, cooperation, sides):
    employer, mso = sides(cooperation)
    link = RenewalMail.objects.get(organisation=mso).link
    assert answer_renewal(asked, mso, NO, link=link, reason="Der Vorstand hat gewechselt.")
    assert not answer_renewal(asked, mso, NO)
    cooperation.refresh_from_db()
    assert (cooperation.state, cooperation.ended_on) == ("ended", date(2026, 2, 2))
    move = cooperation.transitions.last()
    assert (move.source, move.reason, move.actor) == ("confirmed", "Der Vorstand hat gewechselt.", None)
    told = Message.objects.get(job__key__startswith="coop-ended:")
    assert told.recipient == Representative.objects.get(organisation=employer).user.email
    assert "Der Vorstand hat gewechselt." in told.text
    with pytest.raises(MoveRefused):
        answer_renewal(asked, employer, YES)


def test_no_while_boards_are_asked_ends_it_from_there_and_asks_them_no_more(asked, cooperation, sides):
    user = Representative.objects.get(organisation=sides(cooperation)[1]).user
    version = freeze(cooperation, text="Neu\n")
    ends_at = timezone.now() + timedelta(days=28)
    round_ = ConfirmationRound.objects.create(version=version, cooperation=cooperation, ends_at=ends_at)
    Cooperation.objects.filter(pk=cooperation.pk).update(state="awaiting_confirmation")
    answer_renewal(asked, sides(cooperation)[1], NO, user=user)
    move = cooperation.transitions.last()
    round_.refresh_from_db()
    assert (move.source, move.target, move.actor, round_.state) == ("awaiting_confirmation", "ended", user, "withdrawn")
    assert not Message.objects.filter(job__key__startswith="coop-back:").exists()


def test_mail_that_waited_is_not_sent_when_it_asks_in_vain(asked, sides):
    answer_renewal(asked, sides(asked.cooperation)[0], YES)
    Representative.objects.filter(organisation=sides(asked.cooperation)[1]).update(until=date(2026, 1, 1))
    assert send() == []
    assert set(Message.objects.values_list("withheld", flat=True)) == {"outdated"}


def test_link_works_once_and_the_others_of_the_organisation_with_it(cooperation, sides):
    RepresentativeFactory(organisation=sides(cooperation)[0])
    ask_all()
    mine, colleagues = [find_mail(token_of(mail)) for mail in send() if "Lebt" in mail.subject]
    assert answer_renewal(mine.renewal, mine.organisation, YES, link=mine.link)
    assert not answer_renewal(mine.renewal, mine.organisation, NO, link=colleagues.link)
    colleagues.link.refresh_from_db()
    assert (RenewalAnswer.objects.get().answer, colleagues.link.used_at) == ("yes", None)
    assert find_mail("wrong") is None


def test_used_link_answers_for_nobody(asked, sides):
    mail = RenewalMail.objects.filter(organisation=sides(asked.cooperation)[0]).get()
    type(mail.link).objects.update(revoked_at=asked.created_at)
    with pytest.raises(LinkNotUsable):
        answer_renewal(asked, mail.organisation, YES, link=mail.link)
    assert RenewalAnswer.objects.count() == 0


def test_question_stands_in_the_overview_until_it_is_answered(asked, sides):
    employer, mso = sides(asked.cooperation)
    users = [Representative.objects.get(organisation=each).user for each in (employer, mso)]
    today = date(2026, 2, 2)
    told = lines_of_keeping(users, today)
    assert [[line.key for line in told[user.pk]] for user in users] == [[f"renewal:{asked.pk}"]] * 2
    answer_renewal(asked, employer, YES)
    assert [*lines_of_keeping(users, today)] == [users[1].pk]


def test_database_refuses_what_cannot_be(asked, sides):
    employer, mso = sides(asked.cooperation)
    answer_renewal(asked, employer, YES)
    said = {"renewal": asked, "side": "mso", "way": "link"}
    attempts = {
        "renewal_once_a_year|renewal_one_open": lambda: Renewal.objects.create(
            cooperation=asked.cooperation, due_on=asked.due_on, asked_on=asked.asked_on
        ),
        "renewal_closed_with_outcome": lambda: Renewal.objects.update(outcome="alive"),
        "renewal_answered_once": lambda: RenewalAnswer.objects.create(organisation=employer, answer="no", **said),
        "renewal_answer_known": lambda: RenewalAnswer.objects.create(organisation=mso, answer="x", **said),
        "renewal_answer_side": lambda: RenewalAnswer.objects.create(
            organisation=mso, answer="yes", **{**said, "side": "mediator"}
        ),
        "renewal_mail_to_one": lambda: RenewalMail.objects.update(user=None),
        "renewal_mail_user_once": lambda: copy_of(RenewalMail.objects.first()),
    }
    for name, attempt in attempts.items():
        with pytest.raises(IntegrityError, match=name), transaction.atomic():
            attempt()


def copy_of(mail):
    """Store the same mail with a link and a message of its own."""
    mail.pk = None
    mail.link = issue_link("renewal", timedelta(days=1))[0]
    mail.message = enqueue_message(key="copy", recipient="a@example.org", subject="s", text="t", reason="r")
    mail.save(force_insert=True)
