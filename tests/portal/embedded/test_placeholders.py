"""Translations keep the places that the code fills in, in as many forms as their language has."""

import polib
import pytest

from portal.embedded.catalogues import BOARDS
from portal.embedded.placeholders import faults, plural_of


def entry(text, *forms, plural=""):
    if plural:
        return polib.POEntry(msgid=text, msgid_plural=plural, msgstr_plural=dict(enumerate(forms)))
    return polib.POEntry(msgid=text, msgstr=forms[0])


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("tr", entry("%(n)s of %(all)s", "%(all)s içinde %(n)s"), []),
        ("tr", entry("%(n)s of %(all)s", "%(n)s"), ["lacks %(all)s"]),
        ("tr", entry("From %s", "%s, %d"), ["has %d too much"]),
        ("tr", entry("100 %% of {name}", "{name}: %%100"), []),
        ("ru", entry("<a>%(n)s</a>", "<a>%(n)s"), ["lacks </a>"]),
        ("tr", entry("one seat", "%(n)s yer", "%(n)s yer", plural="%(n)s seats"), []),
        ("tr", entry("one seat", "bir yer", "%(n)s yer", plural="%(n)s seats"), ["lacks %(n)s"]),  # 0 and 1 share it
        ("ru", entry("one", "одно", "%(n)s места", "%(n)s мест", plural="%(n)s"), ["lacks %(n)s"]),  # 21, 31, …
        ("ru", entry("one", "%(n)s", "%(n)s", plural="%(n)s"), ["2 forms instead of 3"]),
        ("ar", entry("one", "لا", "واحد", "اثنان", "%(n)s", "%(n)s", "%(n)s", plural="%(n)s"), []),
        ("ar", entry("one", "لا", "واحد", "اثنان", "%(n)s", "مقاعد", "%(n)s", plural="%(n)s"), ["lacks %(n)s"]),
    ],
)
def test_each_form_has_a_place_for_what_is_filled_in(language, text, expected):
    assert faults(text, plural_of(BOARDS[language])) == expected
