import pytest

from reports.renderers.data import EditionData, PartnerReportData
from tests.reports.renderers.sample import contribution, edition, greeting, partner_report


def test_an_edition_survives_json():
    original = edition(greetings=(greeting(),))

    assert EditionData.from_json(original.to_json()) == original


def test_a_partner_report_survives_json():
    original = partner_report()

    assert PartnerReportData.from_json(original.to_json()) == original


def test_equal_data_gives_equal_json():
    assert edition().to_json() == edition().to_json()


def test_json_of_another_shape_is_refused():
    with pytest.raises(KeyError):
        EditionData.from_json('{"colour": "red"}')


@pytest.mark.parametrize("key", ["", "1", "a b", 'a"b', "ä", "a\n"])
def test_a_key_that_is_no_link_target_is_refused(key):
    with pytest.raises(ValueError, match="not a key"):
        contribution(key=key)
