"""Messages written in the portal, what is seen of them, held mails."""

from datetime import timedelta

import pytest
from django.core import mail as django_mail
from django.core.exceptions import PermissionDenied
from django.core.files.storage import default_storage
from django.utils import timezone

from cooperations.domain.relay.addresses import address_of
from cooperations.domain.relay.posting import post
from cooperations.domain.relay.releasing import refuse, release
from cooperations.domain.relay.thread import thread
from cooperations.domain.relay.waiting import lines_of_held, people_with_held, waiting_messages
from cooperations.enums.contact import RequestState
from cooperations.enums.inbound import InboundOutcome
from cooperations.enums.relay import RelayState
from cooperations.enums.side import Side
from cooperations.models import ContactRequest, RelayMail
from portal.outbox.models import Bounce, Message
from portal.shared.states import MoveRefused
from portal.shared.uploads.checked import CheckedFile
from tests.cooperations.domain.relay.conftest import mail, receive, work_off
from tests.factories.accounts import UserFactory
from tests.factories.contact import ContactRequestFactory
from tests.factories.partners import RepresentativeFactory
from tests.factories.relay import RelayMailFactory

pytestmark = pytest.mark.django_db
STRANGER = "fremd@example.com"


def fresh(pair):
    return ContactRequest.objects.get(pk=pair.request.pk)


def answer(pair, text="Gern."):
    return post(pair.request, side=Side.MSO, author=pair.leyla, text=text)


def test_answer_in_the_portal_reaches_the_other_side_by_mail(pair):
    answer(pair)
    work_off()
    (sent,) = django_mail.outbox
    assert sent.to == ["erika@werk.example.org"]
    address = address_of(pair.request, Side.EMPLOYER)
    assert (sent.reply_to, address in sent.message()["From"]) == ([address], True)
    assert fresh(pair).state == RequestState.ANSWERED


def test_text_of_a_mail_that_is_out_stays_in_the_conversation_only(pair):
    answer(pair)
    work_off()
    assert Message.objects.get().text == ""


def test_employer_waits_for_the_answer(pair):
    with pytest.raises(MoveRefused):
        post(pair.request, side=Side.EMPLOYER, author=pair.erika, text="Und?")
    answer(pair)
    assert post(pair.request, side=Side.EMPLOYER, author=pair.erika, text="Danke!").state == RelayState.DELIVERED


def test_nobody_writes_for_another_side(pair):
    for side in (Side.EMPLOYER, Side.MEDIATOR):
        with pytest.raises(PermissionDenied):
            post(pair.request, side=side, author=pair.leyla, text="x")


def test_button_pressed_twice_is_one_message(pair):
    assert answer(pair) == answer(pair)
    assert RelayMail.objects.count() == 1


def test_sixth_message_of_an_hour_is_refused(pair):
    for number in range(5):
        answer(pair, f"Nummer {number}")
    with pytest.raises(MoveRefused):
        answer(pair, "Nummer 6")


def test_blocked_employer_sees_the_same_and_nothing_arrives(pair):
    """What is silenced can never be answered, so its employer waits like everybody else."""
    silenced = ContactRequestFactory(employer=pair.employer, is_silenced=True)
    with pytest.raises(MoveRefused) as refused:
        post(silenced, side=Side.EMPLOYER, author=pair.erika, text="Und?")
    with pytest.raises(MoveRefused) as usual:
        post(pair.request, side=Side.EMPLOYER, author=pair.erika, text="Und?")
    assert str(refused.value).replace(silenced.mso.name, "") == str(usual.value).replace(pair.mso.name, "")


def test_file_refused_in_the_portal_refuses_the_message(pair):
    with pytest.raises(MoveRefused):
        post(
            pair.request,
            side=Side.MSO,
            author=pair.leyla,
            text="x",
            files=[CheckedFile("a.doc", 3, refused_why="kind")],
        )
    assert RelayMail.objects.count() == 0


@pytest.fixture
def held(pair, mso_address):
    files = [("plan.txt", "text/plain", b"Plan")]
    assert receive(mail(mso_address, sender=STRANGER, files=files)) == InboundOutcome.HELD
    return RelayMail.objects.get()


