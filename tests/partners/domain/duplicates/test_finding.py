"""What the threshold finds in labelled lists, and that the directory is searched as well as a list."""

from collections import Counter

import pytest
from django.utils import timezone

from partners.domain.duplicates import THRESHOLD, Fingerprint, ReasonCode, find_among, find_suspects, fingerprint_of
from partners.enums import Audience, OrganisationState
from portal.geo.models import Municipality
from tests.factories.duplicates import SAME, labelled_list
from tests.factories.geo import DistrictFactory, MunicipalityFactory
from tests.factories.partners import ConsentFactory, ContactPersonFactory, OrganisationFactory

SEEDS = (1, 2, 3)
LISTS = [labelled_list(seed) for seed in SEEDS]
PRECISION, RECALL, RECALL_OF_A_KIND = 0.92, 0.97, 0.9


@pytest.fixture(scope="module")
def figures():
    """Return hits, false hits, misses by kind, and traps fallen into, at the threshold."""
    hits, false, missed, traps = Counter(), 0, Counter(), Counter()
    for each in LISTS:
        found = {(one, other) for one, other, _likeness in find_among(each.rows)}
        hits += Counter(kind for pair, kind in each.same.items() if pair in found)
        missed += Counter(kind for pair, kind in each.same.items() if pair not in found)
        false += len(found - set(each.same))
        traps += Counter(kind for pair, kind in each.traps.items() if pair in found)
    return hits, false, missed, traps


def test_precision_and_recall_within_a_list(figures):
    hits, false, missed, traps = figures
    precision = hits.total() / (hits.total() + false)
    recall = hits.total() / (hits.total() + missed.total())
    print(f"\nthreshold {THRESHOLD}: precision {precision:.3f}, recall {recall:.3f}, traps {dict(traps)}")  # noqa: T201 -- figures are what it is for
    for kind in SAME:
        print(f"  {hits[kind] / (hits[kind] + missed[kind]):.3f}  {kind}")  # noqa: T201 -- figures are what it is for
    assert precision >= PRECISION
    assert recall >= RECALL


def test_no_kind_of_difference_is_overlooked(figures):
    hits, _false, missed, _traps = figures
    recalls = {kind: hits[kind] / (hits[kind] + missed[kind]) for kind in SAME}
    assert {kind for kind, recall in recalls.items() if recall < RECALL_OF_A_KIND} == set()


def stored(fingerprint, number=0):
    """Store an organisation with a fingerprint and return it."""
    municipality = None
    if fingerprint.municipality_key:
        municipality = Municipality.objects.filter(pk=fingerprint.municipality_key).first() or MunicipalityFactory(
            key=fingerprint.municipality_key,
            name=fingerprint.place,
            district=DistrictFactory(key=fingerprint.municipality_key[:5]),
        )
    organisation = OrganisationFactory(
        name=fingerprint.name,
        short_name=fingerprint.short_name,
        register_number=fingerprint.register_number,
        website=fingerprint.website,
        street=fingerprint.street,
        postal_code=fingerprint.postal_code,
        municipality=municipality,
        state=OrganisationState.DRAFT,
    )
    for phone, email in zip(
        [*fingerprint.phones, *[""] * len(fingerprint.emails)],
        [*[""] * len(fingerprint.phones), *fingerprint.emails],
        strict=True,
    ):
        contact = ContactPersonFactory(organisation=organisation, phone=phone, email=email)
        contact.current_consent, contact.audience = ConsentFactory(contact=contact), Audience.PUBLIC
        contact.save()
    return organisation


@pytest.mark.django_db
def test_the_directory_is_searched_as_well_as_a_list():
    labelled = labelled_list(7, 150)
    seconds = {second for _first, second in labelled.same}
    ids = {n: stored(row).pk for n, row in enumerate(labelled.rows) if n not in seconds}
    asked = sorted(seconds)
    found = dict(zip(asked, find_suspects([labelled.rows[n] for n in asked]), strict=True))
    within = {each[:2] for each in find_among(labelled.rows)} & set(labelled.same)
    hits = {
        (one, other) for one, other in labelled.same if ids[one] in {match.organisation_id for match in found[other]}
    }
    print(f"\nin a list {len(within)}, in the directory {len(hits)} of {len(labelled.same)}")  # noqa: T201 -- figures are what it is for
    assert within - hits == set()


@pytest.mark.django_db
def test_number_of_queries_does_not_depend_on_the_number_of_rows(django_assert_num_queries):
    for row in labelled_list(3, 30).rows:
        stored(row)
    for count in (1, 30):
        with django_assert_num_queries(8):
            find_suspects(labelled_list(4, 30).rows[:count])


@pytest.mark.django_db
def test_matches_say_why_and_the_likeliest_comes_first():
    near = OrganisationFactory(name="Kulturverein Morgenstern", website="https://morgenstern.example")
    nearer = OrganisationFactory(name="Kulturverein Morgenstern e. V.", register_number="VR 4711 Amtsgericht Hamm")
    asked = Fingerprint("Kulturverein Morgenstern", register_number="AG Hamm VR 4711")

    [matches] = find_suspects([asked])

    assert [match.organisation_id for match in matches] == [nearer.pk, near.pk]
    assert [reason.code for reason in matches[0].reasons] == [ReasonCode.SAME_NAME, ReasonCode.SAME_REGISTER]


@pytest.mark.django_db
def test_merged_entries_are_left_out_and_archived_ones_are_not():
    target = OrganisationFactory(name="Anders")
    OrganisationFactory(name="Kulturverein Morgenstern", state=OrganisationState.MERGED, merged_into=target)
    archived = OrganisationFactory(name="Kulturverein Morgenstern", state=OrganisationState.ARCHIVED)
    [matches] = find_suspects([Fingerprint("Kulturverein Morgenstern")])
    assert [match.organisation_id for match in matches] == [archived.pk]


@pytest.mark.django_db
def test_persons_without_consent_take_no_part():
    contact = ContactPersonFactory(organisation__name="Alpha", phone="0231 123456", email="mara@verein.example")
    assert fingerprint_of(contact.organisation).phones == ()
    consent = ConsentFactory(contact=contact)
    contact.current_consent, contact.audience = consent, Audience.PUBLIC
    contact.save()
    assert fingerprint_of(contact.organisation).phones == ("0231 123456",)
    consent.withdrawn_at = timezone.now()
    consent.save()
    assert fingerprint_of(contact.organisation) == Fingerprint("Alpha")


@pytest.mark.django_db
@pytest.mark.parametrize("text", ["", "\x00", "\ud800", "'; DROP TABLE", "%s", "((([[[", "٣" * 500, "+" * 400])
def test_no_text_makes_the_search_fail(text):
    OrganisationFactory()
    asked = Fingerprint(text, text, text, text, (text,), (text,), text, text, text, text)
    assert len(find_suspects([asked])) == 1
