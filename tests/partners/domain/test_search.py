"""Search finds what people mean, ranks it, and never fails."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from partners.domain.search import Question, find_entries
from partners.domain.terms import refresh_terms
from portal.geo.domain.places import Place
from tests.factories.geo import DistrictFactory, MunicipalityFactory
from tests.factories.partners import AffiliationFactory, MsoProfileFactory, OrganisationFactory

PUBLIC = AnonymousUser()
HAMM = Place("municipality", "Hamm", 51.68, 7.82, "05915", "05915000")


def ask(text="", **question):
    return find_entries(PUBLIC, Question(text=text, **question))


def names(text="", **question):
    return [entry.name for entry in ask(text, **question).page.rows]


@pytest.mark.django_db
@pytest.mark.parametrize(
    "typed",
    ["Gefluechtete", "geflüchtete", "Flüchtling", "fluchtlinge", "GEFLÜCHTETEN", "Fluechtlingen", "refugees"],
)
def test_every_word_for_refugees_finds_the_same(typed):
    OrganisationFactory(name="Willkommen", description="Wir begleiten Geflüchtete zu Ämtern.")
    OrganisationFactory(name="Ankommen", description="Unser Angebot richtet sich an Flüchtlinge.")
    MsoProfileFactory(organisation__name="Anfang", target_groups=["refugees"])
    OrganisationFactory(name="Flüchtlingsrat")
    OrganisationFactory(name="Chor", description="Wir singen.")
    assert sorted(names(typed)) == ["Anfang", "Ankommen", "Flüchtlingsrat", "Willkommen"]


@pytest.mark.django_db
@pytest.mark.parametrize("typed", ["Müller", "mueller", "MULLER", "Müll"])
def test_umlauts_are_found_in_every_spelling(typed):
    OrganisationFactory(name="Müller-Haus")
    assert names(typed) == ["Müller-Haus"]


@pytest.mark.django_db
@pytest.mark.parametrize("typed", ["Strasse", "straße", "STRASSE"])
def test_sharp_s_is_found_either_way(typed):
    OrganisationFactory(name="Verein", description="Treffpunkt Straße")
    OrganisationFactory(name="Club", description="Treffpunkt Strasse")
    assert sorted(names(typed)) == ["Club", "Verein"]


@pytest.mark.django_db
def test_words_are_stemmed():
    OrganisationFactory(name="Eins", description="Wir bieten Beratungen und Kurse an.")
    assert names("Beratung Kurs") == ["Eins"]


@pytest.mark.django_db
@pytest.mark.parametrize("typed", ["B", "Ber", "Beratu", "Beratungsst"])
def test_last_word_may_be_unfinished(typed):
    OrganisationFactory(name="Beratungsstelle Nord")
    assert names(typed) == ["Beratungsstelle Nord"]


@pytest.mark.django_db
def test_first_words_are_finished():
    OrganisationFactory(name="Armenischer Chor")
    OrganisationFactory(name="Arm und Reich Chor")
    assert names("arm chor") == ["Arm und Reich Chor"]


@pytest.mark.django_db
@pytest.mark.parametrize("typed", ["arabisch", "Arabic", "arabischsprachig"])
def test_choices_are_found_by_german_and_english_words(typed):
    MsoProfileFactory(organisation__name="Eins", languages=["ar"])
    assert names(typed) == ["Eins"]


@pytest.mark.django_db
def test_place_names_are_words_of_the_search():
    town = MunicipalityFactory(name="Musterstadt", district=DistrictFactory(name="Beispielkreis"))
    OrganisationFactory(name="Eins", municipality=town)
    OrganisationFactory(name="Zwei")
    assert [names("musterstadt"), names("beispielkreis")] == [["Eins"], ["Eins"]]


@pytest.mark.django_db
def test_several_words_rank_names_before_descriptions():
    OrganisationFactory(name="Eins", description="Bildung und Sport für alle.", confirmed_at=timezone.now())
    OrganisationFactory(name="Bildung und Sport")
    assert names("Bildung Sport") == ["Bildung und Sport", "Eins"]


@pytest.mark.django_db
def test_one_word_ranks_names_first_and_then_by_standing():
    now = timezone.now()
    OrganisationFactory(name="Eins", description="Sport", confirmed_at=now - timedelta(days=900))
    OrganisationFactory(name="Zwei", description="Sport", confirmed_at=now)
    OrganisationFactory(name="Drei", description="Sport", confirmed_at=now - timedelta(days=300), verified_at=now)
    OrganisationFactory(name="Ein Sportverein", confirmed_at=now)
    OrganisationFactory(name="Sportverein")
    assert names("sport") == ["Sportverein", "Ein Sportverein", "Zwei", "Drei", "Eins"]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("typed", "taken"), [("Vereyn", "verein"), ("Gesundhiet", "gesundheit"), ("Kulturverien", "kulturverein")]
)
def test_typing_errors_are_corrected_and_named(typed, taken):
    OrganisationFactory(name="Verein Eins", description="Gesundheit")
    OrganisationFactory(name="Kulturverein Zwei", description="Verein für Gesundheit")
    refresh_terms()
    answer = ask(typed)
    assert (answer.reading.mode, answer.reading.corrections) == ("corrected", ((typed.lower(), taken),))
    assert [entry.name for entry in answer.page.rows] != []


@pytest.mark.django_db
def test_parts_of_names_are_found_when_nothing_else_is():
    OrganisationFactory(name="Südsternverein")
    answer = ask("STERNV")
    assert ([entry.name for entry in answer.page.rows], answer.reading.mode) == (["Südsternverein"], "parts")


@pytest.mark.django_db
def test_words_that_occur_nowhere_together_are_searched_singly():
    OrganisationFactory(name="Chor")
    OrganisationFactory(name="Theater")
    refresh_terms()
    answer = ask("Chor Theater")
    assert (sorted(entry.name for entry in answer.page.rows), answer.reading.mode) == (["Chor", "Theater"], "any")


@pytest.mark.django_db
def test_words_searched_singly_rank_by_how_many_fit():
    now = timezone.now()
    OrganisationFactory(name="Nur eins", description="Chor", confirmed_at=now)
    OrganisationFactory(name="Zwei davon", description="Chor und Theater", confirmed_at=now - timedelta(days=500))
    refresh_terms()
    assert names("Chor Theater Seilbahn") == ["Zwei davon", "Nur eins"]


@pytest.mark.django_db
@pytest.mark.parametrize("typed", ["Krankenpflege", "Pflegekräfte", "pflegekrafte", "Pflege", "nursing"])
def test_words_of_nursing_find_who_works_on_health(typed):
    MsoProfileFactory(organisation__name="Gesund", fields=["health"])
    MsoProfileFactory(organisation__name="Chor", fields=["culture"])
    assert names(typed) == ["Gesund"]


@pytest.mark.django_db
def test_words_are_not_changed_when_only_a_filter_excludes_everything():
    OrganisationFactory(name="Chor")
    answer = ask("Chor", facets={"language": ("ar",)})
    assert (answer.counts.total, answer.reading.mode) == (0, "exact")


@pytest.mark.django_db
def test_terms_of_unpublished_entries_are_not_proposed():
    OrganisationFactory(name="Geheimbund", state="draft")
    OrganisationFactory(name="Chor")
    refresh_terms()
    assert ask("Geheimbunt").reading.corrections == ()


@pytest.mark.django_db
def test_radius_keeps_what_is_near_and_sorts_nearest_first():
    OrganisationFactory(name="Fern", latitude=50.94, longitude=6.96)
    OrganisationFactory(name="Nah", latitude=51.69, longitude=7.83)
    OrganisationFactory(name="Mittel", latitude=51.62, longitude=7.60)
    OrganisationFactory(name="Ohne Ort")
    assert names(place=HAMM, radius_km=25, sort="distance") == ["Nah", "Mittel"]
    assert names(place=HAMM, radius_km=5, sort="distance") == ["Nah"]
    assert names(place=HAMM, radius_km=150, sort="distance") == ["Nah", "Mittel", "Fern"]


@pytest.mark.django_db
def test_private_street_is_not_told_by_the_distance():
    town = MunicipalityFactory(name="Hamm", latitude=51.68, longitude=7.82)
    hidden = OrganisationFactory(name="Daheim", municipality=town, latitude=51.75, longitude=7.9, street="Weg 1")
    hidden.field_audiences.create(field="street", audience="employers")
    entry = ask(place=HAMM, radius_km=5).page.rows[0]
    assert (entry.latitude, entry.longitude) == (51.68, 7.82)


@pytest.mark.django_db
def test_sorted_by_name_accents_do_not_count():
    for name in ("Zebra", "Österreich-Haus", "apfel", "Orient"):
        OrganisationFactory(name=name)
    assert names(sort="name") == ["apfel", "Orient", "Österreich-Haus", "Zebra"]


@pytest.mark.django_db
def test_sorted_by_freshness_never_confirmed_comes_last():
    now = timezone.now()
    OrganisationFactory(name="Nie")
    OrganisationFactory(name="Alt", confirmed_at=now - timedelta(days=50))
    OrganisationFactory(name="Neu", confirmed_at=now)
    assert names(sort="freshness") == ["Neu", "Alt", "Nie"]


@pytest.mark.django_db
def test_entries_follow_their_sources_whoever_writes_them():
    umbrella = OrganisationFactory(umbrella=True, name="Dach")
    profile = MsoProfileFactory(organisation__name="Eins", languages=["ar"])
    AffiliationFactory(member=profile.organisation, umbrella=umbrella)
    assert names(facets={"umbrella": (str(umbrella.pk),)}) == ["Eins"]

    type(profile).objects.filter(pk=profile.pk).update(languages=["tr"])
    assert [names("arabisch"), names("türkisch")] == [[], ["Eins"]]

    profile.organisation.affiliations.all().delete()
    profile.delete()
    assert [names("türkisch"), names(facets={"umbrella": (str(umbrella.pk),)})] == [[], []]


@pytest.mark.django_db
def test_service_area_counts_as_district():
    district = DistrictFactory(key="05915")
    centre = OrganisationFactory(name="Zentrum")
    centre.service_area.add(district)
    assert names(facets={"district": ("05915",)}) == ["Zentrum"]
    centre.service_area.clear()
    assert names(facets={"district": ("05915",)}) == []


@pytest.mark.django_db
@pytest.mark.parametrize(
    "typed",
    [
        "\x00",
        "a\x00b",
        "'",
        "\\",
        "a & | ! <-> :* (",
        "':*",
        "%_%",
        "e.V.",
        "und",
        "ß" * 3000,
        "漢字 カタカナ",
        "हिन्दी",
        "العربية مرحبا",
        "👍🏽",
        "\ud800",
        "x" * 100_000,
        "a " * 50_000,
        "1e999 0x1 -5 3.4.5",
        "http://example.org/?a=b",
    ],
)
def test_no_input_fails(typed):
    OrganisationFactory()
    refresh_terms()
    assert ask(typed).counts.total in {0, 1}


@pytest.mark.django_db
@given(typed=st.text(st.characters(exclude_categories=[]), max_size=80))
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_text_fails(typed):
    assert ask(typed).counts.total == 0
