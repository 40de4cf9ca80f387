"""The few postal codes that come with the portal, so that a search by code works before a full list is loaded."""

import csv

from django.conf import settings

from portal.geo.models import Municipality, PostalCode

FILE = "postal_codes.csv"


def load_starter_codes() -> int:
    """Store the codes of ``fixtures/postal_codes.csv`` at the points of their municipalities.

    Rows that are there already stay as they are: a full list knows better. Returns the number of codes in the file.
    """
    with (settings.ROOT / "fixtures" / FILE).open(newline="") as file:
        rows = list(csv.DictReader(file))
    points = Municipality.objects.in_bulk([row["municipality"] for row in rows])
    PostalCode.objects.bulk_create(
        [
            PostalCode(
                code=row["code"],
                municipality=points[row["municipality"]],
                latitude=points[row["municipality"]].latitude,
                longitude=points[row["municipality"]].longitude,
            )
            for row in rows
        ],
        ignore_conflicts=True,
    )
    return len(rows)
