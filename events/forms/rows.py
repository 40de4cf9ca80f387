"""Several rows of one kind in one form, with empty ones at the end: it grows without JavaScript.

A row whose first text is empty is left out: that is how one is removed.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any, ClassVar
from unicodedata import bidirectional

from django import forms
from django.utils.formats import number_format, time_format
from django.utils.translation import gettext_lazy as _

from cooperations.forms.texts import LineField, TextField
from events.domain.planning.words import in_berlin
from events.enums.event import CostKind
from events.enums.material import GuestLanguage
from events.models import Event, agenda, cost
from events.models.event import SUMMARY_LENGTH, TITLE_LENGTH
from events.permissions.event import present_parties
from portal.shared.listing import listed
from portal.shared.sentences import FSI, PDI, isolated

from .sections import YesOrNo, clock, in_words

MOST_ROWS = 40
_DAY = 24 * 60


class RowForm(forms.Form):
    """One row; ``main`` is the field without which it counts as empty, at ``whole`` stands what is wrong with all."""

    main: ClassVar[str] = "title"
    whole: ClassVar[str] = "title"
    # How many empty ones are offered.
    new_rows: ClassVar[int] = 2

    def __init__(self, *args: Any, event: Event, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.event = event
        for name in ("party_id", "payer_id"):
            if name in self.fields:
                parties = [(each.pk, each.organisation.display_name) for each in present_parties(event)]
                self.fields[name].choices = [("", "–"), *parties]  # type: ignore[attr-defined]

    def row(self) -> dict[str, Any]:
        """Return the columns."""
        return dict(self.cleaned_data)

    @classmethod
    def initial_of(cls, _event: Event, values: Mapping[str, Any]) -> dict[str, Any]:
        """Return what the fields show for the columns ``values``."""
        return dict(values)

    def sent(self) -> dict[str, Any]:
        """Return what was sent, as it is, for a form that says nothing about it."""
        return {
            name: field.widget.value_from_datadict(self.data, {}, self.add_prefix(name))
            for name, field in self.fields.items()
        }

    def line(self, values: Mapping[str, Any]) -> str:
        """Return the columns ``values`` as people read them."""
        shown = self.initial_of(self.event, values)
        words = [
            in_words(field, shown.get(name)) for name, field in self.fields.items() if shown.get(name) is not False
        ]
        return listed(each for each in words if each)

    def sums(self, rows: Iterable[Mapping[str, Any]]) -> list[tuple[str, str]]:  # noqa: ARG002 -- most rows have none
        """Return what the rows come to, with labels."""
        return []

    def name_of(self, party: int | None) -> str:
        """Return the name of a party that still takes part, else ""."""
        return next((each.organisation.display_name for each in present_parties(self.event) if each.pk == party), "")


class AgendaRow(RowForm):
    """One part of the programme, by the clock where the event has a date."""

    new_rows = 3
    at = clock(_("From"))
    starts_after = forms.IntegerField(label=_("Minutes after the start"), min_value=0, required=False)
    minutes = forms.IntegerField(
        label=_("How many minutes?"), min_value=1, max_value=agenda.LONGEST_MINUTES, initial=30
    )
    title = LineField(label=_("What happens?"), max_length=agenda.WHAT_LENGTH)
    who = LineField(label=_("Who does it?"), max_length=agenda.WHO_LENGTH, required=False)
    party_id = forms.TypedChoiceField(label=_("For which organisation?"), coerce=int, empty_value=None, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        del self.fields["starts_after" if _by_clock(self.event) else "at"]

    def row(self) -> dict[str, Any]:
        """Return the columns; a time before the start means the day after."""
        given = dict(self.cleaned_data)
        if _by_clock(self.event):
            at, start = given.pop("at"), in_berlin(self.event.starts_at)  # type: ignore[arg-type]  # it has a date
            minutes = 0 if at is None else (at.hour - start.hour) * 60 + at.minute - start.minute
            given["starts_after"] = minutes % _DAY
        given["starts_after"] = given["starts_after"] or 0
        return given

    @classmethod
    def initial_of(cls, event: Event, values: Mapping[str, Any]) -> dict[str, Any]:
        """Return what the fields show, the time by the clock."""
        shown = dict(values)
        if _by_clock(event) and event.starts_at is not None:
            shown["at"] = in_berlin(event.starts_at + timedelta(minutes=values["starts_after"])).time()
        return shown

    def line(self, values: Mapping[str, Any]) -> str:
        """Return from when to when, what, by whom."""
        if not _by_clock(self.event) or self.event.starts_at is None:
            return super().line(values)
        start = self.event.starts_at + timedelta(minutes=values["starts_after"])
        end = start + timedelta(minutes=values["minutes"])
        times = f"{time_format(in_berlin(start))}–{time_format(in_berlin(end))}"
        people = listed(each for each in (values["who"], self.name_of(values["party_id"])) if each)
        return f"{times} {values['title']}" + (f" ({people})" if people else "")


class CostRow(RowForm):
    """One thing that costs something."""

    main = "what"
    whole = "amount"
    new_rows = 3
    what = LineField(label=_("What costs something?"), max_length=cost.WHAT_LENGTH)
    kind = forms.ChoiceField(label=_("Kind"), choices=CostKind.choices, initial=CostKind.OTHER)
    amount = forms.DecimalField(
        label=_("How much, in euros?"), min_value=0, max_digits=8, decimal_places=2, required=False, localize=True
    )
    payer_id = forms.TypedChoiceField(label=_("Who pays?"), coerce=int, empty_value=None, required=False)
    is_free = forms.BooleanField(label=_("Costs nothing"), required=False)

    def line(self, values: Mapping[str, Any]) -> str:
        """Return what, of which kind, how much, who pays."""
        amount = str(self.fields["is_free"].label) if values["is_free"] else _euros(values["amount"])
        said = listed(each for each in (amount, self.name_of(values["payer_id"])) if each)
        what = f"{values['what']} ({CostKind(values['kind']).label})"
        return f"{what}: {said}" if said else what

    def sums(self, rows: Iterable[Mapping[str, Any]]) -> list[tuple[str, str]]:
        """Return what each of those who pay comes to."""
        sums: dict[str, Decimal] = {}
        for values in rows:
            if values["amount"]:
                payer = self.name_of(values["payer_id"]) or str(YesOrNo.UNDECIDED)
                sums[payer] = sums.get(payer, Decimal()) + values["amount"]
        return [(payer, _euros(amount)) for payer, amount in sums.items()]


class TextRow(RowForm):
    """What guests read in one language."""

    language = forms.ChoiceField(label=_("Language"), choices=GuestLanguage.choices)
    title = LineField(label=_("Title in this language"), max_length=TITLE_LENGTH)
    summary = TextField(label=_("In a few sentences"), rows=3, max_length=SUMMARY_LENGTH, required=False)
    notes = TextField(label=_("Notes for guests"), rows=2, max_length=SUMMARY_LENGTH, required=False)
    read_by = LineField(label=_("Read by somebody who speaks it"), max_length=120, required=False)

    def line(self, values: Mapping[str, Any]) -> str:
        """Return the language and what is written in it."""
        return _colon(in_words(self.fields["language"], values["language"]), values["title"], values["summary"])


class RowsForm:
    """The rows of one list. ``more``: show what was sent with further empty rows, and say nothing about it yet."""

    def __init__(  # noqa: PLR0913 -- what is shown, what was sent
        self,
        name: str,
        row_form: type[RowForm],
        data: Any,
        *,
        event: Event,
        stored: Sequence[Mapping[str, Any]],
        more: bool = False,
    ) -> None:
        self.name, self.is_bound = name, data is not None and not more
        self.rows: list[RowForm] = []
        shown = [row_form.initial_of(event, each) for each in stored] if data is None else []
        for number in range(_count(data, name, row_form.main) if data is not None else 0):
            row = row_form(data, prefix=f"{name}{number}", event=event)
            sent = row.sent()
            # Nothing is said about a row that is left out.
            is_kept = bool((sent[row.main] or "").strip()) and not more
            self.rows.append(row if is_kept else row_form(initial=sent, prefix=row.prefix, event=event))
        if data is None or more:
            shown += [{}] * min(row_form.new_rows, MOST_ROWS - len(self.rows) - len(shown))
        for each in shown:
            self.rows.append(row_form(initial=each, prefix=f"{name}{len(self.rows)}", event=event))

    def is_valid(self) -> bool:
        """Say whether all rows that are kept can be."""
        valid = [row.is_valid() for row in self.kept()]
        return all(valid)

    def kept(self) -> list[RowForm]:
        """Return the rows that are not empty."""
        return [row for row in self.rows if row.is_bound]

    def values(self) -> list[dict[str, Any]]:
        """Return the columns of the rows that are kept."""
        return [row.row() for row in self.kept()]

    def words(self, rows: Iterable[Mapping[str, Any]], event: Event, row_form: type[RowForm]) -> Iterator[str]:
        """Go through the rows as people read them."""
        form = row_form(event=event)
        yield from (form.line(values) for values in rows)


def _euros(amount: Decimal | None) -> str:
    return "" if amount is None else f"{number_format(amount, 2)} €"


def _colon(head: str, *rest: str) -> str:
    """Return "head: a, b"; each part keeps its own direction."""
    parts = listed(_apart(each) for each in rest if each)
    return f"{_apart(head)}: {parts}" if parts else head


def _apart(text: str) -> str:
    has_rtl = any(bidirectional(letter) in {"R", "AL"} for letter in text)
    return f"{FSI}{text}{PDI}" if has_rtl else isolated(text)


def _count(data: Any, name: str, main: str) -> int:
    count = 0
    while count < MOST_ROWS and f"{name}{count}-{main}" in data:
        count += 1
    return count


def _by_clock(event: Event) -> bool:
    """Say whether the programme is written by the clock: the event has a date and begins and ends in one day."""
    start: datetime | None = event.starts_at
    return start is not None and not event.is_all_day
