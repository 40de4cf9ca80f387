"""What is restricted can be neither found, nor counted, nor inferred from the order of things."""

import re

import pytest
import time_machine
from django.contrib.auth.models import AnonymousUser
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from partners.domain.search import Question, find_entries
from partners.domain.terms import nearest_term
from partners.enums import Audience
from partners.models import (
    ContactPerson,
    EmployerProfile,
    MsoProfile,
    Organisation,
    SearchEntry,
    SearchTerm,
    SupportServiceProfile,
    UmbrellaProfile,
)
from portal.shared.caching import derived
from tests.access.identities import Identity
from tests.partners.outputs.expectations import CONCERNED, EVERYBODY, OWN_PEOPLE, SEES
from tests.partners.outputs.registry import OUTPUTS

pytestmark = pytest.mark.django_db

RESTRICTED = [Audience.EMPLOYERS, Audience.INTERMEDIARIES, Audience.OWN]
# Who sees most among those who do not see something.
OUTSIDERS = (
    Identity.ANONYMOUS,
    Identity.EMPLOYER_HEAD,
    Identity.PARTNER_HEAD,
    Identity.INTERMEDIARY,
    Identity.MINISTRY_LEAD,
    Identity.ADMINISTRATOR,
)
# What an outsider may compare before and after: everything but single pages, which the audience of a page limits, and
# single filters, whose numbers stand on every page of the directory.
COMPARED = [name for name in OUTPUTS if not name.startswith(("every page", "directory by each filter"))]
# Tokens against forgery, the time of the answer, numbers of rows that the answer itself makes.
CHANGES_ANYWAY = re.compile(
    r'Expires: .*|RateLimit: .*|Content-Length: .*|name="csrfmiddlewaretoken" value="\w+"|"csrf\w+": "\w+"'
    r"|job-(?:status|bar)-[\w-]+|/jobs/[\w-]+/"
    r'|/import/\d+/|pair-\d+|/doppelte/\d+/|<dcterms:(created|modified)[^<]*<|"remembered": ".*"'
)


def restricted(seeded):
    """Return the markers of words that not everybody may see: these could be typed into a search box."""
    return [each for each in seeded.markers if each.seen_by != EVERYBODY and each.is_word]


def found_by(user, text):
    return [entry.name for entry in find_entries(user, Question(text=text)).page.rows]


def test_search_finds_no_restricted_word_by_its_beginning(world, seeded):
    """The last word of a search may be unfinished, so its beginning finds whatever the whole word finds."""
    askers = (Identity.EMPLOYER_HEAD, Identity.MSO_BOARD, Identity.INTERMEDIARY, Identity.MINISTRY_LEAD)
    found = [
        f"{user} finds {names} by the beginning of {marker}"
        for marker in restricted(seeded)
        if " field " in marker.what or marker.what.startswith("person")
        for user in (AnonymousUser(), *(world.users[each] for each in askers))
        if (names := found_by(user, str(marker.value)[:6]))
    ]
    assert found == []


def test_entries_that_are_not_published_are_found_by_those_concerned_only(world, seeded):
    of_states = tuple(f"{state} " for state in CONCERNED)
    names = [each for each in seeded.markers if each.what.startswith(of_states)]
    for identity in Identity:
        user = world.users.get(identity, AnonymousUser())
        expected = [
            str(each)
            for each in names
            if identity in each.seen_by - {Identity.ADMINISTRATOR} and not each.what.startswith("archived")
        ]
        assert [str(each) for each in names if found_by(user, str(each.value))] == expected, identity


def test_index_holds_no_restricted_word(seeded):
    entries = "\n".join(
        f"{each.name} {each.short_name} {each.words} {each.text} {each.facets} {each.vector} {each.latitude}"
        for each in SearchEntry.objects.all()
        if each.state == "published"
    )
    assert [str(each) for each in seeded.markers if each.seen_by != EVERYBODY and each.is_in(entries)] == []


def test_no_restricted_word_is_proposed_for_a_mistyped_one(seeded):
    known = " ".join(SearchTerm.objects.values_list("word", flat=True))
    assert [str(each) for each in restricted(seeded) if each.is_in(known)] == []
    mistyped = [f"{str(each.value)[:-1]}y" for each in restricted(seeded)]
    assert [word for word in mistyped if nearest_term(word)] == []


