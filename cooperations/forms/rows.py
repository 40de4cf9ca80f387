"""Several rows of one kind in one form, with empty ones at the end: it grows without JavaScript."""

from abc import ABC, abstractmethod
from collections.abc import Iterator, Sequence
from typing import Any, ClassVar

from django import forms

from cooperations.domain.agreement.content import Content, new_uids
from cooperations.models import CooperationParty

NEW_ROWS = 2


class Row(forms.Form):
    """One row: which parties it can name, and whether it is an empty one at the end, which cannot be removed."""

    def __init__(self, *args: Any, parties: Sequence[CooperationParty], is_new: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.name_parties(parties)
        if is_new:
            del self.fields["gone"]

    def name_parties(self, parties: Sequence[CooperationParty]) -> None:
        """Fill the choices in which parties are named."""


class Rows(ABC):
    """Rows with a ``uid`` each. New ones have theirs when the page is shown, so that a second click adds nothing."""

    row_form: ClassVar[type[Row]]
    most: ClassVar[int]

    def __init__(self, data: Any = None, *, content: Content, parties: Sequence[CooperationParty] = ()) -> None:
        self.is_bound = data is not None
        stored = self.stored(content)
        known = {each["uid"] for each in stored}
        if data is None:
            new = new_uids(min(NEW_ROWS, max(0, self.most - len(stored))))
            values = [*stored, *({"uid": uid} for uid in new)]
            self.rows = [
                self.row_form(initial=value, prefix=self._prefix(n), parties=parties, is_new=value["uid"] not in known)
                for n, value in enumerate(values)
            ]
        else:
            uids = [data.get(f"{self._prefix(n)}-uid", "") for n in range(self._count(data))]
            self.rows = [
                self.row_form(data, prefix=self._prefix(n), parties=parties, is_new=uid not in known)
                for n, uid in enumerate(uids)
            ]

    @abstractmethod
    def stored(self, content: Content) -> list[dict[str, Any]]:
        """Return the rows that ``content`` has."""

    @property
    def errors(self) -> list[Any]:
        """Return what is wrong in any row."""
        return [row.errors for row in self.rows if row.errors] if self.is_bound else []

    def is_valid(self) -> bool:
        """Say whether all rows can be kept."""
        # All of them, so that each says what is wrong with it.
        valid = [row.is_valid() for row in self.rows]
        return all(valid)

    def kept(self) -> Iterator[dict[str, Any]]:
        """Go through the rows that are not to be removed."""
        for row in self.rows:
            if not row.cleaned_data.get("gone"):
                yield row.cleaned_data

    def _prefix(self, number: int) -> str:
        return f"row{number}"

    def _count(self, data: Any) -> int:
        count = 0
        while count < self.most + NEW_ROWS and f"{self._prefix(count)}-uid" in data:
            count += 1
        return count
