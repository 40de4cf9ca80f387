"""The list behind each number of the overview: its address says what was counted."""

from urllib.parse import urlencode

from django.urls import reverse

from partners.enums import Role
from reports.domain.overview import UNKNOWN, Choice, Subject
from reports.forms.overview_choice import ALL_YEARS

LISTS = {
    Subject.ORGANISATIONS: "state:organisations",
    Subject.COOPERATIONS: "state:cooperations",
    Subject.EVENTS: "state:events",
}


def list_of(subject: Subject, choice: Choice) -> str:
    """Return the address of the list with exactly what is counted; the directory where it can list it."""
    if subject == Subject.ORGANISATIONS and UNKNOWN not in (choice.district, choice.field):
        pairs = [("role", Role.MSO.value), ("district", choice.district), ("field", choice.field)]
        return f"{reverse('partners:directory')}?{urlencode([pair for pair in pairs if pair[1]])}"
    parts = pairs_of(choice, every_year="")
    wanted = {
        Subject.ORGANISATIONS: ("kreis", "feld"),
        Subject.COOPERATIONS: ("jahr", "kreis", "feld"),
        Subject.EVENTS: ("jahr", "kreis", "feld", "format"),
    }[subject]
    query = urlencode([pair for pair in parts if pair[0] in wanted])
    return f"{reverse(LISTS[subject])}?{query}" if query else reverse(LISTS[subject])


def pairs_of(choice: Choice, *, every_year: str = ALL_YEARS) -> list[tuple[str, str]]:
    """Return ``choice`` as the parameters of an address, without what is empty."""
    year = every_year if choice.year is None else str(choice.year)
    pairs = [("jahr", year), ("kreis", choice.district), ("feld", choice.field), ("format", choice.format)]
    return [pair for pair in pairs if pair[1]]
