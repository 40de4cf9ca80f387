import pytest
from hypothesis import given
from hypothesis import strategies as st

from partners.domain.duplicates import Fingerprint, ReasonCode, likeness
from partners.domain.duplicates.scoring import Reason

SURELY, SUSPECT = 85, 60
LUENEN, HAMM, KOELN = "05978024", "05915000", "05315000"
texts = st.text(max_size=60) | st.sampled_from(
    ["Deutsch-Türkischer Verein e. V.", "VR 123 Amtsgericht Köln", "https://www.verein.example", "0231 / 12 34 56"]
)
fingerprints = st.builds(
    Fingerprint,
    name=texts,
    short_name=texts,
    register_number=texts,
    website=texts,
    phones=st.lists(texts, max_size=2).map(tuple),
    emails=st.lists(texts, max_size=2).map(tuple),
    street=texts,
    postal_code=texts,
    municipality_key=st.sampled_from(["", LUENEN, HAMM, KOELN]),
    place=texts,
)


def score(one, other):
    return likeness(one, other).score


def codes(one, other):
    return [reason.code for reason in likeness(one, other).reasons]


@given(fingerprints, fingerprints)
def test_score_is_symmetric_and_between_0_and_100(one, other):
    assert score(one, other) == score(other, one)
    assert 0 <= score(one, other) <= 100


@given(fingerprints)
def test_equal_fingerprints_have_100(one):
    assert score(one, one) == 100


@given(fingerprints, fingerprints)
def test_score_is_the_sum_of_its_reasons(one, other):
    result = likeness(one, other)
    assert result.score == max(0, min(100, sum(reason.weight for reason in result.reasons)))
    assert all(reason.label for reason in result.reasons)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Frauenverein Köln e. V.", "FRAUEN-VEREIN KOELN"),
        ("Kulturverein Yıldız e.V.", "Kulturverein Yildiz"),
        ("Verein für Bildung & Begegnung", "Verein fuer Bildung und Begegnung eV"),
        ("Deutsch-Türkischer Freundschaftsverein", "Türkisch-Deutscher Freundschaftsverein e. V."),
        ("Internationales Zentrum Nour", "Internationales Centrum Nour gGmbH"),
        ("Elternnetzwerk NRW", "Elternnetzwerk Nordrhein-Westfalen"),
    ],
)
def test_the_same_name_spelled_differently_in_one_place(one, other):
    place = {"municipality_key": KOELN, "place": "Köln"}
    assert score(Fingerprint(one, **place), Fingerprint(other, **place)) >= SUSPECT
    assert codes(Fingerprint(one, **place), Fingerprint(other, **place))[0] == ReasonCode.SAME_NAME


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Iranischer Kulturverein", "Irakischer Kulturverein"),
        ("Polnischsprachige Familien", "Bosnischsprachige Familien"),
        ("Verein 3", "Verein 4"),
        ("Alevitische Gemeinde", "Jugend der Alevitischen Gemeinde"),
        ("Kulturverein", "Sportverein"),
    ],
)
def test_names_that_look_alike_and_are_not(one, other):
    place = {"municipality_key": KOELN, "place": "Köln"}
    assert score(Fingerprint(one, **place), Fingerprint(other, **place)) < SUSPECT


def test_branches_in_other_cities_are_other_organisations():
    one = Fingerprint("Türkischer Elternverein Hamm e. V.", municipality_key=HAMM, place="Hamm")
    other = Fingerprint("Türkischer Elternverein Köln e. V.", municipality_key=KOELN, place="Köln")
    assert score(one, other) < SUSPECT
    assert ReasonCode.FAR_PLACE in codes(one, other)


def test_the_place_in_a_name_counts_little():
    known = Fingerprint("Multikulturelles Forum e. V.", municipality_key=LUENEN, place="Lünen", website="forum.example")
    imported = Fingerprint("Multikulturelles Forum Lünen e. V.")
    assert codes(known, imported) == [ReasonCode.SIMILAR_NAME, ReasonCode.PLACE_IN_NAME]
    assert score(known, imported) >= SUSPECT


@pytest.mark.parametrize(
    "spelling",
    ["AG Hamm, VR 4711", "VR4711 (Amtsgericht Hamm)", "Vereinsregister Hamm Nr. 04711", "VR-Nr. 4.711, Hamm"],
)
def test_register_number_is_recognised_in_every_spelling_and_tells_more_than_the_name(spelling):
    one = Fingerprint("Verein Alpha", register_number="VR 4711 Amtsgericht Hamm")
    other = Fingerprint("Bund Omega", register_number=spelling)
    assert codes(one, other) == [ReasonCode.SAME_REGISTER]
    assert score(one, other) >= SUSPECT


