"""Answers with one button, with and without an account."""

import pytest
from django.core.exceptions import PermissionDenied

from cooperations.domain.requests.delivery import deliver
from cooperations.domain.requests.quick_answers import quick_answer, quick_answer_by_link
from cooperations.models import RelayMail, RequestLink
from portal.accounts.domain.signed_links import LinkNotUsable
from portal.outbox.models import Message
from portal.shared.states import MoveRefused
from tests.factories.contact import ContactRequestFactory
from tests.factories.partners import RepresentativeFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def request_():
    author = RepresentativeFactory(organisation__employer=True, user__language="de").user
    mso = RepresentativeFactory(role="board", user__language="ar").organisation
    return ContactRequestFactory(employer=author.representations.get().organisation, mso=mso, author=author)


def test_the_sentence_comes_in_the_language_of_who_asked(request_):
    board = request_.mso.representatives.get().user
    mail = quick_answer(request_, "call", actor=board)
    assert mail.text.startswith("Ja, wir sprechen gern")
    request_.refresh_from_db()
    assert request_.state == "answered"
    assert Message.objects.filter(recipient=request_.author.email).exists()
    with pytest.raises(PermissionDenied):
        quick_answer(request_, "call", actor=request_.author)


def test_a_link_answers_once_and_says_nobodys_name(request_):
    deliver(request_)
    link = RequestLink.objects.get(request=request_).link
    quick_answer_by_link(request_, link, "write")
    mail = RelayMail.objects.get()
    assert (mail.author, mail.author_name, mail.side) == (None, "", "mso")
    request_.refresh_from_db()
    assert request_.state == "answered"
    with pytest.raises(MoveRefused):
        quick_answer_by_link(request_, link, "write")
    with pytest.raises(LinkNotUsable):
        quick_answer_by_link(ContactRequestFactory(), link, "write")
    assert RelayMail.objects.count() == 1


def test_the_page_of_the_link_answers(request_, client):
    deliver(request_)
    page = next(part for part in Message.objects.get().text.split() if "/anfrage/" in part)
    path = "/anfrage/" + page.rpartition("/anfrage/")[2]
    shown = client.get(path)
    # Other sites learn nothing of the address; "no-referrer" would make browsers send forms without an origin.
    assert shown.headers["Referrer-Policy"] == "same-origin"
    request_.refresh_from_db()
    assert request_.state == "sent"
    assert client.post(path, {"answer": "call"}).status_code == 200
    assert client.post(path, {"answer": "call"}).status_code == 410
    request_.refresh_from_db()
    assert request_.state == "answered"
