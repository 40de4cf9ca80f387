"""What merging organisations does to reports and memberships."""

from datetime import date

import pytest

from partners.domain.merging import MergeRefused, merge_organisations, survivor_ids, undo_merge
from reports.domain.import_format import ImportedPartner
from reports.domain.partner_matching import match_partners
from reports.models import NetworkMembership
from tests.factories.accounts import UserFactory
from tests.factories.network import DeclarationFactory
from tests.factories.partners import OrganisationFactory
from tests.factories.reports import NetworkMembershipFactory, ReportFactory, ReportingPeriodFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def person():
    return UserFactory()


def merged(source, target, person):
    return merge_organisations(source, target, actor=person, reason="dasselbe")


def test_reports_move_with_all_that_belongs_to_them(person):
    source, target = OrganisationFactory(), OrganisationFactory()
    report = ReportFactory(organisation=source, state="accepted")
    merged(source, target, person)
    report.refresh_from_db()
    assert (report.organisation, report.state, report.contributions.count()) == (target, "accepted", 1)


def test_two_reports_about_one_period_are_refused_and_named(person):
    source, target = OrganisationFactory(), OrganisationFactory()
    period = ReportingPeriodFactory(year=2029)
    for each in (source, target):
        ReportFactory(organisation=each, period=period)
    with pytest.raises(MergeRefused, match="2029"):
        merged(source, target, person)


def test_a_membership_moves_and_two_become_one(person):
    source, target = OrganisationFactory(), OrganisationFactory()
    NetworkMembershipFactory(organisation=source, since=date(2019, 1, 1))
    merge = merged(source, target, person)
    assert NetworkMembership.objects.get().organisation == target
    undo_merge(merge, actor=person, reason="x")
    NetworkMembershipFactory(organisation=target, since=date(2021, 1, 1), until=date(2022, 1, 1))
    merged(source, target, person)
    membership = NetworkMembership.objects.get()
    assert (membership.since, membership.until) == (date(2019, 1, 1), None)


def test_declarations_come_along_and_two_that_run_are_refused(person):
    source, target = OrganisationFactory(), OrganisationFactory()
    declaration = DeclarationFactory(membership__organisation=source, state="signed")
    present = NetworkMembershipFactory(organisation=target, since=date(2021, 1, 1))
    merge = merged(source, target, person)
    declaration.refresh_from_db()
    assert declaration.membership == present
    undo_merge(merge, actor=person, reason="x")
    declaration.refresh_from_db()
    assert declaration.membership.organisation == source
    DeclarationFactory(membership=present)
    with pytest.raises(MergeRefused, match="declaration"):
        merged(source, target, person)


def test_a_file_that_names_an_entry_merged_twice_finds_what_it_became(person):
    first, second, third = (OrganisationFactory(name=name) for name in ("Erster", "Zweiter", "Dritter"))
    merged(first, second, person)
    merged(second, third, person)
    found, problems = match_partners([ImportedPartner(name="Erster", kind="other")])
    assert (found, problems) == ({"Erster": third}, [])
    assert survivor_ids([first.pk, third.pk]) == {first.pk: third.pk, third.pk: third.pk}
