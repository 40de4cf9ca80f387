"""Mails made to break their reader: it answers, soon, and says what it cannot read."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from portal.outbox.domain.replies.html_text import html_to_text
from portal.outbox.domain.replies.reading import LONGEST, Unreadable, read_content, read_envelope
from portal.outbox.domain.replies.reply_text import split_reply
from tests.portal.outbox.domain.replies.corpus import PROGRAMS, RELAY, mail


def multipart(parts, boundary=b"x"):
    head = b'From: a@example.org\r\nContent-Type: multipart/mixed; boundary="' + boundary + b'"\r\n\r\n'
    return head + b"".join(b"--" + boundary + b"\r\n" + part + b"\r\n" for part in parts) + b"--" + boundary + b"--\r\n"


def nested(depth):
    text = b"Content-Type: text/plain\r\n\r\nHallo"
    for number in range(depth):
        text = multipart([text], boundary=f"b{number}".encode())
    return text


@pytest.mark.parametrize(
    "raw",
    [b"x" * (LONGEST + 1), multipart([b"Content-Type: text/plain\r\n\r\nx"] * 500), nested(3000)],
    ids=["large", "many parts", "deep"],
)
def test_mail_beyond_every_measure_is_refused(raw):
    with pytest.raises(Unreadable):
        read_content(raw)


@pytest.mark.parametrize(
    "html",
    [
        "<div>" * 200_000,
        "<blockquote>x" * 50_000,
        "<!--" * 250_000,
        "<a " * 300_000,
        "&#x" * 300_000,
        "<![CDATA[" * 50_000,
    ],
    ids=["deep", "quotes", "comments", "tags", "letters", "sections"],
)
def test_html_made_to_take_long_takes_no_time(html):
    begin = time.process_time()
    html_to_text(html)
    assert time.process_time() - begin < 5


@pytest.mark.parametrize(
    "text", ["> x\n" * 25_000, "##-" * 33_000, "a: \n" * 25_000, "-" * 100_000, "schrieb " * 12_000]
)
def test_text_made_to_take_long_takes_no_time(text):
    begin = time.process_time()
    split_reply(text)
    assert time.process_time() - begin < 2


def test_long_text_stays_whole():
    text = "Ж" * 100_000
    raw = b"From: a@example.org\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n" + text.encode()
    assert read_content(raw).text == text


@settings(max_examples=200, deadline=None)
@given(program=st.sampled_from(PROGRAMS), place=st.integers(0, 1500), junk=st.binary(max_size=60))
def test_broken_mails_are_read_or_refused(program, place, junk):
    whole = mail(f"{program}_de")
    broken = whole[:place] + junk + whole[place + len(junk) :]
    try:
        assert "\0" not in read_content(broken).text
        read_envelope(broken, RELAY)
    except Unreadable:
        pass


LINES = st.lists(
    st.sampled_from(
        [
            "Hallo",
            "",
            "> alt",
            "##- Bitte über dieser Zeile -##",
            "-- ",
            "Von: a",
            "An: b",
            "Betreff: c",
            "_" * 20,
            "Am 3.3.2026 schrieb E <e@example.org>:",
            "Gesendet von unterwegs",
            "> ##- x y -##",
        ]
    ),
    max_size=12,
).map("\n".join)


@settings(max_examples=500)
@given(LINES | st.text())
def test_nothing_of_a_text_is_lost(text):
    split = split_reply(text)
    assert (split.kept + "\n" + split.rest).replace("\n", "") == text.replace("\n", "")
    assert split.kept.strip() or not split.rest