def test_public_words_are_found_and_proposed(seeded):
    """Without this the tests above would also pass for an empty index."""
    marker = next(each for each in seeded.of(Audience.PUBLIC) if each.what.endswith("field description"))
    assert found_by(AnonymousUser(), marker.value) == ["Schwester public"]
    assert nearest_term(f"{marker.value[:-1]}y") == marker.value


def test_restricted_values_are_not_counted(world, seeded):
    """Of the sisters only the public one has rooms and experience to be counted, and no list holds a marker."""
    hidden = {str(each.value) for each in restricted(seeded)}
    for user in (AnonymousUser(), *world.users.values()):
        counts = find_entries(user, Question(text="Schwester")).counts.by_facet
        assert [key for key in counts if key.partition(":")[2] in hidden] == []
        assert [counts[f"with:{name}"] for name in ("rooms", "step_free", "experience")] == [1, 1, 1]


def scramble(seeded, audience):
    """Change everything with ``audience`` that the outsiders of it may not see; nothing of it may be noticed."""
    organisation = seeded.organisations[audience]
    Organisation.objects.filter(pk=organisation.pk).update(
        description="", website="", street="Andere 1", legal_form="AG", register_number="", founded=1901, latitude=50.0
    )
    organisation.translations.all().delete()
    MsoProfile.objects.filter(organisation=organisation).update(
        target_groups=["parents"],
        languages=["tr"],
        fields=["sport"],
        communities="aaaa",
        staff_kind="voluntary",
        paid_posts=1,
        members="0-25",
        reach=1,
        rooms_capacity=0,
        rooms_step_free=False,
        rooms_equipment="",
        employer_experience=False,
        signing_required=1,
        signing_total=1,
        monthly_request_limit=1,
    )
    of = {"organisation": organisation}
    EmployerProfile.objects.filter(**of).update(
        branch="", size="small", jobs="", apprenticeships="", offers=[], signing_required=1, signing_total=1
    )
    UmbrellaProfile.objects.filter(**of).update(level="local", member_count=1)
    SupportServiceProfile.objects.filter(**of).update(carrier="", fields=["civic_engagement"])


@pytest.mark.parametrize("identity", OUTSIDERS)
def test_outsiders_notice_no_change_of_what_is_restricted(readers, seeded, identity):
    """Every answer is the same to the letter whatever the hidden values are: no order, number or page tells them."""
    now = timezone.now()
    hidden = [each for each in RESTRICTED if identity not in SEES[each] | OWN_PEOPLE]
    assert Audience.OWN in hidden

    def answers():
        derived.clear()
        with transaction.atomic(), time_machine.travel(now, tick=False):
            found = {
                (name, number): CHANGES_ANYWAY.sub("", answer.text)
                for name in COMPARED
                for number, answer in enumerate(OUTPUTS[name](readers[identity]))
            }
            transaction.set_rollback(True)  # what some outputs prepare
        return found

    before = answers()
    for audience in hidden:
        scramble(seeded, audience)
    after = answers()
    assert [key for key in before if before[key] != after.get(key)] == []


@pytest.mark.parametrize("typed", ["", "?q={0}", "?description__contains={0}", "?register_number__startswith={0}"])
def test_administration_finds_nothing_restricted(readers, seeded, typed):
    reader = readers[Identity.ADMINISTRATOR]
    url = reverse("admin:partners_organisation_changelist")
    for marker in seeded.of(Audience.INTERMEDIARIES):
        text = reader.get(f"{url}{typed.format(marker.value)}").text
        if typed.startswith("?"):
            assert "musterverein" not in text.lower(), str(marker)


def test_hidden_people_are_not_counted(readers, seeded):
    """The number of persons in the administration is that of those everybody may see: one here, and the matrix's."""
    of_the_matrix = ContactPerson.objects.exclude(pk__in=[each.pk for each in seeded.people.values()])
    assert {each.audience for each in of_the_matrix} == {"public"}
    answer = readers[Identity.ADMINISTRATOR].get(reverse("admin:partners_contactperson_changelist"))
    assert answer.response.context["cl"].result_count == len(of_the_matrix) + 1