def test_held_mail_is_seen_by_its_side_only(pair, held):
    assert [each.mail.sender for each in thread(pair.leyla, fresh(pair)).contributions] == [STRANGER]
    assert thread(pair.erika, fresh(pair)).contributions == ()
    assert (len(waiting_messages(pair.leyla)), waiting_messages(pair.erika)) == (1, [])


def test_released_mail_is_passed_on_with_its_files(pair, held):
    assert release(held, actor=pair.leyla)
    assert not release(held, actor=pair.leyla)
    work_off()
    (sent,) = django_mail.outbox
    assert (sent.to, len(sent.attachments)) == (["erika@werk.example.org"], 1)
    assert STRANGER not in sent.message().as_string()
    row = RelayMail.objects.get()
    assert (row.author, row.sender, fresh(pair).state) == (pair.leyla, "", RequestState.ANSWERED)


def test_mail_thrown_away_leaves_no_words_and_no_file(pair, held, django_capture_on_commit_callbacks):
    name = held.attachments.get().file.name
    with django_capture_on_commit_callbacks(execute=True):
        assert refuse(held, actor=pair.leyla)
    row = RelayMail.objects.get()
    assert (row.text, row.sender, row.state, row.attachments.count()) == ("", "", RelayState.REFUSED, 0)
    assert not default_storage.exists(name)
    with pytest.raises(MoveRefused):
        release(held, actor=pair.leyla)


def test_other_side_decides_nothing(pair, held):
    for verb in (release, refuse):
        with pytest.raises(PermissionDenied):
            verb(held, actor=pair.erika)


@pytest.mark.parametrize("number", [1, 3])
def test_conversation_costs_the_same_however_long(pair, number, django_assert_num_queries):
    for each in range(number):
        answer(pair, f"Nummer {each}")
    request = fresh(pair)
    sides = ContactRequest.objects.select_related("employer", "mso", "mediator").get(pk=request.pk)
    with django_assert_num_queries(5):
        assert len(thread(pair.erika, sides).contributions) == number


def test_both_sides_see_that_a_message_reached_nobody(pair):
    answer(pair)
    work_off()
    Bounce.objects.create(
        digest="a", message=Message.objects.get(), address="erika@werk.example.org", status="5.1.1", is_permanent=True
    )
    for person in (pair.erika, pair.leyla):
        (shown,) = thread(person, fresh(pair)).contributions
        assert shown.is_undelivered
        assert [entry.detail for entry in waiting_messages(person)] != []


def test_message_for_a_side_without_any_address_says_so(pair):
    answer(pair)
    pair.leyla.is_active = False
    pair.leyla.save()
    post(fresh(pair), side=Side.EMPLOYER, author=pair.erika, text="Danke!")
    assert [each.is_undelivered for each in thread(pair.erika, fresh(pair)).contributions] == [False, True]


def test_go_between_writes_to_both(pair):
    request = ContactRequestFactory(employer=pair.employer, state=RequestState.MEDIATED)
    between = UserFactory(name="Mira Berg")
    RepresentativeFactory(user=between, organisation=request.mediator)
    RepresentativeFactory(user=UserFactory(email="mso2@example.org"), organisation=request.mso)
    post(request, side=Side.MEDIATOR, author=between, text="Ich rufe an.")
    work_off()
    assert {each.to[0] for each in django_mail.outbox} == {"erika@werk.example.org", "mso2@example.org"}
    assert RelayMailFactory(request=request).state == RelayState.DELIVERED


def test_held_mail_is_a_line_of_the_weekly_overview_of_its_own_side(pair, django_assert_num_queries):
    held = RelayMailFactory(request=pair.request, state="held")
    RelayMailFactory(request=pair.request)
    today = timezone.localdate()
    (line,) = lines_of_held(pair.leyla, today)
    assert (line.key, line.due) == (f"held:{held.pk}", today + timedelta(days=29))
    assert line.title.endswith(pair.request.subject)
    assert lines_of_held(pair.erika, today) == []
    with django_assert_num_queries(1):
        assert list(people_with_held(today)) == [pair.leyla.pk]
    RelayMailFactory(request=pair.request, state="held", side="employer")
    assert set(people_with_held(today)) == {pair.leyla.pk, pair.erika.pk}
