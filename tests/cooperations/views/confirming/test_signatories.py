"""The page of those who name signatories: what each side sees and may do, at a fixed cost."""

from dataclasses import replace

import pytest
from django.urls import reverse
from django.utils import timezone

from cooperations.models import ConfirmationRound, Signatory, SignatoryLink, SignatoryQuestion
from partners.models import Representative
from portal.outbox.models import Bounce
from tests.factories.accounts import UserFactory
from tests.factories.confirming import READY, answer, ask, people, ready, tokens_for, write
from tests.factories.cooperation import SignatoryFactory
from tests.factories.partners import ContactPersonFactory, RepresentativeFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def cooperation():
    return ready((2, 3), (1, 1), named={"mso": 2, "employer": 1})


@pytest.fixture
def client(client_of, cooperation):
    """The head of the MSO."""
    return client_of(head_of(cooperation, "mso"))


def head_of(cooperation, side):
    party = cooperation.parties.get(side=side)
    return Representative.objects.get(organisation=party.organisation, role="owner").user


def url_of(name, *arguments):
    return reverse(f"cooperations:{name}", args=arguments)


@pytest.mark.parametrize("rows", [1, 3])
def test_page_costs_the_same_for_one_and_three_of_everything(client_of, rows, django_assert_num_queries):
    cooperation = ready((rows + 1, rows + 1), (rows, rows))
    opened = ask(cooperation, UserFactory())
    for each in people(cooperation, "mso")[1:]:
        answer(each, opened)
        SignatoryQuestion.objects.create(signatory=each, version=opened.version, text="?", to_both=True)
    client = client_of(head_of(cooperation, "mso"))
    client.get("/")
    with django_assert_num_queries(16):
        response = client.get(url_of("signatories", cooperation.pk))
    assert len(response.context["overview"].questions) == rows


def test_each_side_sees_names_and_answers_of_both_and_acts_for_its_own(client, cooperation):
    opened = ask(cooperation, UserFactory())
    board, [head] = people(cooperation, "mso"), people(cooperation, "employer")
    answer(head, opened, name="Herr Wirklich")
    page = client.get(url_of("signatories", cooperation.pk)).content.decode()
    assert [each.name in page for each in board] == [True, True]
    assert "Herr Wirklich" in page
    assert url_of("signatory_again", cooperation.pk, board[0].pk) in page
    assert url_of("signatory_remove", cooperation.pk, head.pk) not in page
    assert not [each.email for each in (*board, head) if each.email in page]


def test_reason_of_a_no_is_read_by_the_own_side_and_by_the_other_only_if_shared(client_of, cooperation):
    opened = ask(cooperation, UserFactory())
    board = people(cooperation, "mso")
    answer(board[0], opened, yes=False, reason="Eigengrund")
    url = url_of("signatories", cooperation.pk)
    pages = {side: client_of(head_of(cooperation, side)).get(url).content.decode() for side in ("mso", "employer")}
    assert {side: "Eigengrund" in page for side, page in pages.items()} == {"mso": True, "employer": False}


def test_people_are_named_by_choice_or_by_hand(client, cooperation):
    party = cooperation.parties.get(side="mso")
    contact = ContactPersonFactory(organisation=party.organisation, email="kontakt@example.org", languages=["ru"])
    url = url_of("signatory_name", cooperation.pk, party.pk)
    sent = {"person": f"contact:{contact.pk}", "function": "Kasse"}
    assert client.post(url, sent).status_code == 302
    named = Signatory.objects.get(contact=contact)
    assert (named.name, named.email, named.language, named.named_as) == (contact.name, contact.email, "ru", "contact")
    refused = client.post(url, {"person": "other", "function": "Kasse", "name": "Vierte", "email": "v@example.org"})
    assert "at most 3" in str(refused.context["form"].non_field_errors())


def test_somebody_else_needs_a_name_and_an_address(client, cooperation):
    party = cooperation.parties.get(side="mso")
    response = client.post(url_of("signatory_name", cooperation.pk, party.pk), {"person": "other", "function": "K"})
    assert sorted(response.context["form"].errors) == ["email", "name"]


def test_the_other_side_is_not_named_for(client, cooperation):
    party = cooperation.parties.get(side="employer")
    assert client.get(url_of("signatory_name", cooperation.pk, party.pk)).status_code == 404
    theirs = people(cooperation, "employer")[0]
    for name in ("signatory_again", "signatory_revoke", "signatory_remove"):
        assert client.post(url_of(name, cooperation.pk, theirs.pk)).status_code == 404


def test_editors_see_but_do_not_name(client_of, cooperation):
    party = cooperation.parties.get(side="mso")
    client = client_of(RepresentativeFactory(organisation=party.organisation, role="editor").user)
    assert client.get(url_of("signatories", cooperation.pk)).status_code == 200
    assert client.get(url_of("signatory_name", cooperation.pk, party.pk)).status_code == 404


def test_links_are_sent_again_and_revoked_and_people_taken_off(client, cooperation):
    ask(cooperation, UserFactory())
    signatory = people(cooperation, "mso")[0]
    client.post(url_of("signatory_revoke", cooperation.pk, signatory.pk))
    assert SignatoryLink.objects.get(signatory=signatory).link.state == "revoked"
    client.post(url_of("signatory_again", cooperation.pk, signatory.pk))
    assert SignatoryLink.objects.filter(signatory=signatory).count() == 2
    client.post(url_of("signatory_remove", cooperation.pk, signatory.pk))
    signatory.refresh_from_db()
    assert signatory.left_why == "removed"
    page = client.get(url_of("signatories", cooperation.pk))
    [mso] = [each for each in page.context["overview"].parties if each.is_own]
    assert (mso.tally.to_name, mso.is_short) == (1, True)


