import pytest
from django.db import connection

from partners.domain.imports.applying import apply_run
from partners.domain.imports.checking import check_rows, store_check
from partners.domain.imports.choices import Choice, choose_for_kind, choose_for_rows
from partners.domain.imports.publishing import publish_drafts
from partners.domain.imports.refusal import ImportRefused
from partners.domain.imports.undoing import plan_undo, undo_run
from partners.domain.profiles import put_on_the_map
from partners.models import ContactPerson, ImportRow, MsoProfile, Organisation, OrganisationChange, SearchEntry
from portal.shared.states import MoveRefused
from tests.factories.accounts import UserFactory
from tests.factories.partners import OrganisationFactory, RepresentativeFactory
from tests.partners.domain.imports.lists import checked

pytestmark = pytest.mark.usefixtures("places")
HEAD = ("Name", "PLZ", "Ort", "Sprachen", "Dachverband", "Ansprechpartner", "Telefon")
NEW = ("Kaktus Theater Unna e. V.", "59423", "Unna", "Arabisch", "Dachverband West", "Aylin Demir", "0221 4710-100")
KNOWN = ("Brücke Hamm", "59065", "Hamm", "Arabisch", "", "Yusuf Haddad", "0221 4710-200")


@pytest.fixture
def known(places):
    organisation = OrganisationFactory(name="Brücke Hamm", slug="bruecke", municipality=places["Hamm"])
    put_on_the_map(organisation)
    organisation.save()
    MsoProfile.objects.create(organisation=organisation, languages=["tr"])
    return organisation


@pytest.fixture
def umbrella(db):
    return OrganisationFactory(name="Dachverband West", umbrella=True)


@pytest.fixture
def stored(known, umbrella):
    run, _rows = checked(HEAD, NEW, KNOWN)
    apply_run(run, actor=UserFactory(name="Katharina"))
    return run


@pytest.fixture
def new(stored):
    return Organisation.objects.get(name=NEW[0])


def history(organisation):
    return list(OrganisationChange.objects.filter(organisation=organisation).values_list("action", "fields", "reason"))


def test_new_organisation_is_a_draft_with_all_that_the_list_says(stored, new, umbrella, places):
    assert (new.state, new.provenance, new.slug) == ("draft", "imported", "kaktus-theater-unna-e-v")
    assert (new.municipality, new.district, new.postal_code) == (places["Unna"], places["Unna"].district, "59423")
    assert (new.mso_profile.languages, [each.umbrella for each in new.affiliations.all()]) == (["ar"], [umbrella])
    assert new.latitude is not None
    assert stored.rows.get(number=2).result == new
    assert [(action, reason) for action, _fields, reason in history(new)] == [("imported", "Import of “liste.csv”")]


def test_search_follows(stored, new, known):
    assert "language:ar" in SearchEntry.objects.get(organisation=new).facets
    assert {"language:ar", "language:tr"} <= set(SearchEntry.objects.get(organisation=known).facets)


def test_contact_person_of_a_new_organisation_is_seen_by_nobody_else(stored, new, django_user_model):
    contact = new.contacts.get()
    assert (contact.name, contact.phone, contact.audience, contact.current_consent) == (
        "Aylin Demir", "0221 4710-100", "own", None,
    )  # fmt: skip
    ministry = RepresentativeFactory(organisation=OrganisationFactory(ministry=True)).user
    assert not ContactPerson.objects.visible_to(ministry).exists()


def test_known_organisation_gets_changes_but_no_contact_person(stored, known):
    known.refresh_from_db()
    assert (known.postal_code, known.mso_profile.languages) == ("59065", ["tr", "ar"])
    assert not known.contacts.exists()
    assert history(known) == [("imported", ["languages", "postal_code"], "Import of “liste.csv”")]


def test_nothing_of_persons_stays_in_the_rows(stored):
    for row in ImportRow.objects.all():
        assert row.cells == []
        assert "Demir" not in str(row.values)
        assert "4710" not in str(row.values)


def test_open_decision_keeps_everything_from_being_stored():
    run, _rows = checked(HEAD, NEW, ("", "", "Hamm", "", "", "", ""))
    with pytest.raises(ImportRefused, match="1 row still needs a decision"):
        apply_run(run, actor=None)
    assert not Organisation.objects.filter(name=NEW[0]).exists()
    choose_for_kind(run, "error", "skip")
    apply_run(run, actor=None)
    assert Organisation.objects.filter(name=NEW[0]).count() == 1


def test_change_since_the_preview_stops_the_import(known):
    run, _rows = checked(HEAD, NEW, KNOWN)
    MsoProfile.objects.filter(organisation=known).update(languages=["tr", "pl"])
    with pytest.raises(ImportRefused, match="Row 3: “Brücke Hamm” was changed since this list was checked"):
        apply_run(run, actor=None)
    assert not Organisation.objects.filter(name=NEW[0]).exists()
    store_check(check_rows(run))
    apply_run(run, actor=None)
    assert MsoProfile.objects.get(organisation=known).languages == ["tr", "pl", "ar"]


def test_organisation_added_since_the_preview_stops_the_import(places):
    run, _rows = checked(HEAD, NEW)
    OrganisationFactory(name="Kaktus-Theater Unna e.V.", municipality=places["Unna"])
    with pytest.raises(ImportRefused, match=r"Row 2: .* was added to the directory"):
        apply_run(run, actor=None)


