"""What django-allauth says in German says "Sie"."""

import re
from pathlib import Path

import allauth
import polib
import pytest
from django.conf import settings
from django.utils import translation

LIBRARY = polib.pofile(str(Path(allauth.__file__).parent / "locale" / "de" / "LC_MESSAGES" / "django.po"))
CORRECTIONS = polib.pofile(str(settings.ROOT / "locale" / "allauth" / "de" / "LC_MESSAGES" / "django.po"))
OWN_TEMPLATES = settings.ROOT / "templates"
INFORMAL = re.compile(
    r"\b(du|dich|dir|dein\w*|euch|euer|eure\w*)\b"
    r"|\bbitte (gib|wähle|versuche|habe|folge|klicke?|verwende|nutze|melde|überprüfe|bestätige)\b",
    re.IGNORECASE,
)


def can_be_shown(entry):
    """Say whether ``entry`` stands in a module or template that this portal uses as the library made it."""
    return any(
        place.startswith(("account/", "mfa/", "core/"))
        or (
            place.startswith(("templates/account/", "templates/mfa/"))
            and not (OWN_TEMPLATES / place.removeprefix("templates/")).exists()
        )
        for place, _line in entry.occurrences
    )


SHOWN = [entry for entry in LIBRARY if can_be_shown(entry)]


def translations(entry):
    if entry.msgid_plural:
        return [translation.ngettext(entry.msgid, entry.msgid_plural, number) for number in (1, 2)]
    return [translation.gettext(entry.msgid)]


def test_nothing_that_can_be_shown_says_du():
    with translation.override("de"):
        said = [text for entry in SHOWN for text in translations(entry) if INFORMAL.search(text)]
    assert said == []


def test_library_itself_says_du():
    """Else the second catalogue is no longer needed."""
    assert len([entry for entry in SHOWN if INFORMAL.search(entry.msgstr)]) > 10


def test_every_correction_belongs_to_a_text_of_the_library():
    assert {entry.msgid for entry in CORRECTIONS} - {entry.msgid for entry in LIBRARY} == set()


@pytest.mark.parametrize("entry", CORRECTIONS, ids=lambda entry: entry.msgid[:40])
def test_correction_has_the_same_placeholders(entry):
    placeholder = re.compile(r"%\(\w+\)s|%d|\{\w+\}")
    assert sorted(set(placeholder.findall(entry.msgstr))) == sorted(set(placeholder.findall(entry.msgid)))


def test_own_wording_wins_over_the_corrections():
    assert settings.LOCALE_PATHS == [settings.ROOT / "locale", settings.ROOT / "locale" / "allauth"]
