"""Nobody is visible without consent, and the database holds that."""

import pytest
from django.db import IntegrityError
from django.utils import timezone

from partners.models import ContactPerson
from tests.factories.partners import ConsentFactory, ContactPersonFactory


@pytest.mark.django_db
def test_person_cannot_be_public_without_consent():
    with pytest.raises(IntegrityError, match="contact_visible_only_with_consent"):
        ContactPersonFactory(audience="public")


@pytest.mark.django_db
def test_withdrawing_consent_hides_person_in_the_same_statement():
    consent = ConsentFactory()
    contact = consent.contact
    ContactPerson.objects.filter(pk=contact.pk).update(audience="public", current_consent=consent)

    consent.withdrawn_at = timezone.now()
    consent.save()

    contact.refresh_from_db()
    assert (contact.audience, contact.current_consent) == ("own", None)


@pytest.mark.django_db
def test_second_general_contact_is_refused():
    contact = ContactPersonFactory(is_general=True)
    with pytest.raises(IntegrityError, match="one_general_contact"):
        ContactPersonFactory(organisation=contact.organisation, is_general=True)
