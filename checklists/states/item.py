"""The answers to an item: open, done, not applicable. Any may follow any other; what each of them needs stands here.

Who: whoever may see the list (``permissions.py``). The history is written by the database (``models/triggers.py``).
"""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from checklists.enums import AnswerState, Proof
from checklists.models import Item, ItemState

# Where each kind of proof is stored.
PROOF_FIELDS = {Proof.NOTE: "note", Proof.LINK: "link", Proof.PERSON: "person", Proof.DATE: "on_date"}


@dataclass(frozen=True)
class Answer:
    """What somebody says about an item."""

    state: str
    note: str = ""
    link: str = ""
    person: str = ""
    on_date: date | None = None

    @classmethod
    def of(cls, row: ItemState) -> "Answer":
        """Return the answer that ``row`` holds."""
        return cls(row.state, row.note, row.link, row.person, row.on_date)


def problems_of(item: Item, answer: Answer, *, has_file: bool = False) -> dict[str, str]:
    """Return a sentence for each field because of which ``answer`` cannot be given, nothing if it can.

    ``has_file`` says whether a file hangs on the answer, which counts where the item takes one as proof.
    """
    if answer.state == AnswerState.NOT_APPLICABLE and not answer.note:
        return {"note": _("Please say in a few words why it does not apply.")}
    if answer.state == AnswerState.DONE and item.needs_proof:
        fields = fields_of(item)
        if not (has_file and Proof.FILE in item.proof) and not any(getattr(answer, name) for name in fields):
            return {fields[0]: _("Please say how this can be seen; one entry is enough.")}
    return {}


def fields_of(item: Item) -> list[str]:
    """Return the fields that hold the proof of ``item``; a note can be written to every item."""
    fields = [PROOF_FIELDS[Proof(kind)] for kind in item.proof if kind in PROOF_FIELDS]
    return fields if "note" in fields else [*fields, "note"]
