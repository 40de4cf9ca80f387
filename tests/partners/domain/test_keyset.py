"""Cursors survive an address, nothing else is taken for one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partners.domain.keyset import Cursor, decode_cursor

KEYS = st.integers(-(2**62), 2**62) | st.text(
    st.characters(exclude_characters="\x00", exclude_categories=["Cs"]), max_size=80
)


@given(key=KEYS, pk=st.integers(1, 2**62), backwards=st.booleans())
def test_cursor_comes_back_as_it_was(key, pk, backwards):
    cursor = Cursor(key, pk, backwards)
    assert decode_cursor(cursor.encode(), type(key)) == cursor


@given(text=st.text(max_size=50))
def test_no_text_fails(text):
    assert decode_cursor(text, int) is None or decode_cursor(text, str) is None


@pytest.mark.parametrize("cursor", [Cursor(2**70, 1), Cursor(1, 2**70), Cursor("a\x00", 1), Cursor("\ud800", 1)])
def test_what_the_database_cannot_hold_is_no_cursor(cursor):
    assert decode_cursor(cursor.encode(), type(cursor.key)) is None


def test_key_of_another_order_is_no_cursor():
    assert [decode_cursor(Cursor("a", 1).encode(), int), decode_cursor(Cursor(1, 1).encode(), str)] == [None, None]
