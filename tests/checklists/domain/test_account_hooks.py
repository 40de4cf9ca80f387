"""What a person is told about themselves: when they answered what, not what the organisation wrote."""

import pytest

from portal.accounts.domain.personal_data import collect_personal_data
from tests.factories.accounts import UserFactory
from tests.factories.checklists import self_check_of
from tests.factories.partners import OrganisationFactory

pytestmark = pytest.mark.django_db


def test_own_answers_are_told_without_their_content():
    user = UserFactory()
    employer = OrganisationFactory(employer=True, name="Klinikum")
    self_check_of(employer, 2026, {"visible-outside": "Gesichter"}, actor=user)
    self_check_of(OrganisationFactory(employer=True), 2026, {"visible-outside": "x"})
    told = collect_personal_data(user)["checklists"]
    assert [(each["list_of"], each["item"], each["state"]) for each in told] == [
        ("Klinikum", "visible-outside", "done")
    ]
    assert "Gesichter" not in str(told)
