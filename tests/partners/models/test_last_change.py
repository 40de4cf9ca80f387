"""Every change to anything of an organisation is noted, whoever makes it."""

from datetime import UTC, datetime

import pytest
from django.db import connection

from partners.models import ContactPerson, LastChange, MsoProfile, Organisation, ReachabilityWindow
from tests.factories.geo import DistrictFactory
from tests.factories.partners import ConsentFactory, ContactPersonFactory, MsoProfileFactory, OrganisationFactory

LONG_AGO = datetime(2020, 1, 1, tzinfo=UTC)


def changes(organisation):
    """Say whether the organisation was noted since the last call."""
    noted = LastChange.objects.get(organisation_id=organisation.pk)
    was_noted = noted.changed_at > LONG_AGO
    LastChange.objects.update(changed_at=LONG_AGO)
    return was_noted


# In transactions of their own: within one transaction an organisation is noted once.
pytestmark = pytest.mark.django_db(transaction=True)


def test_everything_of_an_organisation_counts():
    organisation, other = OrganisationFactory(), OrganisationFactory()
    assert changes(organisation)
    MsoProfileFactory(organisation=organisation)
    assert changes(organisation)
    MsoProfile.objects.update(languages=["ar"])
    assert changes(organisation)
    organisation.field_audiences.create(field="languages", audience="own")
    assert changes(organisation)
    organisation.translations.create(language="en", description="text")
    assert changes(organisation)
    organisation.service_area.add(DistrictFactory())
    assert changes(organisation)
    contact = ContactPersonFactory(organisation=organisation)
    assert changes(organisation)
    consent = ConsentFactory(contact=contact)
    assert changes(organisation)
    ReachabilityWindow.objects.create(contact=contact, weekday=1, start="18:00", end="19:00")
    assert changes(organisation)
    ReachabilityWindow.objects.all().delete()
    assert changes(organisation)
    consent.withdrawn_at = LONG_AGO
    consent.save()
    assert changes(organisation)
    ContactPerson.objects.all().delete()
    assert changes(organisation)
    with connection.cursor() as cursor:
        cursor.execute("UPDATE partners_organisation SET name = 'x' WHERE id = %s", [organisation.pk])
    assert changes(organisation)
    assert not changes(organisation)
    assert not changes(other)


def test_time_stays_when_the_organisation_goes():
    organisation = OrganisationFactory()
    LastChange.objects.update(changed_at=LONG_AGO)
    Organisation.objects.filter(pk=organisation.pk).delete()
    assert LastChange.objects.get().changed_at > LONG_AGO
