"""The texts of the edition itself are checked before its release."""

import pytest

from reports.domain.edition import ensure_edition
from reports.domain.preflight_edition import open_findings_of_texts
from reports.domain.release_checks import blockers, open_findings
from tests.factories.reports import EditionTextFactory, ReportFactory, ReportingPeriodFactory

pytestmark = pytest.mark.django_db
SLIP = "Mehr unter www,example.org."


@pytest.fixture
def edition():
    period = ReportingPeriodFactory(year=2032, state="in_review")
    ReportFactory(period=period, state="released", texts={1: "Ein Text."})
    return ensure_edition(period)


def test_slips_in_greeting_and_introduction_are_named_with_their_page(edition):
    EditionTextFactory(edition=edition, kind="introduction", focus_area=2, text=SLIP)
    greeting = EditionTextFactory(edition=edition, kind="greeting", focus_area=None, title="Grußwort", text=SLIP)
    found = open_findings_of_texts(edition)
    assert sorted(each.url for each in found) == sorted(
        ["/berichte/ausgabe/2032/texte/", f"/berichte/ausgabe/2032/text/{greeting.pk}/"]
    )
    assert all("www,example.org" in each.message for each in found)
    assert [each for each in open_findings(edition) if each in found] == found
    assert blockers(edition) == []


@pytest.mark.parametrize("rows", [1, 3])
def test_texts_cost_one_query(edition, rows, django_assert_num_queries):
    for area in range(1, rows + 1):
        EditionTextFactory(edition=edition, kind="introduction", focus_area=area, text=SLIP)
    with django_assert_num_queries(1):
        assert len(open_findings_of_texts(edition)) == rows