@pytest.mark.parametrize("entry", ["VR 4712 Amtsgericht Hamm", "VR 4711 Amtsgericht Köln", "HRB 4711 Amtsgericht Hamm"])
def test_contradicting_register_entries_lower_the_score(entry):
    one = Fingerprint("Verein Morgenstern", register_number="VR 4711 Amtsgericht Hamm", municipality_key=HAMM)
    other = Fingerprint("Verein Morgenstern", register_number=entry, municipality_key=HAMM)
    assert score(one, other) < SUSPECT
    assert ReasonCode.OTHER_REGISTER in codes(one, other)


@pytest.mark.parametrize("spelling", ["+49 231 123456", "0049 231 123456", "+49 (0)231/12 34 56", "0231-123 456"])
def test_telephone_numbers_are_one_in_every_spelling(spelling):
    one, other = Fingerprint("A", phones=("0231 123456",)), Fingerprint("A B", phones=(f"privat; {spelling}",))
    assert ReasonCode.SAME_PHONE in codes(one, other)


def test_numbers_without_area_code_say_nothing():
    one, other = Fingerprint("A", phones=("123456",)), Fingerprint("A B", phones=("123456",))
    assert ReasonCode.SAME_PHONE not in codes(one, other)


@pytest.mark.parametrize(
    ("address", "other", "same"),
    [
        ("https://www.verein.example/", "http://verein.example/kontakt", True),
        ("verein.jimdofree.com", "https://verein.jimdofree.com/", True),
        ("https://www.facebook.com/verein", "https://www.facebook.com/verein", False),
        ("https://de-de.facebook.com/a", "https://de-de.facebook.com/b", False),
        ("https://jimdofree.com/", "https://jimdofree.com/", False),
    ],
)
def test_web_addresses_tell_only_where_they_belong_to_one_organisation(address, other, same):
    found = codes(Fingerprint("A", website=address), Fingerprint("B", website=other))
    assert (ReasonCode.SAME_WEBSITE in found) is same


def test_a_mail_at_the_other_ones_web_address_has_a_reason_of_its_own():
    one, other = Fingerprint("A", website="https://verein.example"), Fingerprint("B", emails=("info@verein.example",))
    assert codes(one, other) == codes(other, one) == [ReasonCode.OTHER_NAME, ReasonCode.MAIL_AT_WEBSITE]


@pytest.mark.parametrize(
    ("website", "other_website", "found"),
    [
        ("", "", ReasonCode.SAME_MAIL_DOMAIN),
        ("https://eins.example", "", ReasonCode.SAME_MAIL_DOMAIN),
        ("https://eins.example", "https://zwei.example", ReasonCode.OTHER_WEBSITE),
        ("https://eins.example", "https://eins.example/kontakt", ReasonCode.SAME_WEBSITE),
    ],
)
def test_one_mail_domain_is_no_web_address_and_says_nothing_beside_two(website, other_website, found):
    one = Fingerprint("A", website=website, emails=("a@traeger.example",))
    other = Fingerprint("B", website=other_website, emails=("b@traeger.example",))
    assert set(codes(one, other)) == {ReasonCode.OTHER_NAME, found}


def test_weights_are_printed_with_plus_and_minus_signs():
    assert [Reason(ReasonCode.FAR_PLACE, weight).signed for weight in (-25, 0, 25)] == ["\N{MINUS SIGN}25", "0", "+25"]


def test_a_free_mail_host_is_shared_by_strangers():
    one, other = Fingerprint("A", emails=("a@gmx.de",)), Fingerprint("B", emails=("b@gmx.de",))
    assert codes(one, other) == [ReasonCode.OTHER_NAME]


def test_short_name_and_initials_stand_for_the_name():
    place = {"municipality_key": HAMM}
    whole = Fingerprint("Verein für Bildung und Integration", short_name="Brücke", website="vbi.example", **place)
    assert score(whole, Fingerprint("Brücke e. V.", **place)) >= SUSPECT - 5
    assert score(whole, Fingerprint("VBI", website="vbi.example", **place)) >= SUSPECT


def test_house_mates_are_not_the_same():
    house = {"street": "Bahnhofstr. 12", "postal_code": "59065", "municipality_key": HAMM, "phones": ("02381 445566",)}
    assert score(Fingerprint("Tamilische Schule", **house), Fingerprint("Griechische Gemeinde", **house)) < SUSPECT


def test_everything_agreeing_is_sure():
    one = Fingerprint("Kulturverein Nour e. V.", website="https://nour.example", municipality_key=HAMM)
    other = Fingerprint("Kulturverein Nour", website="www.nour.example", municipality_key=HAMM)
    assert score(one, other) >= SURELY
