"""A person is shown as far as they agreed, from then on, and no longer than they agree."""

from datetime import timedelta

import pytest
from django.utils import timezone

from partners.domain.consent_wordings import CURRENT, WORDINGS
from partners.domain.consents import ConsentImpossible, record_consent, withdraw_consent
from partners.domain.contacts import GeneralContactHidden, delete_contact, store_contact
from partners.enums import Audience, ConsentWay
from partners.models import ContactPerson, ReachabilityWindow
from tests.factories.accounts import UserFactory
from tests.factories.partners import ContactPersonFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def contact():
    return ContactPersonFactory()


@pytest.fixture
def actor():
    return UserFactory()


def record(contact, actor, audience=Audience.PUBLIC, **values):
    defaults = {"way": ConsentWay.PAPER, "given_at": timezone.now()}
    return record_consent(contact, audience=audience, actor=actor, **{**defaults, **values})


def test_consent_shows_the_person_and_says_who_recorded_which_wording(contact, actor):
    record(contact, actor, Audience.EMPLOYERS)
    contact.refresh_from_db()
    consent = contact.current_consent
    assert (contact.audience, consent.wording_version, consent.way, consent.recorded_by) == (
        "employers",
        CURRENT,
        "paper",
        actor,
    )


def test_withdrawing_hides_the_person_at_once(contact, actor):
    record(contact, actor)
    record(contact, actor, Audience.EMPLOYERS)
    assert withdraw_consent(contact, actor=actor) is True
    contact.refresh_from_db()
    assert (contact.audience, contact.current_consent) == ("own", None)
    assert contact.consents.filter(withdrawn_at=None).count() == 0


def test_withdrawing_twice_is_done_once(contact, actor):
    record(contact, actor)
    withdraw_consent(contact, actor=actor)
    assert withdraw_consent(contact, actor=actor) is False
    assert contact.organisation.changes.filter(action="consent_withdrawn").count() == 1


@pytest.mark.parametrize(
    "values",
    [{"audience": Audience.OWN}, {"wording": "1999-1"}, {"given_at": timezone.now() + timedelta(days=1)}],
)
def test_impossible_consent_is_refused(contact, actor, values):
    with pytest.raises(ConsentImpossible):
        record(contact, actor, **values)


def test_every_audience_beyond_the_own_organisation_has_a_wording():
    assert set(WORDINGS[CURRENT]) == set(Audience) - {Audience.OWN}


def test_editing_a_person_does_not_write_back_the_audience(contact, actor):
    stale = ContactPerson.objects.get(pk=contact.pk)
    record(contact, actor)
    stale.name = "New name"
    store_contact(stale, [], changed=["name"], actor=actor)
    contact.refresh_from_db()
    assert (contact.name, contact.audience) == ("New name", "public")


def test_new_general_contact_relieves_the_one_before(contact, actor):
    store_contact(
        ContactPerson(organisation=contact.organisation, name="A", function="board", is_general=True),
        [],
        changed=[],
        actor=actor,
    )
    contact.is_general = True
    store_contact(contact, [], changed=["is_general"], actor=actor)
    assert list(contact.organisation.contacts.filter(is_general=True)) == [contact]


def test_hidden_person_does_not_relieve_a_general_contact_whom_others_see(contact, actor):
    contact.is_general = True
    store_contact(contact, [], changed=["is_general"], actor=actor)
    record(contact, actor)
    successor = ContactPerson(organisation=contact.organisation, name="A", function="board", is_general=True)
    with pytest.raises(GeneralContactHidden, match=contact.name):
        store_contact(successor, [], changed=[], actor=actor)
    assert list(contact.organisation.contacts.all()) == [contact]
    successor.is_general = False
    store_contact(successor, [], changed=[], actor=actor)
    record(successor, actor)
    successor.is_general = True
    store_contact(successor, [], changed=["is_general"], actor=actor)
    assert list(contact.organisation.contacts.filter(is_general=True)) == [successor]


def test_times_are_replaced_as_a_whole(contact, actor):
    ReachabilityWindow.objects.create(contact=contact, weekday=1, start="09:00", end="10:00")
    store_contact(contact, [ReachabilityWindow(weekday=2, start="18:00", end="20:00")], changed=[], actor=actor)
    assert list(contact.windows.values_list("weekday", flat=True)) == [2]


def test_removed_person_leaves_no_name_behind(contact, actor):
    record(contact, actor)
    organisation = contact.organisation
    delete_contact(contact, actor=actor)
    assert (ContactPerson.objects.count(), organisation.changes.first().action) == (0, "contact_deleted")
