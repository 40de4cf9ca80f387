"""Storing a file: whole, once, and never over what people wrote."""

from decimal import Decimal

import pytest

from partners.enums import Role
from partners.models import Organisation
from reports.domain.contributions import save_contribution
from reports.domain.import_checks import read_report_file
from reports.domain.import_format import ImportRefused
from reports.domain.reporting_import import import_reports
from reports.domain.reports import return_report, submit_report
from reports.models import (
    Contribution,
    ContributionVersion,
    EditionText,
    Figure,
    NetworkMembership,
    Report,
    ReportingPeriod,
)
from tests.factories.partners import OrganisationFactory, RepresentativeFactory
from tests.factories.report_files import as_bytes, report_file
from tests.factories.reports import ReportFactory, ReportingPeriodFactory

pytestmark = pytest.mark.django_db
STADT = "Stadt Musterfeld"


def load(values=None, **options):
    return import_reports(read_report_file(as_bytes(values or report_file())), **options)


def refusal(values=None):
    with pytest.raises(ImportRefused) as refused:
        load(values)
    return list(map(str, refused.value.problems))


def counts():
    models = (Organisation, NetworkMembership, ReportingPeriod, Report, Contribution, ContributionVersion, Figure)
    return [model.objects.count() for model in (*models, EditionText)]


def ministry_user():
    return RepresentativeFactory(organisation=OrganisationFactory(ministry=True)).user


def test_everything_is_stored():
    result = load()
    assert counts() == [3, 3, 1, 3, 4, 4, 2, 3]
    assert (result.reports_added, result.contributions, result.figures, result.organisations_added) == (3, 4, 2, 3)


def test_reports_are_accepted_with_their_history():
    load()
    report = Report.objects.get(organisation__name=STADT)
    assert (report.state, report.on_behalf) == ("accepted", True)
    assert list(report.transitions.values_list("source", "target")) == [
        ("draft", "submitted"),
        ("submitted", "accepted"),
    ]
    assert ReportingPeriod.objects.get().state == "in_review"


def test_values_are_stored_as_they_stand():
    load()
    contribution = Contribution.objects.get(report__organisation__name=STADT, focus_area=1)
    assert contribution.text == "Wir warben an Schulen.\n\n- Plakate\n- Besuche"
    assert list(contribution.versions.values_list("number", "text")) == [(1, contribution.text)]
    figure = Figure.objects.get(unit="%")
    assert (figure.value, figure.value_max, figure.reference) == (Decimal(20), Decimal(30), "2032")
    membership = NetworkMembership.objects.get(organisation__name=STADT)
    assert (membership.kind, membership.organisation.roles) == ("city", [Role.NETWORK_PARTNER])
    article = EditionText.objects.get(kind="guest_article")
    assert (article.focus_area, article.author, article.editorial_note) == (
        5,
        "Prof. Berta Beispiel",
        "Eine Einordnung.",
    )


def test_known_organisation_is_found_by_its_name_in_other_spelling():
    known = OrganisationFactory(name="stadt  Musterfeld", roles=[Role.EMPLOYER])
    load()
    known.refresh_from_db()
    assert Report.objects.filter(organisation=known).count() == 1
    assert known.roles == [Role.EMPLOYER, Role.NETWORK_PARTNER]


def test_merged_organisation_leads_to_the_one_it_became():
    target = OrganisationFactory(name="Stadt Neumusterfeld")
    OrganisationFactory(name=STADT, state="merged", merged_into=target)
    load()
    assert Report.objects.filter(organisation=target).count() == 1


def test_name_of_two_organisations_is_refused():
    OrganisationFactory(name=STADT)
    OrganisationFactory(name="Stadt Musterfeld ")
    assert refusal() == [
        f"partners ({STADT}): Several organisations in the directory have this name. Merge them first."
    ]


def test_dry_run_counts_and_stores_nothing():
    result = load(dry_run=True)
    assert result.reports_added == 3
    assert counts() == [0] * 8


def test_same_file_twice_changes_nothing():
    load()
    before = counts()
    assert load().changed_anything is False
    assert counts() == before


def test_changed_file_replaces_what_came_from_a_file():
    load()
    values = report_file()
    values["contributions"][0]["text"] = "Ganz neu."
    del values["contributions"][1], values["figures"][1]
    result = load(values)
    assert (result.reports_changed, result.reports_unchanged) == (1, 2)
    report = Report.objects.get(organisation__name=STADT)
    texts = list(report.contributions.values_list("text", "version"))
    assert (report.state, texts) == ("accepted", [("Ganz neu.", 2), ("", 2)])
    assert load(values).changed_anything is False


def test_report_that_people_edited_is_not_overwritten():
    load()
    report = Report.objects.get(organisation__name=STADT)
    author = RepresentativeFactory(organisation=report.organisation, user__name="Erna Beispiel").user
    return_report(report, actor=ministry_user(), reason="Bitte kürzen")
    save_contribution(report, 1, "Kürzer.", expected_revision=1, author=author)
    submit_report(Report.objects.get(pk=report.pk), actor=author)
    before = counts()
    (problem,) = refusal()
    assert problem.startswith(f"contributions[0] ({STADT}): Erna Beispiel")
    assert problem.endswith("the file would overwrite that.")
    assert counts() == before


def test_report_that_the_partner_began_is_not_overwritten():
    period = ReportingPeriodFactory(year=2032)
    ReportFactory(period=period, organisation=OrganisationFactory(name=STADT, network_partner=True))
    assert refusal() == [f"contributions[0] ({STADT}): The partner has begun a report of its own in the portal."]


def test_introduction_that_was_edited_is_not_overwritten():
    load()
    EditionText.objects.filter(kind="introduction", focus_area=1).update(text="Von Hand.")
    assert refusal() == [
        "focus_areas, number 1 (Anteil erhöhen): This text was edited in the portal; the file would overwrite it."
    ]


def test_overlapping_period_is_refused():
    ReportingPeriodFactory(year=2031, start="2031-01-01", end="2031-12-31")
    assert refusal() == ["reporting_period: The period overlaps with the period 2031 (2031-01-01 to 2031-12-31)."]


def test_known_period_with_other_dates_is_refused():
    ReportingPeriodFactory(year=2032, start="2031-11-01", end="2032-09-30")
    assert refusal() == ["reporting_period: The period 2032 is known with other dates: 2031-11-01 to 2032-09-30."]


def test_published_period_stays():
    load()
    ReportingPeriod.objects.update(state="published")
    assert load().changed_anything is False
    values = report_file()
    values["contributions"][0]["text"] = "Zu spät."
    assert refusal(values) == ["The brochure of 2032 is published; its reports stay."]


def test_problem_at_the_end_leaves_nothing_behind():
    OrganisationFactory(name=STADT)
    OrganisationFactory(name=STADT)
    before = counts()
    refusal()
    assert counts() == before
