"""The demo shows requests in every state but one, and the median of the association."""

from datetime import date

import pytest

from cooperations.demo.contacting import store_contacts
from cooperations.domain.contacting.median import median_answer_days
from cooperations.models import ContactRequest
from tests.factories.accounts import UserFactory
from tests.factories.partners import OrganisationFactory


@pytest.mark.django_db
def test_demo_has_requests_in_most_states():
    employer, *others = [OrganisationFactory(employer=True, provenance="demo") for _ in range(7)]
    association = OrganisationFactory(provenance="demo")
    OrganisationFactory.create_batch(4, provenance="demo")
    users = {name: UserFactory() for name in ("hr@example.org", "verein@example.org")}
    store_contacts(employer, association, users, date.today())  # noqa: DTZ011 -- any day will do
    states = set(ContactRequest.objects.values_list("state", flat=True))
    assert states == {"sent", "answered", "declined", "unanswered", "withdrawn"}
    assert ContactRequest.objects.filter(mso=association, employer__in=others, state="sent").count() == 1
    assert median_answer_days([association.pk])
