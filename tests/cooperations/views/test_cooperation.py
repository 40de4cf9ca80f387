"""The pages of cooperations: list, proposal, answers, ends."""

import pytest
from django.urls import reverse

from cooperations.models import AgreedTask, Cooperation
from partners.enums import RepresentativeRole
from tests.factories.cooperation import AgreedTaskFactory, CooperationFactory, CooperationPartyFactory, freeze
from tests.factories.events import EventFactory
from tests.factories.giving import SupportFactory
from tests.factories.partners import OrganisationFactory, RepresentativeFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def employer():
    return RepresentativeFactory(organisation__employer=True, user__language="en", role=RepresentativeRole.OWNER)


@pytest.fixture
def mso():
    return RepresentativeFactory(user__language="en", role=RepresentativeRole.BOARD)


@pytest.fixture
def between(employer, mso):
    def make(state, **kwargs):
        return CooperationFactory(
            state=state, employer=employer.organisation, mso=mso.organisation, created_by=employer.user, **kwargs
        )

    return make


def page(client, cooperation):
    response = client.get(cooperation.get_absolute_url())
    assert response.status_code == 200
    return response.content.decode()


def test_an_mso_proposes_and_the_employer_says_yes(client_of, employer, mso):
    client = client_of(mso.user)
    address = f"{reverse('cooperations:cooperation_new')}?mit={employer.organisation.slug}"
    assert employer.organisation.name in client.get(address).content.decode()
    made = client.post(address, {"title": "Elternabende", "own": mso.organisation.pk}, follow=True)
    cooperation = Cooperation.objects.get()
    assert made.redirect_chain[-1][0] == cooperation.get_absolute_url()
    assert [(party.organisation, party.side) for party in cooperation.parties.all()] == [
        (employer.organisation, "employer"),
        (mso.organisation, "mso"),
    ]
    other = client_of(employer.user)
    assert "Do you want to talk about it?" in page(other, cooperation)
    other.post(reverse("cooperations:take_part", args=[cooperation.pk]))
    cooperation.refresh_from_db()
    assert (cooperation.state, cooperation.agreement.revision) == ("in_talks", 0)


def test_an_employer_cannot_propose_to_strangers(client_of, employer, mso):
    address = f"{reverse('cooperations:cooperation_new')}?mit={mso.organisation.slug}"
    answer = client_of(employer.user).post(address, {"title": "A", "own": employer.organisation.pk})
    assert answer.status_code == 422
    assert "Please talk to" in answer.content.decode()
    assert not Cooperation.objects.exists()


def test_who_is_looked_for_is_found_by_name(client_of, mso, employer):
    answer = client_of(mso.user).get(reverse("cooperations:cooperation_new"), {"name": employer.organisation.name[:5]})
    assert f"?mit={employer.organisation.slug}" in answer.content.decode()


@pytest.mark.parametrize(
    ("state", "name", "who", "target"),
    [
        ("proposed", "cooperation_decline", "mso", "declined"),
        ("in_talks", "cooperation_decline", "mso", "declined"),
        ("proposed", "cooperation_withdraw", "employer", "withdrawn"),
        ("awaiting_confirmation", "cooperation_withdraw", "employer", "withdrawn"),
        ("confirmed", "cooperation_end", "mso", "ended"),
        ("dormant", "cooperation_end", "employer", "ended"),
    ],
)
def test_it_comes_to_an_end_with_a_reason(client_of, between, state, name, who, target):  # noqa: PLR0913, PLR0917 -- a table
    cooperation = between(state)
    client = client_of(cooperation.parties.get(side=who).organisation.representatives.get().user)
    address = reverse(f"cooperations:{name}", args=[cooperation.pk])
    assert client.get(address).status_code == 200
    assert client.post(address, {"reason": " "}).status_code == 422
    client.post(address, {"reason": "Es passt nicht mehr."})
    cooperation.refresh_from_db()
    assert cooperation.state == target
    assert "Es passt nicht mehr." in page(client, cooperation)


def test_somebody_joins_and_leaves(client_of, between, mso):
    cooperation = between("in_talks")
    third = RepresentativeFactory(user__language="en", organisation__name="Chor Süd")
    address = f"{reverse('cooperations:cooperation_invite', args=[cooperation.pk])}?mit={third.organisation.slug}"
    client_of(mso.user).post(address, {"side": "mso"})
    client = client_of(third.user)
    assert "You are asked to join" in page(client, cooperation)
    client.post(reverse("cooperations:take_part", args=[cooperation.pk]))
    assert cooperation.parties.filter(organisation=third.organisation, accepted_at__isnull=False).exists()
    client.post(reverse("cooperations:cooperation_leave", args=[cooperation.pk]), {"reason": "Keine Zeit."})
    assert cooperation.parties.get(organisation=third.organisation).left_reason == "Keine Zeit."
    assert "Keine Zeit." in page(client_of(mso.user), cooperation)
    assert "Keine Zeit." not in page(client, cooperation)


