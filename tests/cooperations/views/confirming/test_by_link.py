"""The page behind the link: six languages, no account, what each dead link says, and that looking changes nothing."""

import re
from dataclasses import replace
from datetime import timedelta
from html.parser import HTMLParser

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone

from cooperations.domain.confirming.asking import withdraw_round
from cooperations.domain.confirming.links import revoke_links
from cooperations.domain.confirming.naming import take_off
from cooperations.models import Confirmation, ConfirmationRound, Signatory, SignatoryQuestion
from portal.outbox.models import Message
from tests.factories.accounts import UserFactory
from tests.factories.confirming import READY, answer, ask, people, ready, sent, tokens_for, write

pytestmark = pytest.mark.django_db
LANGUAGES = ["de", "en", "tr", "ar", "uk", "ru"]


@pytest.fixture
def actor():
    return UserFactory(name="Erika Fragt")


@pytest.fixture
def opened(actor):
    return ask(ready((2, 3), (1, 1)), actor)


@pytest.fixture
def signatory(opened):
    return people(opened.cooperation, "mso")[0]


@pytest.fixture
def url(signatory):
    return page_of(signatory)


def page_of(signatory):
    return reverse("cooperations:confirm_link", args=[tokens_for(signatory)[-1]])


class Text(HTMLParser):
    """Collects the text of the element with the class ``confirming-text``."""

    def __init__(self, html):
        super().__init__()
        self.depth, self.parts = 0, []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        if self.depth or "confirming-text" in dict(attrs).get("class", ""):
            self.depth += tag != "br"

    def handle_endtag(self, _tag):
        self.depth = max(0, self.depth - 1)

    def handle_data(self, data):
        if self.depth:
            self.parts.append(data)


def words(text):
    return text.split()


@pytest.mark.parametrize("language", LANGUAGES)
def test_page_speaks_the_language_of_the_signatory_and_shows_the_text_as_it_was_frozen(
    client, opened, signatory, url, language
):
    Signatory.objects.filter(pk=signatory.pk).update(language=language)
    response = client.get(url)
    page = response.content.decode()
    direction = "rtl" if language == "ar" else "ltr"
    assert f'<html lang="{language}" dir="{direction}">' in page
    assert words(" ".join(Text(page).parts)) == words(opened.version.text)
    assert opened.version.sha256 in page
    assert response["Content-Language"] == language


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_can_be_switched_to_each_language_without_a_cookie(client, opened, url, language):
    for address in (url, f"{url}nein/", f"{url}frage/"):
        response = client.get(address, {"lang": language})
        assert f'<html lang="{language}"' in response.content.decode()
        assert all(f"?lang={each}" in response.content.decode() for each in LANGUAGES)
    assert set(response.cookies) <= {"csrftoken"}
    assert f"{url}frage/?lang={language}" in client.get(url, {"lang": language}).content.decode()


def test_looking_changes_nothing(client, opened, url):
    for method in (client.get, client.head):
        for address in (url, f"{url}nein/", f"{url}frage/"):
            method(address, {"answer": "yes", **sent(opened)})
    assert client.get(f"{url}neu/").status_code == 405
    assert (Confirmation.objects.count(), SignatoryQuestion.objects.count()) == (0, 0)
    assert client.get(url).status_code == 200


def test_tokens_stay_where_they_are(client, url):
    response = client.get(url)
    assert response["Referrer-Policy"] == "same-origin"
    assert "no-store" in response["Cache-Control"]


def test_yes_is_stored_with_name_function_time_and_hash(client, opened, signatory, url):
    response = client.post(url, sent(opened))
    given = Confirmation.objects.get()
    assert (response.status_code, given.answer, given.way, given.name) == (200, "yes", "link", "Amal Test")
    assert (given.sha256, given.signatory) == (opened.version.sha256, signatory)
    assert "Thank you" in response.content.decode() or "Vielen Dank" in response.content.decode()


@pytest.mark.parametrize("missing", ["has_read", "name", "function"])
def test_a_yes_needs_name_function_and_the_tick(client, opened, url, missing):
    response = client.post(url, sent(opened, **{missing: ""}))
    assert (list(response.context["form"].errors), Confirmation.objects.count()) == ([missing], 0)


def test_long_names_are_refused_with_the_reason_and_kept(client, opened, url):
    response = client.post(url, sent(opened, name="x" * 121))
    assert "121" in str(response.context["form"].errors["name"])
    assert "x" * 121 in response.content.decode()


def test_second_click_says_when_and_that_it_counts(client, opened, url):
    client.post(url, sent(opened))
    for response in (client.get(url, {"lang": "en"}), client.post(url, sent(opened), follow=True)):
        assert response.status_code == 410
    page = client.get(url, {"lang": "en"}).content.decode()
    assert "You said yes to version 1" in page
    assert "Your yes counts." in page
    assert "Erika Fragt" not in page
    assert Confirmation.objects.count() == 1


def test_a_no_asks_once_more_and_its_reason_is_shared_only_by_choice(client, opened, url):
    client.post(f"{url}nein/", sent(opened, reason="Zu teuer.", reason_shared=""))
    given = Confirmation.objects.get()
    assert (given.answer, given.reason, given.reason_shared) == ("no", "Zu teuer.", False)
    page = client.get(url, {"lang": "en"}).content.decode()
    assert "You said no to version 1" in page


