"""Nine files of phrases say the same."""

import shutil
import unicodedata

import pytest

from events.enums.after import Again, Wish
from events.enums.event import Food
from events.enums.material import GuestLanguage
from events.models.feedback import BEST, WORST
from events.renderers.phrases import FOLDER, MissingPhrase, phrases_in, placeholders, read_phrases
from portal.printing.letters import missing_letters
from portal.shared.guest_languages import find_guest_language

SCRIPTS = {"ar": "ARABIC", "fa": "ARABIC", "uk": "CYRILLIC", "ru": "CYRILLIC", "ti": "ETHIOPIC"}


@pytest.mark.parametrize("language", GuestLanguage.values)
def test_every_phrase_is_written_in_its_language_and_can_be_printed(language):
    phrases = phrases_in(language)
    assert find_guest_language(language) is not None
    assert {f"again_{each}" for each in Again} | {f"wants_{each}" for each in Wish} <= set(phrases)
    assert {f"food_{each}" for each in Food if each != Food.NOTHING_SPECIAL} <= set(phrases)
    assert {f"grade_{each}" for each in range(WORST, BEST + 1)} <= set(phrases)
    assert missing_letters("".join(phrases.values())) == ""
    for key, text in phrases.items():
        bare = text.format(**dict.fromkeys(placeholders(text), ""))
        letters = [unicodedata.name(each) for each in bare if each.isalpha()]
        script = SCRIPTS.get(language, "LATIN")
        assert not letters or any(name.startswith(script) for name in letters), key


def test_values_are_put_in_and_a_forgotten_one_is_no_blank():
    assert phrases_in("de").say("persons_hint", most=10) == "Zählen Sie sich selbst mit. Höchstens 10."
    with pytest.raises(KeyError):
        phrases_in("de").say("persons_hint")


@pytest.mark.parametrize(
    ("old", "new", "named"),
    [
        ('send: "Gönder"\n', "", "send"),
        ('send: "Gönder"\n', 'send: "Gönder"\nsent: "Gitti"\n', "sent"),
        ('send: "Gönder"', 'send: " "', "send"),
        ('send: "Gönder"', "send: 4", "send"),
        ("{most} karakter", "{much} karakter", "error_too_long"),
        ("{most} karakter", "karakter", "error_too_long"),
        ('read_by: ""\n', "", "read_by"),
    ],
)
def test_a_file_that_says_something_else_is_refused(tmp_path, old, new, named):
    shutil.copytree(FOLDER, tmp_path, dirs_exist_ok=True)
    text = (tmp_path / "tr.yaml").read_text()
    assert old in text
    (tmp_path / "tr.yaml").write_text(text.replace(old, new))
    with pytest.raises(MissingPhrase, match=rf"tr\.yaml.*{named}"):
        read_phrases(tmp_path)
