"""One entry of two: nothing is lost, nothing becomes more public."""

import pytest
from django.db import connection
from django.db.models import Q

from partners.domain.audience import FIELDS
from partners.domain.merging import MergeRefused, merge_organisations
from partners.domain.merging.audiences import ORDER, hidden_parts
from partners.domain.merging.handling import relations, undeclared_relations
from partners.domain.merging.parts import KEPT, filled, part_values, parts, unasked_choice
from partners.domain.profiles import ProfileChanged, store_profile
from partners.enums import Audience, OrganisationState, Role
from partners.models import (
    Affiliation,
    ContactPerson,
    EmployerProfile,
    FieldAudience,
    Merge,
    MsoProfile,
    Organisation,
    OrganisationChange,
    OrganisationTranslation,
    Representative,
    SearchEntry,
    SupportServiceProfile,
    UmbrellaProfile,
    audiences_of,
)
from tests.factories.accounts import UserFactory
from tests.factories.merging import differing, everything, world_of, years_of
from tests.factories.partners import (
    AffiliationFactory,
    ConsentFactory,
    ContactPersonFactory,
    OrganisationFactory,
    RepresentativeFactory,
)
from tests.races import run_together

PROFILES = {
    "mso_profile": MsoProfile,
    "employer_profile": EmployerProfile,
    "umbrella_profile": UmbrellaProfile,
    "support_profile": SupportServiceProfile,
}


@pytest.fixture
def person(db):
    return UserFactory()


def merged(source, target, person, **choices):
    return merge_organisations(source, target, choices=choices, actor=person, reason="dasselbe")


def test_every_relation_is_declared():
    """A new model that points to organisations says in its app what merging does to it: ``register_handling``."""
    assert undeclared_relations() == []
    assert "partners.organisation_service_area.organisation" in relations()


def test_every_column_can_be_chosen_or_is_kept_for_a_reason():
    for relation, model in {"": Organisation, **PROFILES}.items():
        told = {name for part in parts() if part.relation == relation for name in part.attributes}
        columns = {field.name for field in (*model._meta.concrete_fields, *model._meta.many_to_many)}
        assert columns - told - set(KEPT) - ({"organisation"} if relation else set()) == set()


@pytest.mark.django_db
@pytest.mark.parametrize("seed", range(12))
def test_every_value_and_row_is_at_the_target_or_was_not_chosen(seed, person):
    source, target, third = world_of(seed)
    wanted = differing(source, target)
    people = set(ContactPerson.objects.values_list("pk", flat=True))
    years = sorted({*years_of(source), *years_of(target)})
    hidden = hidden_parts(person, source, target)
    unasked = {p.key: unasked_choice(source, target, p) for p in parts() if p.key in wanted & hidden}
    merge = merged(source, target, person, **dict.fromkeys(wanted - hidden, "source"))
    source, target = Organisation.objects.get(pk=source.pk), Organisation.objects.get(pk=target.pk)

    assert merge.choices == dict.fromkeys(wanted - hidden, "source") | unasked
    assert {
        p.key
        for p in parts()
        if merge.choices.get(p.key) == "source" and part_values(source, p) != part_values(target, p)
    } == set()
    assert (source.state, source.merged_into) == (OrganisationState.MERGED, target)
    assert set(target.contacts.values_list("pk", flat=True)) == people
    assert years_of(target) == years
    assert not Affiliation.objects.filter(Q(member=source) | Q(umbrella=source)).exists()
    assert not Representative.objects.current().filter(organisation=source).exists()
    third.refresh_from_db()
    assert third.verified_by == target


