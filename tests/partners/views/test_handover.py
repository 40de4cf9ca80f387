"""The page on which a board hands over, and the list of those who have nobody."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from partners.domain.invitations import invite_representative
from partners.models import Consent, ContactPerson, Representative
from portal.outbox.models import Message
from tests.factories.asking import asked
from tests.factories.partners import ConsentFactory, ContactPersonFactory, OrganisationFactory, RepresentativeFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def verein():
    return OrganisationFactory(name="Verein", slug="verein")


@pytest.fixture
def chair(verein):
    return RepresentativeFactory(
        organisation=verein, role="board", user__email="alt@example.org", user__name="Alt", user__language="en"
    )


@pytest.fixture
def client(chair, client_of):
    return client_of(chair.user)


ADDRESS = "/organisationen/verein/uebergabe/"


def person(organisation, name, email, **fields):
    contact = ContactPersonFactory(organisation=organisation, name=name, email=email, **fields)
    contact.current_consent, contact.audience = ConsentFactory(contact=contact), "public"
    contact.save()
    return contact


def decide(client, **decisions):
    data = {"step": "people"}
    for key, (decision, until) in decisions.items():
        data |= {f"{key}-decision": decision, f"{key}-until": until}
    return client.post(ADDRESS, data, follow=True)


def at_step(response, step):
    """Return what stands in the section of one step."""
    section = response.content.decode().split(f'aria-labelledby="{step}"')[1]
    return section.split("</section>")[0]


def undecided(organisation):
    return {f"c{each.pk}": ("later", "") for each in organisation.contacts.all()} | {
        f"r{each.pk}": ("later", "") for each in Representative.objects.filter(organisation=organisation)
    }


def test_successor_is_invited_from_the_page(client):
    client.post(ADDRESS, {"step": "invite", "email": "neu@example.org", "role": "board"})
    assert Message.objects.get().recipient == "neu@example.org"
    assert "neu@example.org" in client.get(ADDRESS).content.decode()


def test_who_leaves_takes_all_access_along(verein, client):
    leaver = RepresentativeFactory(organisation=verein, role="editor", user__email="geht@example.org")
    contact = person(verein, "Geht", "Geht@example.org")
    mail, token = asked(verein, address="geht@example.org")
    invited = invite_representative(verein, "x@example.org", "editor", actor=None, build_url=lambda _token: "https://x")
    type(invited).objects.filter(pk=invited.pk).update(email="geht@example.org")
    decide(client, **undecided(verein) | {f"c{contact.pk}": ("leaves", "")})
    assert leaver not in Representative.objects.current()
    assert (ContactPerson.objects.count(), Consent.objects.count()) == (0, 0)
    mail.link.refresh_from_db()
    invited.link.refresh_from_db()
    assert (mail.link.state, invited.link.state) == ("revoked", "revoked")
    client.post(f"/bestaetigung/{token}/", {"organisation": verein.pk})
    verein.refresh_from_db()
    assert verein.confirmed_at is None


def test_who_stays_gets_a_new_end(verein, client):
    contact = person(verein, "Bleibt", "b@example.org", term_until=timezone.localdate())
    role = RepresentativeFactory(organisation=verein, until=timezone.localdate(), user__email="b@example.org")
    until = timezone.localdate() + timedelta(days=730)
    decide(client, **undecided(verein) | {f"c{contact.pk}": ("stays", until.isoformat())})
    contact.refresh_from_db()
    role.refresh_from_db()
    assert (contact.term_until, role.until, contact.audience) == (until, until, "public")


def test_who_is_not_decided_about_stays_as_is(verein, client):
    contact = person(verein, "Offen", "o@example.org", term_until=date(2020, 1, 1))
    decide(client, **undecided(verein))
    contact.refresh_from_db()
    assert (contact.term_until, Representative.objects.current().count()) == (date(2020, 1, 1), 1)


def test_last_board_member_cannot_leave_and_nothing_else_happens(verein, client, chair):
    contact = person(verein, "Geht auch", "g@example.org")
    response = decide(client, **undecided(verein) | {f"c{contact.pk}": ("leaves", ""), f"r{chair.pk}": ("leaves", "")})
    assert "would have nobody at its head" in at_step(response, "step-people")
    assert (ContactPerson.objects.count(), Representative.objects.current().count()) == (1, 1)


def test_who_hands_over_to_others_is_let_go(verein, client, chair):
    RepresentativeFactory(organisation=verein, role="board")
    response = decide(client, **undecided(verein) | {f"r{chair.pk}": ("leaves", "")})
    assert response.redirect_chain == [("/", 302)]
    assert chair not in Representative.objects.current()


def test_day_that_has_passed_is_refused(verein, client):
    contact = person(verein, "Bleibt", "b@example.org", term_until=date(2020, 1, 1))
    response = decide(client, **undecided(verein) | {f"c{contact.pk}": ("stays", "2020-02-01")})
    assert "This day has passed." in response.content.decode()


def test_result_stands_at_its_step_and_only_there(verein, client):
    contact = person(verein, "Geht", "g@example.org")
    response = decide(client, **undecided(verein) | {f"c{contact.pk}": ("leaves", "")})
    assert response.redirect_chain == [(f"{ADDRESS}#step-people", 302)]
    assert (
        at_step(response, "step-people").count("1 person has left."),
        'role="status"' in at_step(response, "step-people"),
    ) == (1, True)
    assert response.content.decode().count("1 person has left.") == 1
    response = client.post(ADDRESS, {"step": "invite", "email": "neu@example.org", "role": "board"}, follow=True)
    assert "The invitation to neu@example.org is on its way." in at_step(response, "step-invite")


def test_who_lets_themselves_go_reads_so_on_the_start_page(verein, client, chair):
    RepresentativeFactory(organisation=verein, role="board")
    response = decide(client, **undecided(verein) | {f"r{chair.pk}": ("leaves", "")})
    assert "1 person has left." in response.content.decode()


def test_unknown_step_is_not_found(client):
    assert client.post(ADDRESS, {"step": "other"}).status_code == 404


@pytest.mark.parametrize("number", [1, 3])
def test_page_costs_the_same_for_one_and_three(verein, client, number, django_assert_num_queries):
    for position in range(number):
        person(verein, f"P{position}", f"p{position}@example.org")
        RepresentativeFactory(organisation=verein)
        invite_representative(
            verein, f"i{position}@example.org", "editor", actor=None, build_url=lambda _token: "https://x"
        )
    with django_assert_num_queries(7):
        client.get(ADDRESS)


@pytest.mark.parametrize("number", [1, 3])
def test_list_without_head_costs_the_same_for_one_and_three(client_of, number, django_assert_num_queries):
    ministry = RepresentativeFactory(organisation=OrganisationFactory(ministry=True), role="owner", user__language="en")
    for _each in range(number):
        OrganisationFactory()
    client = client_of(ministry.user)
    with django_assert_num_queries(5):
        page = client.get("/ohne-vertretung/").content.decode()
    assert page.count("Nobody has ever acted for it in the portal.") == number


def test_who_joined_after_the_page_was_opened_is_left_alone(verein, client):
    contact = person(verein, "Geht", "g@example.org")
    page_as_opened = undecided(verein) | {f"c{contact.pk}": ("leaves", "")}
    joined = RepresentativeFactory(organisation=verein, role="board")
    decide(client, **page_as_opened)
    assert (ContactPerson.objects.count(), joined in Representative.objects.current()) == (0, True)
