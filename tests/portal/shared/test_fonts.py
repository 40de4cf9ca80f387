"""The small fonts hold every letter their style sheet promises, else browsers would load the large ones as well."""

import re

import pytest
from django.conf import settings
from fontTools.ttLib import TTFont

FOLDER = settings.ROOT / "static" / "fonts"
CSS = (settings.ROOT / "static" / "css" / "fonts.css").read_text(encoding="utf-8")
FACES = re.findall(r'fonts/([^"]+)"\) format\("woff2"\);\s*unicode-range:([^;]+);', CSS)


def letters(ranges):
    for start, end in re.findall(r"U\+([0-9A-F]+)(?:-([0-9A-F]+))?", ranges):
        yield from range(int(start, 16), int(end or start, 16) + 1)


@pytest.mark.parametrize(("name", "ranges"), FACES)
def test_font_has_every_letter_of_its_range(name, ranges):
    assert set(letters(ranges)) == set(TTFont(FOLDER / name).getBestCmap())


def test_every_font_is_asked_for():
    assert sorted(name for name, _ranges in FACES) == sorted(path.name for path in FOLDER.iterdir())
    assert len(FACES) == 4
