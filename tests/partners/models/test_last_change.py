"""Every change to what everybody may see of an organisation is noted, whoever makes it; no other change is."""

from datetime import UTC, datetime

import pytest
from django.db import connection

from partners.domain.audience import FIELDS
from partners.models import ContactPerson, LastChange, MsoProfile, Organisation, ReachabilityWindow
from tests.factories.geo import DistrictFactory
from tests.factories.partners import ConsentFactory, ContactPersonFactory, OrganisationFactory
from tests.partners.api.conftest import fill

LONG_AGO = datetime(2020, 1, 1, tzinfo=UTC)
# In transactions of their own: within one transaction a search entry is noted once.
pytestmark = pytest.mark.django_db(transaction=True)

# Another value for every field that the API tells.
OTHER_VALUES = {
    "description": "Andere",
    "website": "https://andere.example.org",
    "street": "Anderer Weg 1",
    "legal_form": "gGmbH",
    "register_number": "VR 1",
    "founded": 1901,
    "target_groups": ["seniors"],
    "languages": ["tr"],
    "fields": ["sport"],
    "staff_kind": "mixed",
    "members": "301+",
    "rooms_step_free": False,
    "employer_experience": False,
    "level": "state",
    "offers": ["advice"],
}
ATTRIBUTES = [
    (field, attribute) for field in FIELDS.values() for attribute in field.attributes if attribute in OTHER_VALUES
]


def is_noted(organisation):
    """Say whether the organisation was noted since the last call."""
    noted = LastChange.objects.get(organisation_id=organisation.pk).changed_at > LONG_AGO
    LastChange.objects.update(changed_at=LONG_AGO)
    return noted


def change(organisation, field, attribute):
    row = getattr(organisation, field.relation) if field.relation else organisation
    value = ["social_space", "civic_engagement"] if field.key == "agency_fields" else OTHER_VALUES[attribute]
    type(row).objects.filter(pk=row.pk).update(**{attribute: value})


@pytest.mark.parametrize(("field", "attribute"), ATTRIBUTES, ids=lambda each: getattr(each, "key", each))
def test_change_of_a_field_is_noted_if_it_is_public_and_only_then(field, attribute):
    organisation = fill(OrganisationFactory())
    organisation.field_audiences.update_or_create(field=field.key, defaults={"audience": "own"})
    is_noted(organisation)
    change(organisation, field, attribute)
    assert not is_noted(organisation)
    organisation.field_audiences.update(audience="public")
    assert is_noted(organisation)


@pytest.mark.parametrize(("field", "attribute"), ATTRIBUTES, ids=lambda each: getattr(each, "key", each))
def test_change_of_a_public_field_is_noted(field, attribute):
    organisation = fill(OrganisationFactory())
    is_noted(organisation)
    change(organisation, field, attribute)
    assert is_noted(organisation)


def test_people_count_while_everybody_may_see_them():
    organisation, other = OrganisationFactory(), OrganisationFactory()
    contact = ContactPersonFactory(organisation=organisation)
    is_noted(organisation)
    ContactPerson.objects.update(phone="0201 5550199")
    consent = ConsentFactory(contact=contact)
    assert not is_noted(organisation)
    ContactPerson.objects.update(current_consent=consent, audience="public")
    assert is_noted(organisation)
    window = ReachabilityWindow.objects.create(contact=contact, weekday=1, start="08:00", end="09:00")
    assert is_noted(organisation)
    window.delete()
    assert is_noted(organisation)
    ContactPerson.objects.update(phone="0201 5550198")
    assert is_noted(organisation)
    consent.withdrawn_at = LONG_AGO
    consent.save()
    assert is_noted(organisation)
    ContactPerson.objects.update(phone="0201 5550197")
    ContactPerson.objects.all().delete()
    assert not is_noted(organisation)
    assert not is_noted(other)


def test_everything_else_that_is_public_counts():
    organisation = OrganisationFactory()
    assert is_noted(organisation)
    organisation.service_area.add(DistrictFactory())
    assert is_noted(organisation)
    MsoProfile.objects.create(organisation=organisation, languages=["ar"])
    assert is_noted(organisation)
    with connection.cursor() as cursor:
        cursor.execute("UPDATE partners_organisation SET name = 'x' WHERE id = %s", [organisation.pk])
    assert is_noted(organisation)
    Organisation.objects.filter(pk=organisation.pk).update(state="paused")
    assert is_noted(organisation)
    organisation.save()
    assert is_noted(organisation)  # published again
    organisation.save()
    assert not is_noted(organisation)


def test_time_stays_when_the_organisation_goes():
    organisation = OrganisationFactory()
    is_noted(organisation)
    Organisation.objects.filter(pk=organisation.pk).delete()
    assert LastChange.objects.get(organisation_id=organisation.pk).changed_at > LONG_AGO
