"""Fonts that are unpacked and cut once."""

from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from portal.printing import font_store
from portal.printing.assets import font_assets
from portal.printing.font_store import FontStore
from portal.printing.press import stamp_font

NAME = "IBMPlexSansArabic-400.woff2"


@pytest.fixture
def font():
    return font_assets()[NAME]


@pytest.fixture
def store(tmp_path):
    return FontStore(tmp_path / "fonts")


def test_a_font_is_unpacked_once(store, font, monkeypatch):
    first = store.unpacked(font)
    monkeypatch.setattr(font_store, "_unpack", pytest.fail)

    assert store.unpacked(font) == first
    assert TTFont(first)["name"].getDebugName(1) == TTFont(font)["name"].getDebugName(1)
    assert first.read_bytes()[:4] == b"\0\1\0\0"
    assert list(first.parent.iterdir()) == [first]


def test_another_font_under_the_same_name_is_another_file(store, font, tmp_path):
    other = tmp_path / NAME
    other.write_bytes(font_assets()["IBMPlexSansArabic-600.woff2"].read_bytes())

    assert store.unpacked(other) != store.unpacked(font)


def test_what_is_not_packed_is_left_as_it_is(store, tmp_path):
    assert store.unpacked(tmp_path / "page.css") == tmp_path / "page.css"


def test_a_folder_that_cannot_be_written_costs_time_only(font):
    store = FontStore(Path("/proc/fonts"))

    assert store.unpacked(font) == font
    assert store.kept(font, "x", lambda: b"made") == b"made"


def test_a_kept_cut_is_the_same_font(store, monkeypatch):
    path = font_assets()["FiraSans-SemiBold.woff2"]
    cut = stamp_font._cut.__wrapped__  # noqa: SLF001 -- what is kept in this process is not what is tested
    monkeypatch.setattr(stamp_font, "_stores", [])
    plain = cut(path, "Ω")
    stamp_font.keep_cuts_in(store)
    first = cut(path, "Ω")
    monkeypatch.setattr(stamp_font, "_made", pytest.fail)

    assert plain == first == cut(path, "Ω")