def test_repeated_row_fills_the_gaps_of_the_first(umbrella):
    repeated = ("Theater Kaktus Unna", "59425", "Unna", "Türkisch", "", "", "")
    run, rows = checked(HEAD, NEW, repeated)
    assert rows[3].kind == "suspect"
    choose_for_rows(run, {3: Choice("update", line=2)})
    apply_run(run, actor=None)
    organisation = Organisation.objects.get(name=NEW[0])
    # The first row wins where both say something; words are joined.
    assert (organisation.postal_code, organisation.mso_profile.languages) == ("59423", ["ar", "tr"])
    assert not Organisation.objects.filter(name=repeated[0]).exists()


def test_choice_must_be_one_of_the_suspects():
    run, _rows = checked(HEAD, NEW, ("Theater Kaktus Unna", "", "Unna", "", "", "", ""))
    other = OrganisationFactory()
    assert choose_for_rows(run, {3: Choice("update", organisation=other.pk)}) == 0
    assert run.rows.get(number=3).choice == ""


def test_stored_twice_is_stored_once(stored):
    before = Organisation.objects.count()
    with pytest.raises(MoveRefused):
        apply_run(stored, actor=None)
    assert Organisation.objects.count() == before


def test_drafts_are_published_together(stored, new, known):
    user = UserFactory()
    assert publish_drafts(stored, actor=user).ready == [new.pk]
    new.refresh_from_db()
    assert (new.state, SearchEntry.objects.get(organisation=new).state) == ("published", "published")
    assert [(each.target, each.actor) for each in new.transitions.all()] == [("published", user)]
    assert publish_drafts(stored, actor=user).ready == []


def test_draft_without_place_or_with_a_taken_number_is_not_published(places):
    OrganisationFactory(name="Ganz anders", register_number="VR 77")
    run, _rows = checked(
        ("Name", "Ort", "Registernummer"), ("Salamander Kreis", "", ""), ("Nebel Horn", "Marl", "VR 77")
    )
    choose_for_kind(run, "suspect", "create")
    apply_run(run, actor=None)
    found = publish_drafts(run, actor=None)
    pks = dict(Organisation.objects.filter(provenance="imported").values_list("name", "pk"))
    assert (found.ready, found.without_place, found.taken_number) == (
        [], [pks["Salamander Kreis"]], [pks["Nebel Horn"]],
    )  # fmt: skip
    assert found.count == 2


def test_undo_takes_everything_back(stored, new, known):
    user = UserFactory()
    publish_drafts(stored, actor=user)
    undo_run(stored, actor=user)
    new.refresh_from_db()
    known.refresh_from_db()
    assert (new.state, new.contacts.count(), SearchEntry.objects.get(organisation=new).state) == (
        "archived",
        0,
        "archived",
    )
    assert new.slug != "kaktus-theater-unna-e-v"
    assert (known.postal_code, MsoProfile.objects.get(organisation=known).languages) == ("", ["tr"])
    assert "language:ar" not in SearchEntry.objects.get(organisation=known).facets
    assert history(known)[0] == ("import_undone", ["languages", "postal_code"], "Import of “liste.csv” taken back")
    assert [each.target for each in new.transitions.all()] == ["published", "archived"]
    assert stored.state == "undone"


def test_same_list_can_be_stored_again_after_undo(stored, new, known):
    undo_run(stored, actor=None)
    run, rows = checked(HEAD, NEW, KNOWN)
    assert [row.kind for row in rows.values()] == ["new", "changed"]
    apply_run(run, actor=None)
    assert Organisation.objects.get(name=NEW[0], state="draft").slug == "kaktus-theater-unna-e-v"


def test_organisation_that_somebody_represents_by_now_stays(stored, new):
    RepresentativeFactory(organisation=new)
    assert plan_undo(stored).stays == [(2, new.pk, new.name, "Somebody represents it.")]
    undo_run(stored, actor=None)
    new.refresh_from_db()
    assert (new.state, new.contacts.count()) == ("draft", 1)


def test_entries_of_one_name_that_were_merged_are_named_once(known):
    run, _rows = checked(("Name", "Ort"), ("Nebel Horn", "Marl"), ("Nebel Horn", "Hamm"))
    choose_for_kind(run, "suspect", "create")
    apply_run(run, actor=None)
    entries = Organisation.objects.filter(name="Nebel Horn").order_by("pk")
    first, second = entries
    entries.filter(pk=second.pk).update(state="merged", merged_into=first)
    assert [(name, reason) for _line, _pk, name, reason in plan_undo(run).stays] == [
        ("Nebel Horn", "It was merged with another entry.")
    ]


def test_organisation_changed_by_somebody_since_stays(stored, new):
    OrganisationChange.objects.create(organisation=new, action="edited", actor=UserFactory(name="Omar"))
    assert plan_undo(stored).stays == [(2, new.pk, new.name, "Omar changed it later.")]


def test_field_changed_by_somebody_since_stays(stored, known):
    Organisation.objects.filter(pk=known.pk).update(postal_code="59071")
    MsoProfile.objects.filter(organisation=known).update(languages=["tr", "ar", "pl"])
    undo_run(stored, actor=None)
    known.refresh_from_db()
    assert (known.postal_code, MsoProfile.objects.get(organisation=known).languages) == ("59071", ["tr", "pl"])
    assert stored.undo_result["fields"] == [[3, known.pk, known.name, ["postal_code"]]]


def test_number_of_queries_does_not_grow_with_the_list(django_assert_max_num_queries):
    names = ("Adler", "Biene", "Chamäleon", "Dachs", "Elster", "Fuchs", "Gepard", "Hase", "Igel", "Jaguar")
    run, _rows = checked(("Name", "Ort"), *((f"{name}nest", "Marl") for name in names))
    choose_for_kind(run, "suspect", "create")
    with django_assert_max_num_queries(45, connection=connection):
        apply_run(run, actor=None)
    assert Organisation.objects.filter(provenance="imported").count() == len(names)
