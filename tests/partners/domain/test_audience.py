"""No field shows to whom it is not meant for: a marker in every field, looked for as every identity everywhere."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.test import Client

from partners.domain.audience import FIELDS
from partners.domain.portrait import CARD_FIELDS
from partners.domain.search import Question, find_entries
from partners.domain.terms import refresh_terms
from partners.enums import Audience
from partners.models import (
    EmployerProfile,
    MsoProfile,
    Organisation,
    SearchEntry,
    SearchTerm,
    SupportServiceProfile,
    UmbrellaProfile,
)
from tests.access.identities import EMPLOYER, MINISTRY, MSO, Identity, build_world

# What each field is filled with, and how it reads on the page.
MARKERS = {
    "description": "Markbeschreibung",
    "website": "markwebseite.example.org",
    "street": "Markstrasse 5",
    "legal_form": "Markrechtsform",
    "register_number": "Markregister 77",
    "founded": "1917",
    "target_groups": "skilled workers with foreign qualifications",
    "languages": "Twi",
    "fields": "religious life",
    "communities": "Markgemeinschaft",
    "staff": "paid staff",
    "paid_posts": "77.25",
    "members": "more than 300",
    "reach": "98765",
    "rooms": "Markausstattung",
    "employer_experience": "has worked with employers",
    "signing_rule": "6172 of 6173",
    "request_limit": "8642",
    "branch": "Markbranche",
    "size": "250 and more",
    "jobs": "Markstelle",
    "apprenticeships": "Marklehre",
    "offers": "publicity",
    "employer_signing_rule": "6174 of 6175",
    "level": "federal",
    "member_count": "54321",
    "carrier": "Marktraeger",
    "agency_fields": "participation in the neighbourhood",
}
SEARCHED = {
    "description": "Markbeschreibung",
    "target_groups": "Fachkräfte",
    "languages": "Twi",
    "fields": "Seelsorge",
    "communities": "Markgemeinschaft",
    "staff": "hauptamtlich",
    "branch": "Markbranche",
    "jobs": "Markstelle",
    "apprenticeships": "Marklehre",
    "offers": "Öffentlichkeitsarbeit",
    "level": "bundesweit",
    "carrier": "Marktraeger",
    "agency_fields": "Sozialraum",
}
COUNTED = {
    "target_groups": "group:skilled_workers",
    "languages": "language:tw",
    "fields": "field:religion",
    "staff": "staff:full_time",
    "rooms": "with:rooms",
    "employer_experience": "with:experience",
    "offers": "offer:publicity",
    "level": "level:federal",
    "agency_fields": "agency:social_space",
}
RESTRICTED = [Audience.EMPLOYERS, Audience.INTERMEDIARIES, Audience.OWN]
SEE = {
    Audience.PUBLIC: set(Identity),
    Audience.EMPLOYERS: EMPLOYER | MSO | MINISTRY | {Identity.INTERMEDIARY},
    Audience.INTERMEDIARIES: MSO | MINISTRY | {Identity.INTERMEDIARY},
    Audience.OWN: set(MSO),
}


@pytest.fixture
def world(db):
    built = build_world()
    mso = built.mso
    Organisation.objects.filter(pk=mso.pk).update(
        description="Markbeschreibung",
        website="https://markwebseite.example.org",
        street="Markstrasse 5",
        legal_form="Markrechtsform",
        register_number="Markregister 77",
        founded=1917,
    )
    MsoProfile.objects.filter(organisation=mso).update(
        target_groups=["skilled_workers"],
        languages=["tw"],
        fields=["religion"],
        communities="Markgemeinschaft",
        staff_kind="full_time",
        paid_posts="77.25",
        members="301+",
        reach=98765,
        rooms_capacity=4321,
        rooms_step_free=True,
        rooms_equipment="Markausstattung",
        employer_experience=True,
        signing_required=6172,
        signing_total=6173,
        monthly_request_limit=8642,
    )
    EmployerProfile.objects.create(
        organisation=mso,
        branch="Markbranche",
        size="large",
        jobs="Markstelle",
        apprenticeships="Marklehre",
        offers=["publicity"],
        signing_required=6174,
        signing_total=6175,
    )
    UmbrellaProfile.objects.create(organisation=mso, level="federal", member_count=54321)
    SupportServiceProfile.objects.create(organisation=mso, carrier="Marktraeger", fields=["social_space"])
    return built


def show_to(world, audience):
    for key in FIELDS:
        world.mso.field_audiences.update_or_create(field=key, defaults={"audience": audience})


def ask(world, identity, url):
    client = Client()
    if identity in world.users:
        client.force_login(world.users[identity])
    return client.get(url, headers={"Accept-Language": "en"})


def test_every_field_has_a_marker():
    assert list(MARKERS) == list(FIELDS)


@pytest.mark.parametrize("audience", Audience)
def test_page_shows_every_field_only_to_its_audience(world, audience):
    show_to(world, audience)
    pages = {who: ask(world, who, world.mso.get_absolute_url()).content.decode() for who in Identity}
    shown = {who: [key for key, marker in MARKERS.items() if marker in page] for who, page in pages.items()}
    assert shown == {who: list(FIELDS) if who in SEE[audience] else [] for who in Identity}


@pytest.mark.parametrize("audience", RESTRICTED)
def test_cards_of_the_directory_show_every_field_only_to_its_audience(world, audience):
    show_to(world, audience)
    shown = {}
    for who in Identity:
        [result] = ask(world, who, "/verzeichnis/?q=Musterverein").context["results"]
        shown[who] = (result.facts, sorted(result.portrait.values))
    assert shown == {who: ([], sorted(CARD_FIELDS) if who in SEE[audience] else []) for who in Identity}


def test_public_fields_are_found(world):
    show_to(world, Audience.PUBLIC)
    found = {key: find_entries(AnonymousUser(), Question(text=word)).page.rows for key, word in SEARCHED.items()}
    assert {key: [entry.pk for entry in rows] for key, rows in found.items()} == {
        key: [world.mso.pk] for key in SEARCHED
    }


@pytest.mark.parametrize("audience", RESTRICTED)
def test_restricted_field_is_neither_found_nor_counted_nor_proposed_by_anybody(world, audience):
    show_to(world, audience)
    refresh_terms()
    users = [AnonymousUser(), *world.users.values()]
    for user in users:
        counts = find_entries(user, Question()).counts.by_facet
        assert {key: counts[facet] for key, facet in COUNTED.items() if facet in counts} == {}
        assert [word for word in SEARCHED.values() if find_entries(user, Question(text=word)).page.rows] == []
        assert find_entries(user, Question(facets={"language": ("tw",)})).counts.total == 0
    entry = SearchEntry.objects.get(pk=world.mso.pk)
    assert "mark" not in f"{entry.words} {entry.text} {entry.vector} {entry.facets}".lower()
    assert list(SearchTerm.objects.filter(word__startswith="mark")) == []


@pytest.mark.django_db
def test_fields_that_are_searched_are_public_by_default():
    assert {key: FIELDS[key].default for key in SEARCHED | COUNTED} == dict.fromkeys(
        SEARCHED | COUNTED, Audience.PUBLIC
    )


def test_translation_is_shown_and_found_only_with_the_description(world):
    world.mso.translations.create(language="en", description="Marktranslation")
    url = world.mso.get_absolute_url()
    assert "Marktranslation" in ask(world, Identity.ANONYMOUS, url).content.decode()
    show_to(world, Audience.OWN)
    assert "Marktranslation" not in ask(world, Identity.ANONYMOUS, url).content.decode()
    assert find_entries(AnonymousUser(), Question(text="Marktranslation")).counts.total == 0
