"""How many requests there are, for the ministry: never which, and no number below five."""

from dataclasses import dataclass

from django.db.models import Count

from cooperations.enums.contact import RequestState
from cooperations.models import ContactRequest

SMALLEST = 5


@dataclass(frozen=True)
class DistrictNumber:
    """How many requests MSOs of a district got; ``name`` is "" for all districts that are too small to be named."""

    name: str
    number: int


@dataclass(frozen=True)
class RequestNumbers:
    """The requests of a year: by district, and by state for the whole country.

    ``states`` is empty when one of the numbers would be below five.
    """

    year: int
    total: int | None
    districts: list[DistrictNumber]
    states: list[tuple[str, int]]


def request_numbers(year: int) -> RequestNumbers:
    """Return the numbers of ``year``. Two queries.

    Districts below five are put together. If they are below five together too, the smallest of the others joins them:
    else the total would tell what is hidden.
    """
    requests = ContactRequest.objects.filter(sent_on__year=year)
    by_district = (
        requests.values("mso__district__name").annotate(number=Count("pk")).order_by("number", "mso__district__name")
    )
    rows = [(row["mso__district__name"] or "", row["number"]) for row in by_district]
    total = sum(number for _name, number in rows)
    if total < SMALLEST:
        return RequestNumbers(year, None, [], [])
    hidden = [number for name, number in rows if number < SMALLEST or not name]
    shown = [DistrictNumber(name, number) for name, number in rows if number >= SMALLEST and name]
    while hidden and sum(hidden) < SMALLEST and shown:
        hidden.append(shown.pop(0).number)
    districts = sorted(shown, key=lambda each: (-each.number, each.name))
    if hidden:
        districts.append(DistrictNumber("", sum(hidden)))
    return RequestNumbers(year, total, districts, _by_state(requests))


def _by_state(requests: object) -> list[tuple[str, int]]:
    counted = dict(requests.order_by().values_list("state").annotate(number=Count("pk")))  # type: ignore[attr-defined]
    if any(0 < number < SMALLEST for number in counted.values()):
        return []
    return [(str(state.label), counted[state]) for state in RequestState if state in counted]
