"""Filters that come from more than a column: size class, freshness, reachable in the evening."""

from datetime import time, timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.utils import timezone

from partners.domain.consents import withdraw_consent
from partners.domain.search import Question, find_entries
from partners.domain.search_upkeep import refresh_search
from partners.models import ContactPerson, Organisation, SearchEntry
from tests.factories.partners import ConsentFactory, ContactPersonFactory, MsoProfileFactory, OrganisationFactory

pytestmark = pytest.mark.django_db


def names(**facets):
    answer = find_entries(AnonymousUser(), Question(facets={kind: (value,) for kind, value in facets.items()}))
    return [entry.name for entry in answer.page.rows]


def contact_of(name, *, end=time(20), audience="public", consented="public"):
    contact = ContactPersonFactory(organisation=OrganisationFactory(name=name))
    contact.windows.create(weekday=3, start=time(16), end=end)
    consent = ConsentFactory(contact=contact, audience=consented)
    ContactPerson.objects.filter(pk=contact.pk).update(audience=audience, current_consent=consent)
    return contact


def evening():
    return names(**{"with": "evening"})


def test_size_class_is_a_filter_unless_kept_to_oneself():
    MsoProfileFactory(organisation__name="Klein", members="0-25")
    hidden = MsoProfileFactory(organisation__name="Verborgen", members="0-25").organisation
    MsoProfileFactory(organisation__name="Ohne Angabe")
    hidden.field_audiences.create(field="members", audience="employers")
    assert names(members="0-25") == ["Klein"]


def test_freshness_is_a_filter():
    now = timezone.now()
    OrganisationFactory(name="Frisch", confirmed_at=now - timedelta(days=300))
    OrganisationFactory(name="Alt", confirmed_at=now - timedelta(days=400))
    OrganisationFactory(name="Nie")
    assert [names(confirmed=value) for value in ("year", "older", "never")] == [["Frisch"], ["Alt"], ["Nie"]]


def test_entry_that_grows_old_changes_its_class_with_the_daily_run():
    organisation = OrganisationFactory(name="Alternd", confirmed_at=timezone.now())
    SearchEntry.objects.filter(pk=organisation.pk).update(facets=["confirmed:older"])
    refresh_search()
    assert [names(confirmed="older"), names(confirmed="year")] == [[], ["Alternd"]]


def test_evening_needs_a_time_after_six():
    contact_of("Abends", end=time(18, 30))
    contact_of("Nachmittags", end=time(18))
    assert evening() == ["Abends"]


@pytest.mark.parametrize(
    ("audience", "consented"), [("employers", "public"), ("public", "employers"), ("own", "public")]
)
def test_evening_counts_only_persons_everybody_may_see(audience, consented):
    contact_of("Verborgen", audience=audience, consented=consented)
    assert evening() == []


def test_withdrawn_consent_takes_the_organisation_out_at_once():
    contact = contact_of("Abends")
    assert evening() == ["Abends"]
    withdraw_consent(contact, actor=None)
    assert evening() == []


@pytest.mark.parametrize("change", ["window", "person", "audience", "consent"])
def test_evening_follows_every_source(change):
    contact = contact_of("Abends")
    if change == "window":
        contact.windows.update(end=time(17))
    elif change == "person":
        contact.windows.all().delete()
        ContactPerson.objects.filter(pk=contact.pk).update(audience="own", current_consent=None)
    elif change == "audience":
        ContactPerson.objects.filter(pk=contact.pk).update(audience="employers")
    else:
        contact.consents.update(audience="employers")
    assert evening() == []


def test_person_who_moves_takes_the_evening_along():
    contact = contact_of("Alt")
    ContactPerson.objects.filter(pk=contact.pk).update(organisation=OrganisationFactory(name="Neu"))
    assert evening() == ["Neu"]


def test_organisation_with_reachable_persons_can_be_deleted():
    organisation = contact_of("Weg").organisation
    MsoProfileFactory(organisation=organisation)
    ContactPerson.objects.filter(organisation=organisation).update(audience="own", current_consent=None)
    Organisation.objects.filter(pk=organisation.pk).delete()
    assert not SearchEntry.objects.filter(name="Weg").exists()
