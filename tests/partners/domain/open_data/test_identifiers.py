"""Identifiers hold the key, are read back, and never change."""

from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from partners.domain.open_data.identifiers import LARGEST_KEY, Key, Kind, part, read_key
from partners.domain.open_data.offers import OFFERS

KEYS = st.builds(Key, st.sampled_from(Kind), st.integers(0, LARGEST_KEY), st.integers(0, 255))


@given(KEYS)
def test_what_is_written_is_read(key):
    assert read_key(str(key.uuid)) == key
    assert (key.uuid.version, key.uuid.variant) == (8, "specified in RFC 4122")


@given(st.one_of(st.text(max_size=60), st.uuids().map(str)))
def test_nothing_else_is_read(text):
    assert read_key(text) is None


@given(KEYS, KEYS)
def test_different_keys_have_different_identifiers(one, other):
    assert (one == other) == (one.uuid == other.uuid)


def test_identifiers_of_former_releases():
    """Harvesters know our records by these: a change here breaks their copies."""
    assert Key(Kind.ORGANIZATION, 42).uuid == UUID("b7c39a5e-21d0-8100-8000-00000000002a")
    assert Key(Kind.SERVICE_AT_LOCATION, 1, 2).uuid == UUID("b7c39a5e-21d0-8402-8000-000000000001")
    assert {number: min(offer.taxonomies) for number, offer in OFFERS.items()} == {1: "field", 2: "agency"}
    assert part(Key(Kind.ORGANIZATION, 42).uuid, "contact", 7) == UUID("7de66070-3eab-53db-9824-3419b7cd8ffe")