def test_mail_that_came_back_is_shown_to_the_own_side_only(client_of, cooperation):
    ask(cooperation, UserFactory())
    address = people(cooperation, "mso")[0].email
    Bounce.objects.create(digest="x", address=address, status="5.1.1", is_permanent=True)
    url = url_of("signatories", cooperation.pk)
    shown = {
        side: "The mail came back"
        in client_of(head_of(cooperation, side)).get(url, headers={"Accept-Language": "en"}).content.decode()
        for side in ("mso", "employer")
    }
    assert shown == {"mso": True, "employer": False}


def test_boards_are_asked_after_a_page_that_says_what_happens(client, cooperation):
    url = url_of("ask_boards", cooperation.pk)
    page = client.get(url)
    assert page.status_code == 200
    revision = page.context["agreement"].revision
    assert not ConfirmationRound.objects.exists()
    assert client.post(url, {"revision": revision - 1}).context["objections"]
    assert client.post(url, {"revision": revision}).status_code == 302
    assert ConfirmationRound.objects.get().state == "open"
    client.post(url_of("withdraw_round", cooperation.pk), {"reason": "Noch einmal reden."})
    assert ConfirmationRound.objects.get().state == "withdrawn"


def test_too_few_people_are_told_before_anybody_is_asked(client, cooperation):
    Signatory.objects.filter(pk=people(cooperation, "mso")[0].pk).update(left_at=timezone.now(), left_why="removed")
    page = client.get(url_of("ask_boards", cooperation.pk))
    assert len(page.context["objections"]) == 1
    assert b'name="revision"' not in page.content
    response = client.post(url_of("ask_boards", cooperation.pk), {"revision": page.context["agreement"].revision})
    assert (len(response.context["objections"]), ConfirmationRound.objects.count()) == (1, 0)


def test_questions_are_answered_by_the_own_side_by_both_if_meant_for_both(client_of, cooperation):
    opened = ask(cooperation, UserFactory())
    signatory = people(cooperation, "mso")[0]
    own, both = (
        SignatoryQuestion.objects.create(signatory=signatory, version=opened.version, text=text, to_both=text == "B")
        for text in "AB"
    )
    employer = client_of(head_of(cooperation, "employer"))
    answers = [
        employer.post(url_of("signatory_reply", cooperation.pk, each.pk), {f"q{each.pk}-text": "Ja."}).status_code
        for each in (own, both)
    ]
    assert answers == [404, 302]
    mso = client_of(head_of(cooperation, "mso"))
    empty = mso.post(url_of("signatory_reply", cooperation.pk, own.pk), {f"q{own.pk}-text": " "})
    assert (empty.status_code, list(empty.context["form"].errors)) == (200, ["text"])
    mso.post(url_of("signatory_reply", cooperation.pk, own.pk), {f"q{own.pk}-text": "Gern."})
    assert list(SignatoryQuestion.objects.order_by("pk").values_list("answer", flat=True)) == ["Gern.", "Ja."]


def test_a_question_outlives_the_version_it_was_about(client, cooperation):
    opened = ask(cooperation, UserFactory())
    asker = people(cooperation, "mso")[0]
    question = SignatoryQuestion.objects.create(signatory=asker, version=opened.version, text="Wer haftet?")
    write(cooperation, replace(READY, rooms="Saal"))
    ask(cooperation, UserFactory())
    address = url_of("signatories", cooperation.pk)
    assert f'href="{address}"' in client.get("/").content.decode()
    assert client.get(address).context["overview"].questions == [question]
    assert "Wer haftet?" in client.get(url_of("confirm_link", tokens_for(asker)[-1])).content.decode()


def test_what_holds_is_read_first_and_not_given_to_the_boards_again(client, cooperation):
    opened = ask(cooperation, UserFactory())
    for each in (*people(cooperation, "mso"), *people(cooperation, "employer")):
        answer(each, opened)
    draft, boards = url_of("agreement", cooperation.pk), url_of("ask_boards", cooperation.pk)
    page = client.get(draft).content.decode()
    assert (url_of("agreement_version", cooperation.pk, 1) in page, boards in page) == (True, False)
    write(cooperation, replace(READY, rooms="Saal"))
    assert boards in client.get(draft).content.decode()


def test_strangers_find_nothing(client_of, cooperation):
    stranger = client_of(RepresentativeFactory(role="owner").user)
    signatory = SignatoryFactory(cooperation=ready(), organisation=cooperation.parties.get(side="mso").organisation)
    assert stranger.get(url_of("signatories", cooperation.pk)).status_code == 404
    head = client_of(head_of(cooperation, "mso"))
    assert head.post(url_of("signatory_revoke", cooperation.pk, signatory.pk)).status_code == 404


def test_rule_of_the_other_side_is_told_only_by_the_frozen_text(client_of):
    cooperation = ready((4, 7), (1, 1), named={"mso": 4, "employer": 1})
    employer = client_of(head_of(cooperation, "employer"))
    urls = [url_of(name, cooperation.pk) for name in ("signatories", "ask_boards")]
    pages = [employer.get(url, headers={"Accept-Language": "en"}).content.decode() for url in urls]
    assert ["4 of 7" in page for page in pages] == [False, False]
    ask(cooperation, UserFactory())
    pages = [employer.get(url, headers={"Accept-Language": "en"}).content.decode() for url in urls]
    assert ["4 of 7" in page for page in pages] == [True, True]