def test_who_left_reads_what_it_had_agreed_on(client_of, between):
    cooperation = between("confirmed")
    left = RepresentativeFactory()
    CooperationPartyFactory(cooperation=cooperation, organisation=left.organisation, side="mso")

    version = freeze(cooperation, text="Mit allen.\n")
    cooperation.parties.filter(organisation=left.organisation).update(left_on=cooperation.confirmed_on)
    client = client_of(left.user)
    address = reverse("cooperations:agreement_version", args=[cooperation.pk, version.number])
    assert address in page(client, cooperation)
    assert "Mit allen." in client.get(address).content.decode()
    older = reverse("cooperations:agreement_version", args=[cooperation.pk, 1])
    assert client.get(older).status_code == 404


def test_who_is_asleep_is_asked_whether_it_lives(client_of, between, mso):
    cooperation = between("dormant")
    question = reverse("cooperations:touch_points", args=[cooperation.pk])
    assert client_of(mso.user).get(cooperation.get_absolute_url()).context["standing"].step.url == question


def test_the_page_leads_to_what_the_two_have_noted(client_of, between, employer, mso):
    cooperation = between("in_talks")
    for own, other in ((employer, mso), (mso, employer)):
        log = reverse("cooperations:log", args=[other.organisation.slug])
        address = f"{log}?als={own.organisation.slug}"
        assert address in page(client_of(own.user), cooperation)
        assert client_of(own.user).get(address).status_code == 200


def test_who_declined_is_not_said_to_be_silent(client_of, between, employer):
    cooperation = between("declined")
    cooperation.parties.filter(side="mso").update(accepted_at=None)
    assert "has not answered yet" not in page(client_of(employer.user), cooperation)


def test_the_ministry_sees_title_parties_state_and_dates(client_of, between):
    ministry = RepresentativeFactory(organisation__ministry=True, user__language="en")
    cooperation = between("confirmed", title="Lehre und Musik")
    AgreedTaskFactory(cooperation=cooperation, version=cooperation.valid_version, what="Geheim")
    shown = page(client_of(ministry.user), cooperation)
    assert "Lehre und Musik" in shown
    assert cooperation.parties.first().organisation.name in shown
    assert "So kam es." not in shown
    assert "Geheim" not in shown
    assert "The ministry sees" in shown


def test_tasks_are_ticked_by_either_side(client_of, between, mso):
    cooperation = between("confirmed")
    task = AgreedTaskFactory(cooperation=cooperation, version=cooperation.valid_version)
    client, address = client_of(mso.user), reverse("cooperations:agreed_task", args=[cooperation.pk, task.pk])
    client.post(address, {"done": "1"})
    client.post(address, {"done": "1"})
    task.refresh_from_db()
    assert task.done_by == mso.user
    client.post(address, {"done": "0"})
    assert AgreedTask.objects.get().done_at is None


@pytest.mark.parametrize("number", [1, 3])
def test_the_list_costs_the_same_for_one_and_three(client_of, employer, between, number, django_assert_num_queries):
    for _each in range(number):
        between("in_talks")
    client = client_of(employer.user)
    client.get(reverse("cooperations:cooperations"))
    with django_assert_num_queries(7):
        assert client.get(reverse("cooperations:cooperations")).status_code == 200


@pytest.mark.parametrize("number", [1, 3])
def test_the_page_costs_the_same_for_one_and_three(client_of, employer, between, number, django_assert_num_queries):
    cooperation = between("confirmed")
    for _each in range(number):
        AgreedTaskFactory(cooperation=cooperation, version=cooperation.valid_version)
        CooperationPartyFactory(cooperation=cooperation)
        cooperation.transitions.create(source="confirmed", target="dormant", actor=employer.user)
    client = client_of(employer.user)
    client.get(cooperation.get_absolute_url())
    for _each in range(number):
        EventFactory(cooperation=cooperation, host=employer.organisation, employer=employer.organisation)
        SupportFactory(
            giver=employer.organisation,
            receiver=cooperation.parties.filter(side="mso").first().organisation,
            cooperation=cooperation,
        )
    with django_assert_num_queries(10):
        page(client, cooperation)


def test_numbers_stand_on_the_page_of_the_organisation(client, between, mso):
    between("confirmed")
    between("ended")
    between("declined")
    shown = client.get(mso.organisation.get_absolute_url(), headers={"accept-language": "en"}).content.decode()
    assert "1 confirmed, 1 completed" in shown


def test_an_organisation_without_cooperations_shows_no_number(client, organisation):
    shown = client.get(organisation.get_absolute_url(), headers={"accept-language": "en"}).content.decode()
    assert "Cooperations</dt>" not in shown


def test_a_blocked_proposal_is_not_seen_by_who_blocked(client_of, between, mso, employer):
    cooperation = between("proposed")
    cooperation.parties.filter(organisation=mso.organisation).update(is_silenced=True)
    assert client_of(mso.user).get(cooperation.get_absolute_url()).status_code == 404
    assert "has not answered yet" in page(client_of(employer.user), cooperation)


def test_strangers_see_nothing(client_of, between):
    stranger = RepresentativeFactory(organisation=OrganisationFactory(employer=True))
    assert client_of(stranger.user).get(between("confirmed").get_absolute_url()).status_code == 404
