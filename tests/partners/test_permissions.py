"""Who may do what with organisations (the policies are in the docstrings of the predicates)."""

import pytest

from partners import permissions
from partners.enums import Role
from tests.factories.accounts import UserFactory
from tests.factories.geo import DistrictFactory
from tests.factories.partners import AffiliationFactory, OrganisationFactory, RepresentativeFactory

pytestmark = pytest.mark.django_db


def acting(organisation, role="editor"):
    return RepresentativeFactory(organisation=organisation, role=role).user


@pytest.fixture
def mso():
    return OrganisationFactory(district=DistrictFactory())


@pytest.fixture
def ministry_user():
    return acting(OrganisationFactory(ministry=True))


def test_system_administrator_has_no_right_by_being_one(mso):
    administrator = UserFactory(is_superuser=True, is_staff=True)
    predicates = [getattr(permissions, name) for name in dir(permissions) if name.startswith("can_")]
    on_organisations = [each for each in predicates if "contact" not in each.__code__.co_varnames]
    answers = {
        each.__name__: each(administrator) if each.__code__.co_argcount == 1 else each(administrator, mso)
        for each in on_organisations
    }
    assert {name for name, answer in answers.items() if answer} == set()


@pytest.mark.parametrize("role", ["owner", "editor", "board"])
def test_everybody_who_represents_an_organisation_edits_its_profile(mso, role):
    assert permissions.can_edit_organisation(acting(mso, role), mso) is True


def test_representatives_of_others_do_not_edit(mso):
    assert permissions.can_edit_organisation(acting(OrganisationFactory()), mso) is False


def test_ministry_edits_with_a_reason(mso, ministry_user):
    assert permissions.can_edit_organisation(ministry_user, mso) is True
    assert permissions.must_give_reason(ministry_user, mso) is True


def test_ministry_cannot_confirm_in_the_name_of_an_organisation(mso, ministry_user):
    assert permissions.can_confirm_organisation(ministry_user, mso) is False


def test_ministry_does_not_manage_contact_persons(mso, ministry_user):
    assert permissions.can_manage_contacts(ministry_user, mso) is False


def test_what_was_merged_is_not_edited(mso):
    merged = OrganisationFactory(state="merged", merged_into=mso)
    assert permissions.can_edit_organisation(acting(merged), merged) is False


def test_integration_centre_vouches_for_msos_of_its_area(mso):
    centre = OrganisationFactory(roles=[Role.INTEGRATION_CENTRE])
    centre.service_area.add(mso.district)
    assert permissions.can_verify_organisation(acting(centre), mso) is True


def test_integration_centre_does_not_vouch_outside_its_area(mso):
    centre = OrganisationFactory(roles=[Role.INTEGRATION_CENTRE])
    centre.service_area.add(DistrictFactory())
    assert permissions.can_verify_organisation(acting(centre), mso) is False


def test_integration_centre_does_not_vouch_for_employers(mso):
    centre = OrganisationFactory(roles=[Role.INTEGRATION_CENTRE])
    centre.service_area.add(mso.district)
    employer = OrganisationFactory(employer=True, district=mso.district)
    assert permissions.can_verify_organisation(acting(centre), employer) is False


def test_umbrella_vouches_for_its_members_only_while_they_are(mso):
    umbrella = AffiliationFactory(member=mso).umbrella
    former = AffiliationFactory(member=mso, until="2020-12-31").umbrella
    assert permissions.can_verify_organisation(acting(umbrella), mso) is True
    assert permissions.can_verify_organisation(acting(former), mso) is False


def test_mso_serving_its_own_district_vouches_for_nobody(mso):
    other = OrganisationFactory()
    other.service_area.add(mso.district)
    assert permissions.can_verify_organisation(acting(other), mso) is False


def test_nobody_vouches_for_their_own_organisation():
    ministry = OrganisationFactory(ministry=True)
    assert permissions.can_verify_organisation(acting(ministry, "owner"), ministry) is False


@pytest.mark.parametrize(("role", "answer"), [("owner", True), ("board", True), ("editor", False)])
def test_heads_and_board_members_manage_the_team_of_an_mso(mso, role, answer):
    assert permissions.can_manage_team(acting(mso, role), mso) is answer


@pytest.mark.parametrize(("role", "answer"), [("owner", True), ("board", False), ("editor", False)])
def test_only_heads_manage_the_team_of_an_employer(role, answer):
    employer = OrganisationFactory(employer=True)
    assert permissions.can_manage_team(acting(employer, role), employer) is answer


def test_ministry_invites_only_while_nobody_heads_the_organisation(mso, ministry_user):
    assert permissions.can_invite_representative(ministry_user, mso) is True
    head = acting(mso, "owner")
    assert permissions.can_invite_representative(ministry_user, mso) is False
    head.is_active = False
    head.save()
    assert permissions.can_invite_representative(ministry_user, mso) is True


def test_former_representative_has_no_right_any_more(mso):
    former = RepresentativeFactory(organisation=mso, since="2020-01-01", until="2020-12-31").user
    assert permissions.can_edit_organisation(former, mso) is False


def test_closed_account_has_no_right_any_more(mso):
    user = acting(mso, "owner")
    user.is_active = False
    assert permissions.can_manage_team(user, mso) is False


def test_nobody_vouches_for_an_entry_that_has_ended(mso, ministry_user):
    mso.state = "archived"
    assert permissions.can_verify_organisation(ministry_user, mso) is False
