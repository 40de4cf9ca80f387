"""Proposed sentences: of the partner's own year only, decided once, never back when refused."""

from datetime import timedelta

import pytest
from django.utils import timezone

from events.models import Outcome
from portal.shared.states import MoveRefused
from reports.domain import proposals as module
from reports.domain.proposals import accept_proposal, proposals_for, refuse_proposal
from reports.enums import FocusArea
from reports.models import Proposal
from tests.factories.cooperation import CooperationFactory
from tests.factories.events import EventFactory
from tests.factories.partners import OrganisationFactory, RepresentativeFactory
from tests.factories.reports import ReportFactory, ReportingPeriodFactory
from tests.races import meet_after, run_together

pytestmark = pytest.mark.django_db


@pytest.fixture
def period(db):
    today = timezone.localdate()
    return ReportingPeriodFactory(start=today - timedelta(days=200), end=today + timedelta(days=100))


@pytest.fixture
def report(partner, period):
    return ReportFactory(organisation=partner, period=period)


@pytest.fixture
def association(db):
    return OrganisationFactory(name="Brücke e. V.")


def held(partner, association, attended=None, **options):
    event = EventFactory(employer=partner, mso=association, state="held", **options)
    Outcome.objects.filter(event=event).update(attended=attended)
    return event


def sentences(report, user, area):
    return [each.sentence for each in proposals_for(report, area, user)]


def test_the_partners_own_year_in_german(report, partner, association, author):
    CooperationFactory(title="Ausbildung", employer=partner, mso=association, state="confirmed")
    held(partner, association, attended=42, title="Tag der Ausbildung", formats=["company_visit"])
    (agreed,) = sentences(report, author, FocusArea.NETWORKING)
    assert agreed.startswith("Seit dem ")
    assert agreed.endswith(" mit Brücke e. V. eine Kooperationsvereinbarung: „Ausbildung“.")
    (happened,) = sentences(report, author, FocusArea.STAFF_SHARE)
    assert "„Tag der Ausbildung“" in happened
    assert happened.endswith("Es kamen 42 Menschen.")
    assert sentences(report, author, FocusArea.PARTICIPATION) == []


@pytest.mark.parametrize("attended", [None, 0, 4])
def test_numbers_under_five_are_not_told(report, partner, association, author, attended):
    held(partner, association, attended=attended)
    (sentence,) = sentences(report, author, FocusArea.PARTICIPATION)
    assert "Menschen" not in sentence
    assert ".." not in sentence


def test_what_is_not_the_partners_or_not_of_the_year_is_not_proposed(report, partner, association, author):
    CooperationFactory(mso=association, state="confirmed")
    CooperationFactory(employer=partner, mso=association, state="in_talks")
    held(OrganisationFactory(employer=True), association)
    held(partner, association, starts_at=timezone.now() - timedelta(days=300))
    EventFactory(employer=partner, mso=association, state="planned", starts_at=timezone.now() + timedelta(days=1))
    assert [sentences(report, author, area) for area in FocusArea] == [[]] * 6


def test_only_who_acts_for_the_partner_is_proposed_anything(report, partner, association, official):
    held(partner, association)
    for user in (official, RepresentativeFactory(organisation=association).user):
        assert sentences(report, user, FocusArea.PARTICIPATION) == []
        with pytest.raises(MoveRefused):
            refuse_proposal(report, FocusArea.PARTICIPATION, "event:x", text="", expected_revision=0, author=user)


def test_accepted_becomes_a_paragraph_refused_does_not_come_back(report, partner, association, author):
    for _each in range(2):
        held(partner, association)
    first, second = proposals_for(report, FocusArea.PARTICIPATION, author)
    saved = accept_proposal(
        report, FocusArea.PARTICIPATION, first.source, text="Schon da.", expected_revision=0, author=author
    )
    assert saved.contribution.text == f"Schon da.\n\n{first.sentence}"
    refuse_proposal(
        report,
        FocusArea.PARTICIPATION,
        second.source,
        text=saved.contribution.text,
        expected_revision=1,
        author=author,
    )
    assert proposals_for(report, FocusArea.PARTICIPATION, author) == []
    assert set(Proposal.objects.values_list("source", "state")) == {
        (first.source, "accepted"),
        (second.source, "refused"),
    }
    with pytest.raises(MoveRefused, match="decided"):
        accept_proposal(report, FocusArea.PARTICIPATION, first.source, text="", expected_revision=2, author=author)


def test_refusing_needs_no_text(report, partner, association, author):
    held(partner, association)
    (only,) = proposals_for(report, FocusArea.PARTICIPATION, author)
    refuse_proposal(report, FocusArea.PARTICIPATION, only.source, text="", expected_revision=0, author=author)
    assert proposals_for(report, FocusArea.PARTICIPATION, author) == []
    assert report.contributions.get().text == ""


@pytest.mark.parametrize("rows", [1, 3])
def test_number_of_queries(report, partner, author, django_assert_num_queries, rows):
    for _each in range(rows):
        held(partner, OrganisationFactory())
        CooperationFactory(employer=partner, mso=OrganisationFactory(), state="confirmed")
    proposals_for(report, FocusArea.NETWORKING, author)
    with django_assert_num_queries(5):
        assert len(proposals_for(report, FocusArea.NETWORKING, author)) == rows
    with django_assert_num_queries(3):
        assert len(proposals_for(report, FocusArea.PARTICIPATION, author)) == rows


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("decided", [True, False], ids=["decided", "control"])
def test_of_two_who_accept_at_once_one_is_told(monkeypatch, decided):
    today = timezone.localdate()
    period = ReportingPeriodFactory(start=today - timedelta(days=200), end=today + timedelta(days=100))
    report = ReportFactory(period=period, texts={FocusArea.PARTICIPATION: "Anfang"})
    author = RepresentativeFactory(organisation=report.organisation).user
    held(report.organisation, OrganisationFactory())
    (proposed,) = proposals_for(report, FocusArea.PARTICIPATION, author)
    # Both have found the sentence undecided before either accepts it.
    meet_after(monkeypatch, module, "_find", 2)
    if not decided:
        monkeypatch.setattr(module, "_decide", lambda *_arguments: None)

    def accept():
        words = {"text": "Anfang", "expected_revision": 0, "author": author}
        return accept_proposal(report, FocusArea.PARTICIPATION, proposed.source, **words).contribution.text

    outcomes = run_together(accept, accept)
    assert len([each for each in outcomes if isinstance(each, MoveRefused)]) == int(decided)
    assert report.contributions.get().text == f"Anfang\n\n{proposed.sentence}"