def test_a_question_leaves_the_link_usable_and_its_answer_stands_on_the_page(client, opened, signatory, url):
    client.post(f"{url}frage/", {"text": "Wer haftet?"})
    question = SignatoryQuestion.objects.get()
    assert (question.text, question.to_both) == ("Wer haftet?", False)
    SignatoryQuestion.objects.update(answer="Die Stadt.", answered_at=timezone.now())
    page = client.get(url).content.decode()
    assert ("Wer haftet?" in page, "Die Stadt." in page) == (True, True)


def test_questions_of_others_are_shown_only_when_meant_for_both_and_answered(client, opened, url):
    other = people(opened.cooperation, "employer")[0]
    for number, (to_both, answered) in enumerate([(True, True), (True, False), (False, True)]):
        values = {"answer": f"Antwort {number}", "answered_at": timezone.now()} if answered else {}
        SignatoryQuestion.objects.create(
            signatory=other, version=opened.version, text=f"Frage {number}", to_both=to_both, **values
        )
    page = client.get(url).content.decode()
    assert [f"Frage {number}" in page for number in range(3)] == [True, False, False]


def test_a_changed_text_is_shown_with_what_changed_and_the_old_answer_is_not_taken(client, opened, url, actor):
    write(opened.cooperation, replace(READY, rooms="Saal im Rathaus"))
    newer = ask(opened.cooperation, actor)
    response = client.post(f"{url}?lang=en", sent(opened))
    page = response.content.decode()
    assert (response.status_code, Confirmation.objects.count()) == (409, 0)
    assert re.search(r"<ins>.*?</bdi>[^<]*Saal im Rathaus", page)
    assert f'value="{newer.version.sha256}"' in page
    assert client.post(url, sent(newer)).status_code == 200
    assert Confirmation.objects.get().version == newer.version


def test_a_used_link_of_the_older_version_leads_to_the_new_mail(client, opened, url, actor):
    client.post(url, sent(opened))
    write(opened.cooperation, replace(READY, rooms="Saal"))
    ask(opened.cooperation, actor)
    page = client.get(url, {"lang": "en"})
    assert page.status_code == 410
    assert "You said yes to version 1" in page.content.decode()
    assert "There is a newer version" in page.content.decode()


def test_a_revoked_link_says_by_whom_and_whom_to_ask(client, signatory, url, actor):
    Signatory.objects.filter(pk=signatory.pk).update(named_by=actor)
    revoke_links(signatory)
    response = client.get(url, {"lang": "en"})
    page = response.content.decode()
    assert response.status_code == 410
    assert f"It was revoked by {signatory.organisation.name}" in page
    assert "Erika Fragt" in page


def test_an_expired_link_offers_a_new_one_to_the_address_that_is_never_shown(client, signatory, url):
    with time_machine.travel(timezone.now() + timedelta(days=15)):
        response = client.get(url, {"lang": "en"})
        page = response.content.decode()
        assert (response.status_code, "This link has expired" in page, signatory.email in page) == (410, True, False)
        renewed = client.post(f"{url}neu/?lang=en")
        assert (renewed.status_code, signatory.email in renewed.content.decode()) == (200, False)
        assert client.get(page_of(signatory)).status_code == 200
        again = client.post(f"{url}neu/?lang=en")
        assert "No new link was sent" in again.content.decode()


def test_there_is_nothing_to_confirm_for_those_who_left(client, opened, signatory, url):
    take_off(signatory, why="removed")
    assert client.post(url, sent(opened)).status_code == 410
    assert "no longer named" in client.get(url, {"lang": "en"}).content.decode()
    assert not Confirmation.objects.exists()


def test_there_is_nothing_to_confirm_when_nobody_is_asked_any_more(client, opened, url, actor):
    withdraw_round(opened.cooperation, actor=actor, reason="Doch nicht.")
    assert client.post(url, sent(opened)).status_code == 410
    assert "taken the text back" in client.get(url, {"lang": "en"}).content.decode()
    assert not Confirmation.objects.exists()


def test_a_wrong_token_is_not_found(client, opened):
    assert client.get(reverse("cooperations:confirm_link", args=["falsch"])).status_code == 404


@pytest.mark.parametrize("rows", [1, 3])
def test_page_costs_the_same_for_one_and_three_of_everything(client, actor, rows, django_assert_num_queries):
    opened = ask(ready((rows + 1, rows + 1), (rows, rows)), actor)
    board = people(opened.cooperation, "mso")
    for each in board[1:]:
        answer(each, opened)
        SignatoryQuestion.objects.create(signatory=each, version=opened.version, text="?", to_both=True)
    with django_assert_num_queries(6):
        response = client.get(page_of(board[0]))
    assert len(response.context["arrival"].confirmed) == rows


def test_nothing_in_the_log_names_a_token(client, url, caplog):
    with caplog.at_level("DEBUG"):
        client.get(url)
    assert url.split("/")[2] not in caplog.text
    assert ConfirmationRound.objects.count() == 1
    assert Message.objects.filter(subject__contains=url.split("/")[2]).count() == 0
