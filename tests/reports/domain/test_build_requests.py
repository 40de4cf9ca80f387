"""Two people ask for the brochure at the same moment: one build."""

import pytest

from reports.domain import builds
from reports.domain.builds import request_brochure
from reports.domain.edition import ensure_edition
from reports.models import Build, Edition
from tests.factories.partners import OrganisationFactory, RepresentativeFactory
from tests.factories.reports import ReportFactory
from tests.races import meet_after, refusal_of_the_database, run_together, without_locks

pytestmark = pytest.mark.django_db(transaction=True)


def asking():
    """Two people of the ministry, each about to ask for the build of the same edition."""
    edition = ensure_edition(ReportFactory(state="accepted").period)
    ministry = OrganisationFactory(ministry=True)
    people = [RepresentativeFactory(organisation=ministry).user for _ in range(2)]
    Edition.objects.update(prepared_by=people[0])  # who is first would write that, and the other would wait for it
    return [lambda actor=actor: request_brochure(edition, actor=actor) for actor in people]


def test_both_get_the_one_build():
    first, second = run_together(*asking())

    assert first == second
    assert Build.objects.get().job is not None


def test_control_without_the_lock_one_of_them_is_refused(monkeypatch):
    both = asking()
    without_locks(monkeypatch)
    meet_after(monkeypatch, builds, "content_hash", 2)

    outcomes = run_together(*map(refusal_of_the_database, both))

    assert sorted(type(outcome).__name__ for outcome in outcomes) == ["Build", "IntegrityError"]
    assert Build.objects.count() == 1
