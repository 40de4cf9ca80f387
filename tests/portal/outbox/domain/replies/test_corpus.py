"""What the portal makes of answers written with real programs, in five languages."""

import pytest

from portal.outbox.domain.replies.automatic import Nature
from portal.outbox.domain.replies.reading import read_content, read_envelope
from portal.outbox.domain.replies.reply_text import split_reply
from tests.portal.outbox.domain.replies.corpus import ANSWERS, MAILS, PROGRAMS, RELAY, TOKEN, mail


def words(text):
    return " ".join(text.replace(">", " ").split())


@pytest.mark.parametrize("language", ANSWERS)
@pytest.mark.parametrize("program", PROGRAMS)
def test_answer_is_told_from_the_mail_it_quotes(program, language):
    raw = mail(f"{program}_{language}")
    envelope = read_envelope(raw, RELAY)
    assert (envelope.sender, envelope.tokens) == ("leyla@verein.example.org", (TOKEN,))
    assert (envelope.nature, envelope.is_doubtful) == (Nature.PERSON, False)
    text = read_content(raw).text
    split = split_reply(text)
    assert split.kept == ANSWERS[language]
    assert words(split.kept + "\n" + split.rest) == words(text)


def without_marker(text):
    return "\n".join(line for line in text.split("\n") if "##-" not in line)


@pytest.mark.parametrize("language", ANSWERS)
@pytest.mark.parametrize("program", PROGRAMS)
def test_answer_is_told_from_it_without_our_line_too(program, language):
    split = split_reply(without_marker(read_content(mail(f"{program}_{language}")).text))
    assert split.kept == ANSWERS[language]


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("own_signature", "Ja, gern."),
        ("nothing_quoted", "Ja, gern.\n\nDatum: 3. April\n\nViele Grüße\nLeyla"),
        ("empty", ""),
        ("wrong_charset", "Grüße aus Köln"),
        ("unknown_charset", "Grüße aus Köln"),
        ("hidden_html", "Ja\n\n- eins\n- zwei\n\na b"),
        ("two_texts", "Oben\n\nUnten"),
        ("signed", "Unterschrieben."),
        ("headers_only", ""),
        ("no_boundary", "Guten Tag"),
        ("newlines_in_names", "Hallo□Welt □ \u202egpj"),
    ],
)
def test_words_of_odd_mails(name, kept):
    assert split_reply(read_content(mail(name)).text).kept == kept


@pytest.mark.parametrize("name", ["interleaved", "below_the_quote"])
def test_where_it_is_not_sure_all_is_kept(name):
    text = read_content(mail(name)).text
    assert (split_reply(text).kept, split_reply(text).rest) == (text, "")


def test_files_come_with_their_names():
    files = read_content(mail("with_file")).files
    assert [(file.name, file.content_type, file.content[:8]) for file in files] == [
        ("Satzung Köln.pdf", "application/pdf", b"%PDF-1.7"),
        ("", "message/rfc822", b"Subject:"),
    ]


@pytest.mark.parametrize(("name", "is_sealed"), [("encrypted", True), ("winmail", True), ("signed", False)])
def test_sealed_mails_are_told(name, is_sealed):
    assert read_content(mail(name)).is_sealed == is_sealed


@pytest.mark.parametrize("name", ["two_texts", "signed"])
def test_logos_and_signatures_are_no_files(name):
    assert read_content(mail(name)).files == ()


@pytest.mark.parametrize(
    "name",
    [
        *(f"absent_exchange_{language}" for language in ANSWERS),
        "absent_sieve",
        "absent_return_path",
        "absent_precedence",
        "absent_autoreply",
        "list",
        "loop",
        "noreply",
    ],
)
def test_automatic_mails(name):
    assert read_envelope(mail(name), RELAY).nature == Nature.AUTOMATIC


@pytest.mark.parametrize("language", ANSWERS)
def test_absence_notes_of_exchange(language):
    name = f"absent_exchange_{language}"
    assert read_envelope(mail(name), RELAY).nature == Nature.AUTOMATIC


@pytest.mark.parametrize("language", ANSWERS)
def test_subject_alone_proves_nothing(language):
    assert read_envelope(mail(f"absent_words_{language}"), RELAY).nature == Nature.UNSURE


def test_report_of_a_mail_server():
    assert read_envelope(mail("report"), RELAY).nature == Nature.REPORT


def test_person_whose_program_says_that_it_is_not_automatic():
    assert read_envelope(mail("human_auto_no"), RELAY).nature == Nature.PERSON


def test_sender_that_is_not_one_address_is_nobody():
    assert read_envelope(mail("two_senders"), RELAY).sender == ""


def test_mail_whose_domain_did_not_send_it_is_doubtful():
    assert read_envelope(mail("forged"), RELAY).is_doubtful


def test_recipient_of_the_envelope_comes_first():
    assert read_envelope(mail("to_many"), RELAY).tokens == ("z" * 26, TOKEN)


def test_addresses_that_only_look_like_ours_are_not():
    assert read_envelope(mail("to_nobody"), RELAY).tokens == ()


def test_without_relay_address_no_mail_is_for_us():
    assert read_envelope(mail("gmail_de"), "").tokens == ()


def test_every_mail_of_the_corpus_can_be_read():
    names = sorted(path.stem for path in MAILS.iterdir())
    assert len(names) > 60
    for name in names:
        read_envelope(mail(name), RELAY)
        assert "\0" not in read_content(mail(name)).text
