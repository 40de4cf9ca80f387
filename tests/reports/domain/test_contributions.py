"""Writing: every change is a version, nobody overwrites silently, nothing is stored that cannot be printed."""

import pytest
from django.core.exceptions import PermissionDenied

from portal.shared.states import MoveRefused
from reports.domain.contributions import StaleVersion, TextRefused, save_contribution
from reports.models import Contribution
from tests.factories.partners import OrganisationFactory, RepresentativeFactory
from tests.factories.reports import ReportFactory
from tests.races import run_together

pytestmark = pytest.mark.django_db


@pytest.fixture
def report(db):
    return ReportFactory()


@pytest.fixture
def author(report):
    return RepresentativeFactory(organisation=report.organisation).user


def test_every_changed_text_is_a_version(report, author):
    save_contribution(report, 2, "Eins", expected_version=0, author=author)
    save_contribution(report, 2, "Eins", expected_version=1, author=author)
    saved = save_contribution(report, 2, "Eins zwei", expected_version=1, author=author)
    versions = saved.contribution.versions.order_by("number").values_list("number", "text", "author")
    assert list(versions) == [(1, "Eins", author.pk), (2, "Eins zwei", author.pk)]


def test_empty_text_makes_no_first_version(report, author):
    assert save_contribution(report, 2, " \n", expected_version=0, author=author).changed is False
    assert Contribution.objects.count() == 0


def test_second_editor_sees_what_the_first_saved(report, author):
    other = RepresentativeFactory(organisation=report.organisation).user
    save_contribution(report, 1, "Anfang", expected_version=0, author=author)
    save_contribution(report, 1, "Von der einen", expected_version=1, author=author)
    with pytest.raises(StaleVersion) as raised:
        save_contribution(report, 1, "Vom anderen", expected_version=1, author=other)
    assert (raised.value.current.text, raised.value.current.author, raised.value.text) == (
        "Von der einen",
        author,
        "Vom anderen",
    )
    assert Contribution.objects.get().text == "Von der einen"


def test_same_text_sent_twice_is_no_conflict(report, author):
    save_contribution(report, 1, "Anfang", expected_version=0, author=author)
    assert save_contribution(report, 1, "Anfang", expected_version=0, author=author).changed is False


def test_unprintable_text_is_refused_and_nothing_stored(report, author):
    with pytest.raises(TextRefused, match=r"U\+0000"):
        save_contribution(report, 1, "a\x00b", expected_version=0, author=author)
    assert Contribution.objects.count() == 0


def test_stranger_cannot_write(report):
    with pytest.raises(PermissionDenied):
        save_contribution(report, 1, "Text", expected_version=0, author=RepresentativeFactory().user)


def test_ministry_cannot_write_in_a_partners_report(report):
    ministry = RepresentativeFactory(organisation=OrganisationFactory(ministry=True)).user
    with pytest.raises(PermissionDenied):
        save_contribution(report, 1, "Text", expected_version=0, author=ministry)


def test_ministry_writes_on_behalf_of_a_partner():
    ministry = RepresentativeFactory(organisation=OrganisationFactory(ministry=True)).user
    report = ReportFactory(on_behalf=True)
    assert save_contribution(report, 1, "Text", expected_version=0, author=ministry).changed is True


@pytest.mark.parametrize("state", ["submitted", "accepted"])
def test_handed_in_report_is_not_written(state):
    report = ReportFactory(state=state)
    author = RepresentativeFactory(organisation=report.organisation).user
    with pytest.raises(MoveRefused, match="The report is"):
        save_contribution(report, 2, "Nachtrag", expected_version=0, author=author)


@pytest.mark.django_db(transaction=True)
def test_two_editors_at_once_one_is_told():
    report = ReportFactory(texts={1: "Anfang"})
    author = RepresentativeFactory(organisation=report.organisation).user

    def save(text):
        try:
            return save_contribution(report, 1, text, expected_version=0, author=author).changed
        except StaleVersion:
            return "stale"

    outcomes = run_together(lambda: save("Eins"), lambda: save("Zwei"))
    assert sorted(map(str, outcomes)) == ["True", "stale"]
    assert Contribution.objects.get().version == 1
