import csv
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command

from portal.geo.attribution import AREAS, POSTAL_CODES, due_attributions
from portal.geo.domain.postal_codes import FileRefused, load_postal_codes
from portal.geo.models import PostalCode
from tests.factories.geo import DistrictFactory, MunicipalityFactory, PostalCodeFactory

SHARED = Path(settings.ROOT).parent / "shared" / "data" / "geo"
HEADER = "plz,place,lat,lon,ags\n"


@pytest.fixture
def municipalities(db):
    mettmann = DistrictFactory(key="05158", name="Mettmann")
    MunicipalityFactory(key="05158026", name="Monheim am Rhein", district=mettmann, latitude=51.09, longitude=6.89)
    MunicipalityFactory(
        key="05158020", name="Langenfeld (Rheinland)", district=mettmann, latitude=51.11, longitude=6.95
    )
    MunicipalityFactory(
        key="05315000", name="Köln", district=DistrictFactory(key="05315", name="Köln"), latitude=50.94, longitude=6.96
    )


@pytest.fixture
def write(tmp_path):
    def write_file(content, encoding="utf-8"):
        path = tmp_path / "codes.txt"
        path.write_bytes(content.encode(encoding))
        return path

    return write_file


def geonames(code, place, **other):
    cells = {"country": "DE", "state": "NW", "district": "05158", "latitude": "51.1", "longitude": "6.9"} | other
    form = "{country}\t{code}\t{place}\t\t{state}\tReg.-Bez.\t051\tKreis\t{district}\t{latitude}\t{longitude}\t4"
    return form.format(code=code, place=place, **cells)


def stored():
    return sorted(PostalCode.objects.values_list("code", "municipality_id"))


def test_geonames_lines_are_matched_by_name_then_quarter_then_nearest(municipalities, write):
    lines = [
        geonames("40764", "Langenfeld"),
        geonames("40789", "Monheim am Rhein Baumberg", latitude="51.20", longitude="7.10"),
        geonames("40790", "Unbekannt", latitude="51.111", longitude="6.951"),
        geonames("50667", "Altstadt-Nord", district="05315", latitude="50.94", longitude="6.96"),
        geonames("10115", "Berlin", state="BE", district="11000"),
    ]
    assert load_postal_codes(write("\n".join(lines))) == 4
    assert stored() == [
        ("40764", "05158020"),
        ("40789", "05158026"),
        ("40790", "05158020"),
        ("50667", "05315000"),
    ]


def test_several_points_of_one_code_become_their_middle(municipalities, write):
    lines = [
        geonames("40789", "Monheim am Rhein", latitude="51.0", longitude="6.8"),
        geonames("40789", "Monheim am Rhein Baumberg", latitude="51.2", longitude="7.0"),
    ]
    load_postal_codes(write("\n".join(lines)))
    row = PostalCode.objects.get()
    assert (row.latitude, row.longitude, row.source) == (51.1, 6.9, PostalCode.Source.GEONAMES)


def test_csv_names_the_municipality_by_key(municipalities, write):
    path = write("\ufeffPLZ,place,lat,lon,ags,more\r\n50667,Köln,50.94,6.96,05315000,x\r\n")
    assert load_postal_codes(path) == 1
    assert stored() == [("50667", "05315000")]


def test_loading_replaces_what_was_there(municipalities, write):
    PostalCodeFactory(code="50668", municipality_id="05315000")
    path = write(HEADER + "50667,Köln,50.94,6.96,05315000\n")
    load_postal_codes(path)
    load_postal_codes(path)
    assert stored() == [("50667", "05315000")]


def test_every_problem_is_listed_and_nothing_is_stored(municipalities, write):
    PostalCodeFactory(code="50668", municipality_id="05315000")
    path = write(
        HEADER + "50667,Köln,50.94,6.96,05315000\n"
        "5066,Köln,50.94,6.96,05315000\n"
        "50667,Köln,x,6.96,05315000\n"
        "50667,Köln,48.1,11.5,05315000\n"
        "50667,Köln,50.94,6.96,315\n"
        "50667,Köln,50.94,6.96,05999999\n"
        "50667\n"
        "50667,Köln,nan,6.96,05315000\n"
    )
    with pytest.raises(FileRefused) as refused:
        load_postal_codes(path)
    assert refused.value.problems == [
        "Line 3: '5066' is not a postal code of five digits.",
        "Line 4: 'x', '6.96' is not a point.",
        "Line 5: 48.1, 11.5 lies outside North Rhine-Westphalia.",
        "Line 6: '315' is not an official municipality key of 8 digits.",
        "Line 7: There is no municipality with the key 05999999.",
        "Line 8: '' is not an official municipality key of 8 digits.",
        "Line 9: nan, 6.96 lies outside North Rhine-Westphalia.",
    ]
    assert stored() == [("50668", "05315000")]


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        ("", "lacks the column plz, place, lat, lon, ags"),
        ("a,b,c\n1,2,3\n", "lacks the column plz"),
        ("plz,place,lat,lon\n", "lacks the column ags"),
        (HEADER, "holds no postal code"),
        (geonames("10115", "Berlin", state="BE"), "holds no postal code"),
        (geonames("40764", "Langenfeld") + "\nDE\t40764\n", "Line 2: 2 columns instead of 12"),
        ("plz,\0", "not text in UTF-8"),
    ],
)
def test_wrong_file_is_refused(municipalities, write, content, problem):
    with pytest.raises(FileRefused, match=problem):
        load_postal_codes(write(content))


def test_other_encodings_are_refused(municipalities, write):
    with pytest.raises(FileRefused, match="not text in UTF-8"):
        load_postal_codes(write(HEADER + "50667,Köln,50.94,6.96,05315000\n", "latin-1"))


@pytest.mark.django_db
def test_municipalities_come_first(write):
    with pytest.raises(FileRefused, match="load_geo"):
        load_postal_codes(write(HEADER))


def test_command_lists_problems_and_exits_1(municipalities, write):
    with pytest.raises(CommandError, match="- Line 2: '1' is not a postal code") as refused:
        call_command("load_postal_codes", write(HEADER + "1,Köln,50.94,6.96,05315000\n"))
    assert refused.value.returncode == 1


def test_missing_file_is_wrong_usage(municipalities, tmp_path):
    with pytest.raises(CommandError) as refused:
        call_command("load_postal_codes", tmp_path / "missing.txt")
    assert refused.value.returncode == 2


def test_credit_is_due_once_geonames_is_loaded(municipalities, write, capsys):
    PostalCodeFactory(code="50668", municipality_id="05315000")
    assert due_attributions() == [AREAS]
    call_command("load_postal_codes", write(HEADER + "50667,Köln,50.94,6.96,05315000\n"))
    assert POSTAL_CODES.text in capsys.readouterr().out
    assert due_attributions() == [AREAS, POSTAL_CODES]


def test_real_list_is_loaded_completely(db):
    path = SHARED / "nrw_postal_codes.csv"
    if not path.exists():
        pytest.skip("the real list is not there")
    with path.open() as file:
        known = {(row["plz"], row["ags"]) for row in csv.DictReader(file)}
    for key in {key for _code, key in known}:
        MunicipalityFactory(key=key, district=DistrictFactory(key=key[:5]))
    assert load_postal_codes(path) == len(known)
    assert set(stored()) == known
