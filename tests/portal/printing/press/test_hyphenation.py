import pyphen
import pytest

from portal.printing.font_store import FontStore
from portal.printing.press.hyphenation import load_patterns

WORDS = ("Zusammenarbeitsvereinbarung", "Migrantenselbstorganisation", "Straßenbahnhaltestelle", "Öffnungsprozess")


@pytest.fixture(autouse=True)
def nothing_read(monkeypatch):
    monkeypatch.setattr(pyphen, "hdcache", {})


def divided():
    return [pyphen.Pyphen(lang="de").inserted(word) for word in WORDS]


def test_kept_patterns_divide_words_the_same(tmp_path, monkeypatch):
    plain = divided()
    pyphen.hdcache.clear()
    load_patterns("de", FontStore(tmp_path))
    pyphen.hdcache.clear()
    monkeypatch.setattr(pyphen.HyphDict, "__init__", lambda _book, path: pytest.fail(f"read {path}"))
    load_patterns("de", FontStore(tmp_path))

    assert all("-" in word for word in plain)
    assert divided() == plain


def test_a_language_that_changes_letters_is_left_to_pyphen(tmp_path):
    load_patterns("hu", FontStore(tmp_path))

    assert pyphen.hdcache == {}
    assert pyphen.Pyphen(lang="hu").inserted("asszonnyal") == "asz-szony-nyal"
