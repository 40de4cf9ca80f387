"""Every kind of mail in every language: what its reader needs is there, and nothing else.

One test says one thing about all of them and names those for which it is not so.
"""

import re

import pytest

from portal.outbox.domain.document import RIGHT_TO_LEFT_MARK
from tests.mails.kinds import KINDS
from tests.mails.reading import E_MAIL, facts, foreign_words, own_words, read
from tests.mails.rendering import LANGUAGES, render_all, writing_functions
from tests.mails.world import SECRETS

# Without it no database is set up for the fixture.
pytestmark = pytest.mark.django_db
RTL = frozenset({"ar"})
SENDER = "antwort@portal.example.org"
URL_AMONG_WORDS = re.compile(r"\S[ ]+https?://|https?://\S+[ ]+\S")


@pytest.fixture(scope="module")
def rendering(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock():
        return render_all()


@pytest.fixture(scope="module")
def mails(rendering):
    return rendering.mails


@pytest.fixture(scope="module")
def pages(mails):
    return [(mail, read(mail.html)) for mail in mails]


def those(mails, condition):
    """Name the mails for which ``condition`` is not so, each once."""
    return sorted({str(mail) for mail in mails if not condition(mail)})


def test_every_function_that_writes_mails_has_its_kinds_here(rendering):
    assert writing_functions() - rendering.writers == set()
    assert rendering.silent == []
    assert {mail.kind for mail in rendering.mails} == set(KINDS)
    assert {mail.language for mail in rendering.mails} == set(LANGUAGES)


def test_control_a_new_function_that_writes_mails_would_be_missed(rendering):
    assert writing_functions() - (rendering.writers - {"partners.domain.invitation_mail.send_invitation"}) != set()


def test_subject_is_one_line_in_the_language_of_the_mail(mails):
    assert those(mails, lambda mail: mail.subject.strip() and "\n" not in mail.subject) == []
    assert those(mails, lambda mail: own_words(mail.subject).strip(" :–„“«»”")) == []
    assert [(str(mail), words) for mail in mails if (words := foreign_words(mail.subject, mail.language))] == []


def test_nothing_is_left_in_another_language(pages):
    found = {
        (str(mail), *words)
        for mail, page in pages
        for text in (mail.text, page.text)
        if (words := foreign_words(text, mail.language))
    }
    assert found == set()


def test_plain_text_and_html_say_the_same(pages):
    found = {}
    for mail, page in pages:
        links = "\n".join(address for address, _words in page.links)
        differing = facts(mail.text) ^ facts(f"{page.text} {links}")
        # Plain text says with an address what HTML says with the words of a link.
        if differing:
            found[str(mail)] = differing
    assert found == {}


def test_html_is_a_whole_document_that_says_its_language_and_direction(pages):
    for mail, page in pages:
        root = page.attributes["html"]
        direction = "rtl" if mail.language in RTL else "ltr"
        assert (root["lang"], root["dir"], page.title, page.is_sound) == (
            mail.language,
            direction,
            mail.subject,
            True,
        ), str(mail)
        assert page.tags.count("main") == page.tags.count("footer") == 1
        assert not {"table", "img", "script", "form", "iframe", "link"} & set(page.tags), str(mail)


def test_links_have_words_and_whole_addresses(pages):
    bad = {
        (str(mail), address, words)
        for mail, page in pages
        for address, words in page.links
        if not address.startswith("https://portal.example.org/") or "://" in words or len(words.strip()) < 4
    }
    assert bad == set()
    assert those([mail for mail, page in pages if not page.links], lambda _mail: False) == []


def test_each_says_why_it_came_and_how_to_stop_or_whom_to_ask(pages):
    for mail, page in pages:
        below = mail.text.rpartition("\n-- \n")[2].replace(RIGHT_TO_LEFT_MARK, "")
        assert below.startswith(mail.reason), str(mail)
        assert own_words(mail.reason).strip(), str(mail)
        assert "https://portal.example.org/impressum/" in below, str(mail)
        assert page.text.count(" ".join(mail.reason.split())) == 1, str(mail)
        if mail.stop:
            assert mail.stop in mail.text, str(mail)
            assert mail.stop in mail.html, str(mail)


def test_mails_one_may_do_without_can_be_stopped(mails):
    assert {mail.kind for mail in mails if mail.stop} == {"news of saved searches", "weekly overview"}


def test_plain_text_can_be_read_line_by_line(mails):
    assert those(mails, lambda mail: not re.search(r"&(amp|lt|gt|quot|#\d+);|</?\w+>(?<!<Meer>)", mail.text)) == []
    assert those(mails, lambda mail: not re.search(r"\n{4}|\s{2}\w+ {2}", mail.words)) == []
    assert those(mails, lambda mail: not URL_AMONG_WORDS.search(mail.text)) == []
    assert those(mails, lambda mail: "  " not in mail.reason) == []


def test_text_from_right_to_left_keeps_names_together(pages):
    """In HTML names stand in a direction of their own; plain lines that begin with a Latin name are marked."""
    for mail, page in pages:
        if mail.language not in RTL:
            assert RIGHT_TO_LEFT_MARK not in mail.text
            continue
        assert RIGHT_TO_LEFT_MARK in mail.text
        inside = page.text.partition(" ".join(mail.reason.split()))[0]
        loose = [piece for piece, own in page.pieces if not own and piece in inside]
        assert [piece for piece in loose if re.search(r"Ölmühle|Verein|Ausbildung öffnet|Info-Abend", piece)] == [], (
            str(mail)
        )
        mixed = [line for line in mail.text.split("\n") if re.match(r"[A-Za-zÖ].*[\u0620-\u064a]", line)]
        assert mixed == [], str(mail)


def test_no_mail_holds_what_its_reader_may_not_see(mails):
    found = {
        (str(mail), address)
        for mail in mails
        for address in {*E_MAIL.findall(mail.text), *E_MAIL.findall(mail.html)} - {mail.recipient, SENDER}
    }
    assert found == set()
    assert those(mails, lambda mail: not any(secret in mail.text + mail.html for secret in SECRETS)) == []


def test_who_has_no_account_gets_no_link_that_asks_to_sign_in(pages):
    """The way of an MSO without account leads by mail: links that work alone, answers, and whom to ask."""
    allowed = re.compile(
        r"https://portal\.example\.org/(anfrage/|wer-hilft/|vereinbarung/|noch-aktiv/|nachweis/|impressum/|"
        r"einwilligung/|$)"
    )
    found = {
        (str(mail), address)
        for mail, page in pages
        if mail.recipient == "contact@people.example.org"
        for address, _words in page.links
        if not allowed.match(address)
    }
    assert found == set()
