"""One way to write a date in each language that has none of its own, or several."""

from datetime import datetime

import pytest
from django.utils import translation
from django.utils.formats import date_format

MOMENT = datetime(2026, 11, 21, 15, 4)  # noqa: DTZ001 -- only how it is written counts


@pytest.mark.parametrize(
    ("language", "kind", "written"),
    [
        ("ar", "SHORT_DATETIME_FORMAT", "21 نوفمبر 2026، 15:04"),
        ("ar", "SHORT_DATE_FORMAT", "21 نوفمبر 2026"),
        ("ar", "DATE_FORMAT", "21 نوفمبر 2026"),
        ("en", "SHORT_DATETIME_FORMAT", "21 Nov 2026, 15:04"),
        ("en", "DATE_FORMAT", "21 November 2026"),
        ("de", "SHORT_DATETIME_FORMAT", "21.11.2026 15:04"),
        ("tr", "SHORT_DATETIME_FORMAT", "21.11.2026 15:04"),
    ],
)
def test_date_is_written_as_its_language_does(language, kind, written):
    with translation.override(language):
        assert date_format(MOMENT, kind) == written


@pytest.mark.parametrize(
    ("language", "written"), [("tr", "5 Ocak 2027"), ("uk", "5 січня 2027 р."), ("ru", "5 января 2027 г.")]
)
def test_small_day_has_no_zero_before_it(language, written):
    with translation.override(language):
        assert date_format(datetime(2027, 1, 5), "DATE_FORMAT") == written  # noqa: DTZ001
