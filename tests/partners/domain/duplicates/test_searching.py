"""The search that runs by itself compares what changed, and goes on where it stopped."""

from datetime import timedelta

import pytest
from django.utils import timezone

from partners.domain.duplicates import searching
from partners.domain.duplicates.searching import look_for_duplicates, search_batch
from partners.models import DuplicateSearch, DuplicateSuspect, LastChange, Organisation
from partners.tasks import look_for_duplicates_nightly
from portal.outbox.domain.run import run_job
from portal.outbox.models import Job
from tests.factories.partners import ContactPersonFactory, OrganisationFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def compared(monkeypatch):
    """Return the list of batches that were compared."""
    batches = []
    monkeypatch.setattr(searching, "update_suspects", lambda ids: batches.append(list(ids)))
    return batches


def run_all(size=500):
    while search_batch(size):
        pass


def test_job_stores_what_it_finds():
    pair = [OrganisationFactory(name=f"Kulturverein Morgenstern{form}") for form in ("", " e. V.")]
    job = look_for_duplicates("import 7")
    assert run_job(job.pk) == Job.State.DONE
    suspect = DuplicateSuspect.objects.get()
    assert [suspect.one, suspect.other] == pair


@pytest.mark.django_db(transaction=True)
def test_only_what_changed_since_is_compared_again(compared):
    first, second, third = (OrganisationFactory() for _ in range(3))
    run_all()
    long_ago = timezone.now() - timedelta(days=2)
    LastChange.objects.update(changed_at=long_ago)
    Organisation.objects.update(updated_at=long_ago)
    second.register_number = "VR 4711"  # nobody outside sees it
    second.save()
    contact = ContactPersonFactory(organisation=third)
    run_all()
    assert compared == [[first.pk, second.pk, third.pk], [second.pk, third.pk]]
    assert contact.organisation == third


def test_search_goes_on_where_it_stopped(compared):
    ids = [OrganisationFactory().pk for _ in range(5)]
    search_batch(2)
    run_all(2)
    assert compared == [ids[:2], ids[2:4], ids[4:]]
    assert DuplicateSearch.objects.get().running_until is None


def test_days_missed_are_caught_up_with_at_once(compared):
    organisation = OrganisationFactory()
    run_all()
    DuplicateSearch.objects.update(searched_until=timezone.now() - timedelta(days=3))
    LastChange.objects.update(changed_at=timezone.now() - timedelta(days=2))
    run_all()
    assert compared == [[organisation.pk], [organisation.pk]]


def test_the_search_of_a_night_is_asked_for_once():
    look_for_duplicates_nightly()
    look_for_duplicates_nightly()
    assert Job.objects.filter(name=searching.NAME).count() == 1