@pytest.mark.django_db
@pytest.mark.parametrize("seed", range(24))
def test_nothing_becomes_more_public(seed, person):
    source, target, _third = world_of(seed)
    before = {each.pk: dict(each.field_audiences.values_list("field", "audience")) for each in (source, target)}
    held = {each.pk: {p.key for p in parts() if filled(part_values(each, p))} for each in (source, target)}
    persons = dict(ContactPerson.objects.values_list("pk", "audience"))
    merged(source, target, person)
    after = dict(FieldAudience.objects.filter(organisation=target).values_list("field", "audience"))
    for each in (source, target):
        for key in set(FIELDS) & held[each.pk]:
            narrow = ORDER.index(after.get(key, FIELDS[key].default))
            assert narrow >= ORDER.index(before[each.pk].get(key, FIELDS[key].default)), key
    for pk, audience in ContactPerson.objects.values_list("pk", "audience"):
        assert ORDER.index(audience) >= ORDER.index(persons[pk])


@pytest.mark.django_db
def test_what_the_public_did_not_see_is_not_shown_to_it(person):
    source = OrganisationFactory(state=OrganisationState.DRAFT, description="Noch geheim.")
    target = OrganisationFactory()
    contact = ContactPersonFactory(organisation=source)
    contact.current_consent, contact.audience = ConsentFactory(contact=contact), Audience.PUBLIC
    contact.save()
    merged(source, target, person)
    entry = SearchEntry.objects.get(organisation=target)
    contact.refresh_from_db()
    assert (entry.text, contact.audience) == ("", Audience.INTERMEDIARIES)
    assert FieldAudience.objects.get(organisation=target, field="description").audience == Audience.INTERMEDIARIES


@pytest.mark.django_db
def test_the_public_description_of_a_published_entry_stays_public(person):
    source, target = OrganisationFactory(description="Offen."), OrganisationFactory()
    merged(source, target, person)
    assert SearchEntry.objects.get(organisation=target).text == "Offen."
    assert not SearchEntry.objects.visible_to(person).filter(organisation=source).exists()


@pytest.mark.django_db
def test_snapshot_keeps_both_originals_but_nothing_about_people(person):
    source, target = OrganisationFactory(description="Alt."), OrganisationFactory(description="Neu.")
    contact = ContactPersonFactory(organisation=source, name="Mara Muster", phone="0231 998877", email="m@example.org")
    OrganisationTranslation.objects.create(organisation=source, language="en", description="Old.")
    merge = merged(source, target, person)
    snapshot = merge.snapshot[str(source.pk)]
    assert snapshot["entry"]["description"] == "Alt."
    assert merge.snapshot[str(target.pk)]["entry"]["description"] == "Neu."
    assert snapshot["related"]["partners.contactperson.organisation"] == [contact.pk]
    [translation] = snapshot["related"]["partners.organisationtranslation.organisation"]
    assert translation["description"] == "Old."
    with connection.cursor() as cursor:
        cursor.execute("SELECT snapshot::text || steps::text || choices::text FROM partners_merge")
        stored = cursor.fetchone()[0]
    assert [secret for secret in ("Mara", "998877", "m@example.org") if secret in stored] == []


@pytest.mark.django_db
def test_history_says_who_and_why_at_both(person):
    source, target = OrganisationFactory(), OrganisationFactory()
    merged(source, target, person)
    rows = OrganisationChange.objects.order_by("organisation")
    assert [(row.organisation, row.action, row.actor, row.reason) for row in rows] == [
        (source, "merged_away", person, "dasselbe"),
        (target, "merged_here", person, "dasselbe"),
    ]
    assert source.transitions.get().target == OrganisationState.MERGED


@pytest.mark.django_db
def test_one_general_contact_remains(person):
    source, target = OrganisationFactory(), OrganisationFactory()
    for each in (source, target):
        ContactPersonFactory(organisation=each, is_general=True, name=each.name)
    merged(source, target, person)
    assert [each.name for each in target.contacts.filter(is_general=True)] == [target.name]
    assert target.contacts.count() == 2


@pytest.mark.django_db
def test_who_acts_for_both_keeps_the_role_at_the_target(person):
    source, target = OrganisationFactory(), OrganisationFactory()
    RepresentativeFactory(user=person, organisation=source, role="owner")
    RepresentativeFactory(user=person, organisation=target, role="editor")
    merged(source, target, person)
    assert [(each.organisation, each.role) for each in person.representations.current()] == [(target, "editor")]
    assert Audience.OWN in audiences_of(person, target.pk)


