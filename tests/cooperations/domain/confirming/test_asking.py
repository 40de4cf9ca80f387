"""Mails to signatories: in their language, once per stage, without leaving a token behind; rounds that end."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from cooperations.domain.confirming.arriving import arrive_by_link
from cooperations.domain.confirming.asking import expire_rounds, stop_asking, withdraw_round
from cooperations.domain.confirming.errors import NamingRefused
from cooperations.domain.confirming.forgetting import forget_addresses
from cooperations.domain.confirming.links import revoke_links, send_again
from cooperations.domain.confirming.mails import KEY
from cooperations.domain.confirming.reminders import remind, send_reminders
from cooperations.models import ConfirmationRound, Signatory, SignatoryLink
from portal.outbox.domain.run import run_job
from portal.outbox.models import Message
from tests.factories.accounts import UserFactory
from tests.factories.confirming import answer, ask, people, ready, tokens_for

pytestmark = pytest.mark.django_db
LANGUAGES = ["de", "en", "tr", "ar", "uk", "ru"]


@pytest.fixture
def actor():
    return UserFactory()


@pytest.fixture
def board(actor):
    """Two people of an MSO who are asked; the other side has one more."""
    cooperation = ready((2, 2), (1, 1))
    ask(cooperation, actor)
    return people(cooperation, "mso")


def mails_to(signatory):
    return Message.objects.filter(recipient=signatory.address, job__key__startswith=KEY)


def days_later(number):
    return timezone.now() + timedelta(days=number, minutes=1)


@pytest.mark.parametrize("language", LANGUAGES)
def test_everybody_named_is_asked_in_their_language(actor, language):
    cooperation = ready()
    Signatory.objects.update(language=language)
    ask(cooperation, actor)
    for mail in Message.objects.filter(job__key__startswith=KEY):
        assert (mail.language, mail.forgets, "/vereinbarung/" in mail.text) == (language, True, True)
        assert cooperation.title in mail.subject
        assert set(tokens_for(Signatory.objects.get(email=mail.recipient))) <= set(mail.html.split("/"))
    assert Message.objects.filter(job__key__startswith=KEY).count() == 2


def test_the_text_with_the_token_is_forgotten_when_the_mail_is_sent(board):
    mail = mails_to(board[0]).get()
    [token] = tokens_for(board[0])
    run_job(mail.job_id)
    mail.refresh_from_db()
    assert (bool(mail.sent_at), mail.text, mail.html) == (True, "", "")
    assert not SignatoryLink.objects.filter(link__token_hash__contains=token).exists()
    assert arrive_by_link(token).step == "asked"


@pytest.mark.parametrize("reason", ["answered", "revoked", "left", "withdrawn"])
def test_a_mail_is_not_sent_once_there_is_nothing_to_answer(board, actor, reason):
    mail = mails_to(board[0]).get()
    opened = ConfirmationRound.objects.get()
    if reason == "answered":
        answer(board[0], opened)
    elif reason == "revoked":
        revoke_links(board[0])
    elif reason == "left":
        Signatory.objects.filter(pk=board[0].pk).update(left_at=timezone.now(), left_why="removed")
    else:
        withdraw_round(opened.cooperation, actor=actor, reason="Doch nicht.")
    run_job(mail.job_id)
    mail.refresh_from_db()
    assert (mail.sent_at, mail.withheld) == (None, "outdated")


@pytest.mark.parametrize(("day", "stages"), [(4, []), (5, ["5"]), (9, ["5"]), (10, ["10"]), (13, ["10"]), (15, [])])
def test_reminders_come_after_five_and_ten_days_and_only_the_later_when_late(board, day, stages):
    with time_machine.travel(days_later(day)):
        send_reminders(timezone.now())
        send_reminders(timezone.now())
    sent = SignatoryLink.objects.filter(signatory=board[0]).exclude(stage="first")
    assert [each.stage for each in sent] == stages


def test_both_reminders_have_fresh_links_that_end_with_the_first(board):
    for day in (5, 10):
        with time_machine.travel(days_later(day)):
            assert send_reminders(timezone.now()) == 3
    links = [each.link for each in SignatoryLink.objects.filter(signatory=board[0]).order_by("pk")]
    assert len({each.token_hash for each in links}) == 3
    assert {each.expires_at.replace(microsecond=0) for each in links} == {links[0].expires_at.replace(microsecond=0)}


def test_a_thousand_requests_for_the_same_reminder_send_one(board):
    with time_machine.travel(days_later(6)):
        assert sum(remind(board[0], now=timezone.now()) for _ in range(1000)) == 1
    assert mails_to(board[0]).count() == 2


def test_whoever_has_answered_is_not_reminded(board):
    answer(board[0], ConfirmationRound.objects.get())
    with time_machine.travel(days_later(6)):
        assert send_reminders(timezone.now()) == 2
    assert mails_to(board[0]).count() == 1


def test_a_link_is_sent_again_three_times_a_day_by_the_own_side_and_once_by_the_person(board, actor):
    for _ in range(3):
        send_again(board[0], actor=actor)
    with pytest.raises(NamingRefused, match="sent already"):
        send_again(board[0], actor=actor)
    with time_machine.travel(days_later(15)):
        send_again(board[0])
        with pytest.raises(NamingRefused, match="sent already"):
            send_again(board[0])


def test_an_expired_link_is_replaced_by_a_new_one_and_the_round_waits_for_it(board):
    [token] = tokens_for(board[0])
    with time_machine.travel(days_later(20)):
        assert arrive_by_link(token).step == "expired"
        send_again(board[0])
        assert arrive_by_link(tokens_for(board[0])[1]).step == "asked"
    assert expire_rounds(days_later(47)) == 0
    assert expire_rounds(days_later(49)) == 1


def test_a_round_that_nobody_answers_expires_and_can_be_asked_again(board, actor):
    assert expire_rounds(days_later(27)) == 0
    assert [expire_rounds(days_later(29)), expire_rounds(days_later(29))] == [1, 0]
    opened = ConfirmationRound.objects.select_related("cooperation").get()
    assert (opened.state, opened.cooperation.state) == ("expired", "in_talks")
    assert arrive_by_link(tokens_for(board[0])[0]).step == "closed"


def test_a_text_that_is_taken_back_ends_the_round_once(board, actor):
    cooperation = ConfirmationRound.objects.get().cooperation
    stop_asking(cooperation, actor, "parties")
    assert withdraw_round(cooperation, actor=actor, reason="Noch einmal.") is False
    assert ConfirmationRound.objects.get().state == "withdrawn"


def test_addresses_are_erased_a_month_after_the_round_and_names_stay(board, actor):
    withdraw_round(ConfirmationRound.objects.get().cooperation, actor=actor, reason="Doch nicht.")
    assert forget_addresses(days_later(29)) == 0
    assert forget_addresses(days_later(31)) == 3
    assert forget_addresses(days_later(31)) == 0
    gone = Signatory.objects.get(pk=board[0].pk)
    assert (gone.email, gone.name, bool(gone.erased_at)) == ("", board[0].name, True)


def test_addresses_stay_while_boards_are_asked(board):
    assert forget_addresses(days_later(365)) == 0
