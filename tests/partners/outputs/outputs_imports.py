"""What a list tells about organisations that are known: old values beside new ones, and what resembles what."""

from collections.abc import Iterator

from django.urls import reverse

from partners.domain.imports.columns import COLUMNS
from partners.domain.imports.known import ACTIVE
from partners.domain.imports.uploading import check_run, name_columns, take_in
from partners.enums import ImportRowKind
from portal.geo.models import Municipality
from tests.access.identities import MINISTRY
from tests.partners.domain.imports.lists import workbook
from tests.partners.outputs.registry import Answer, Reader, output

OTHER = {
    "founded": "1999", "website": "https://anders.example.org", "languages": "Polnisch", "target_groups": "Eltern",
    "fields": "Sport", "staff_kind": "gemischt", "members": "30", "rooms_capacity": "12",
    "legal_form": "Initiative", "street": "Neue Straße 1", "description": "Anders",
}  # fmt: skip


@output("preview of an import")
def preview(reader: Reader) -> Iterator[Answer]:
    """Hand in a list with the names of all organisations the ministry sees and other values in every column."""
    places = dict(Municipality.objects.values_list("key", "name"))
    # What the list says itself is no secret of the directory: names that nobody may see are not in it.
    known = [each for each in reader.seeded.organisations.values() if each.state in ACTIVE]
    keys = ["name", "town", *OTHER]
    rows = [[each.name, places.get(each.municipality_id or "", ""), *OTHER.values()] for each in known]
    content = workbook([COLUMNS[key].title for key in keys], *rows)
    run, _is_known = take_in(content, "liste.xlsx", actor=None)
    name_columns(run, run.columns, "mso")
    check_run(run)
    kinds = {row.kind for row in run.rows.all()}
    assert kinds & {ImportRowKind.CHANGED, ImportRowKind.SUSPECT}
    address = reverse("partners:import_run", args=[run.pk])
    for kind in ImportRowKind:
        answer = reader.get(address, {"art": kind})
        assert (answer.response.status_code == 200) == (reader.identity in MINISTRY)
        yield answer