@pytest.mark.django_db
def test_a_membership_both_have_lasts_as_long_as_either(person):
    source, target, umbrella = OrganisationFactory(), OrganisationFactory(), OrganisationFactory(umbrella=True)
    AffiliationFactory(member=source, umbrella=umbrella, since="2015-01-01", until=None)
    AffiliationFactory(member=target, umbrella=umbrella, since="2020-01-01", until="2021-01-01")
    AffiliationFactory(member=target, umbrella=source)
    merged(source, target, person)
    left = [(str(each.since), each.until) for each in Affiliation.objects.filter(member=target)]
    assert left == [("2015-01-01", None)]


@pytest.mark.django_db
def test_two_published_entries_with_one_register_number_cannot_arise(person):
    OrganisationFactory(register_number="VR 1 Hamm")
    source = OrganisationFactory(register_number="VR 1 Hamm", state=OrganisationState.DRAFT)
    target = OrganisationFactory()
    with pytest.raises(MergeRefused, match="register number"):
        merged(source, target, person)
    source.refresh_from_db()
    assert source.state == OrganisationState.DRAFT


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("source", "target", "sentence"),
    [
        ({"roles": [Role.MINISTRY]}, {}, "ministry"),
        ({}, {"roles": [Role.MINISTRY]}, "ministry"),
        ({}, {"state": OrganisationState.ARCHIVED}, "archived"),
    ],
)
def test_what_cannot_be_merged_is_refused_with_a_sentence(source, target, sentence, person):
    with pytest.raises(MergeRefused, match=sentence):
        merged(OrganisationFactory(**source), OrganisationFactory(**target), person)
    assert not Merge.objects.exists()


@pytest.mark.django_db
def test_an_entry_is_not_merged_twice_nor_with_itself_nor_without_reason(person):
    source, target = OrganisationFactory(), OrganisationFactory()
    with pytest.raises(MergeRefused, match="one and the same"):
        merged(source, source, person)
    with pytest.raises(MergeRefused, match="say why"):
        merge_organisations(source, target, actor=person, reason="")
    merged(source, target, person)
    with pytest.raises(MergeRefused, match="already"):
        merged(source, OrganisationFactory(), person)


@pytest.mark.django_db
def test_what_changed_since_it_was_looked_at_is_looked_at_again(person):
    source, target = OrganisationFactory(), OrganisationFactory()
    seen = {each.pk: each.updated_at for each in (source, target)}
    source.description = "Inzwischen geändert."
    source.save()
    with pytest.raises(MergeRefused, match="look again"):
        merge_organisations(source, target, seen=seen, actor=person, reason="x")


@pytest.mark.django_db
def test_a_refused_merge_leaves_no_trace(person, monkeypatch):
    source, target, _third = world_of(3)
    before = everything()
    with pytest.raises(MergeRefused):
        merged(source, target, person, name="nobody")
    assert everything() == before


@pytest.mark.django_db(transaction=True)
def test_of_two_people_merging_at_once_one_wins(person):
    source, target = OrganisationFactory(), OrganisationFactory()
    outcomes = run_together(
        lambda: merged(source, target, person).target_id,
        lambda: merged(target, source, person).target_id,
    )
    assert sorted(type(each).__name__ for each in outcomes) == ["MergeRefused", "int"]
    assert Merge.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_an_edit_at_the_same_moment_is_merged_or_told(person):
    source, target = OrganisationFactory(), OrganisationFactory()
    RepresentativeFactory(user=person, organisation=source)
    editing = Organisation.objects.get(pk=source.pk)
    editing.description = "Gerade bearbeitet."

    def edit():
        try:
            store_profile(
                editing, [], service_area=None, changed=["description"], seen=editing.updated_at, actor=person
            )
        except ProfileChanged:
            return "told"
        return "saved"

    edited, _merge = run_together(edit, lambda: merged(source, target, person))
    target.refresh_from_db()
    assert (edited, target.description) in {("saved", "Gerade bearbeitet."), ("told", "")}
