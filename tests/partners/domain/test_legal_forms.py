"""Legal forms that are written out in German are understood in every language."""

import pytest
from django.utils import translation

from partners.domain.legal_forms import LABELS, label_of
from portal.embedded.catalogues import BOARDS


@pytest.mark.parametrize(
    ("language", "written", "said"),
    [
        ("de", "eingetragener Verein", "eingetragener Verein"),
        ("en", "Eingetragener  Verein", "registered association"),
        ("ar", "eingetragener Verein", "جمعية مسجّلة"),
        ("en", "e. V.", "e. V."),
        ("en", "gGmbH", "gGmbH"),
    ],
)
def test_legal_form_is_said_in_the_language_of_the_page(language, written, said):
    with translation.override(language):
        assert label_of(written) == said


@pytest.mark.parametrize("written", LABELS)
def test_german_page_says_what_was_written(written):
    with translation.override("de"):
        assert label_of(written).lower() == written


@pytest.mark.parametrize("language", BOARDS)
def test_every_known_legal_form_is_translated(language):
    with translation.override("de"):
        german = {label_of(written) for written in LABELS}
    with translation.override(language):
        assert german.isdisjoint(map(label_of, LABELS))
