"""How fresh an entry is, who is marked, who is no longer suggested."""

from datetime import timedelta

import pytest
from django.utils import timezone

from partners.domain.freshness import Freshness, freshness_of, still_suggested
from partners.models import Organisation, SearchEntry
from tests.factories.partners import OrganisationFactory

pytestmark = pytest.mark.django_db


def days_ago(number):
    return None if number is None else timezone.now() - timedelta(days=number)


@pytest.mark.parametrize(
    ("confirmed", "marked", "state", "hidden"),
    [
        (None, None, "never", False),
        (0, None, "fresh", False),
        (364, None, "fresh", False),
        (366, None, "due", False),
        (230, 1, "marked", False),
        (330, 91, "marked", True),
        (None, 89, "never", False),
        (None, 91, "never", True),
    ],
)
def test_state_follows_from_confirmation_and_mark(confirmed, marked, state, hidden):
    organisation = OrganisationFactory(confirmed_at=days_ago(confirmed), marked_at=days_ago(marked))
    day = confirmed if confirmed is None else timezone.localdate(organisation.confirmed_at)
    assert freshness_of(organisation) == Freshness(day, state, hidden)
    # Both forms of the rule agree.
    assert Organisation.objects.filter(still_suggested()).exists() is not hidden
    assert SearchEntry.objects.filter(still_suggested("organisation__")).exists() is not hidden


def test_confirming_takes_the_mark_away_whoever_writes_it():
    marked = OrganisationFactory(confirmed_at=days_ago(300), marked_at=days_ago(10))
    Organisation.objects.filter(pk=marked.pk).update(confirmed_at=timezone.now())
    marked.refresh_from_db()
    assert marked.marked_at is None


def test_other_changes_leave_the_mark():
    marked = OrganisationFactory(confirmed_at=days_ago(300), marked_at=days_ago(10))
    marked.name = "Anders"
    marked.save()
    marked.refresh_from_db()
    assert marked.marked_at is not None


def test_entry_sinks_with_every_day_without_confirmation():
    old, older = (OrganisationFactory(confirmed_at=days_ago(days)) for days in (200, 201))
    never = OrganisationFactory()
    order = list(SearchEntry.objects.order_by("-standing").values_list("organisation", flat=True))
    assert order == [old.pk, older.pk, never.pk]
