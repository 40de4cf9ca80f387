import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.richtext.addresses import MAX_LENGTH, breakable_parts, split_addresses


def found(text):
    return [(piece.text, piece.href) for piece in split_addresses(text) if piece.href]


@pytest.mark.parametrize(
    ("text", "address", "href"),
    [
        ("Siehe www.example.org/weg. Ende", "www.example.org/weg", "https://www.example.org/weg"),
        ("(https://example.org/a_b)", "https://example.org/a_b", "https://example.org/a_b"),
        ("http://example.org/?a=b&c=d, dann", "http://example.org/?a=b&c=d", "http://example.org/?a=b&c=d"),
        ("„https://example.org/x“", "https://example.org/x", "https://example.org/x"),
        ("https://example.org/a_(b)!", "https://example.org/a_(b)", "https://example.org/a_(b)"),
        ("https://example.org:8443/x;", "https://example.org:8443/x", "https://example.org:8443/x"),
        ("www.müller-example.org", "www.müller-example.org", "https://www.müller-example.org"),
    ],
)
def test_an_address_ends_where_the_sentence_goes_on(text, address, href):
    assert found(text) == [(address, href)]


@pytest.mark.parametrize(
    "text",
    [
        "nrw.de",
        "www.",
        "https://",
        "https://bank.example@evil.example/",
        "javascript:alert(1)",
        "info@www.example.org",
        "https://localhost/",
        "https://example.org/" + "a" * MAX_LENGTH,
    ],
)
def test_what_is_no_public_address_is_no_link(text):
    assert found(text) == []


@given(st.text(alphabet="w.htps:/a-é() \n", max_size=200))
def test_the_pieces_joined_are_the_text(text):
    assert "".join(piece.text for piece in split_addresses(text)) == text


@pytest.mark.parametrize(
    ("address", "parts"),
    [
        ("www.karriere-in.example.org", ["www.karriere-in", ".example.org"]),
        ("https://www.example.org/aktuelles/weg", ["https://www", ".example", ".org/", "aktuelles/weg"]),
        ("https://example.org/?sprache=deutsch", ["https://", "example", ".org/?", "sprache=", "deutsch"]),
    ],
)
def test_a_line_may_break_where_the_reader_sees_that_it_goes_on(address, parts):
    assert breakable_parts(address) == parts
