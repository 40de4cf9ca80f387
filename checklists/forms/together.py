"""What people leave at an item of a shared list: comments, files, whose turn it is."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from crispy_forms.helper import FormHelper
from django import forms
from django.utils.translation import gettext_lazy as _

from checklists.domain.together.parts import ItemPlan
from checklists.domain.turns import side_name
from checklists.enums import AssignedSide
from checklists.models import LARGEST_FILE, LONGEST_COMMENT, ItemState
from cooperations.forms.texts import TextField
from cooperations.models import CooperationParty
from events.models import EventParty

_PERSON = "person-"


class _PartForm(forms.Form):
    """A form among others on the page of an item: its fields have names of their own there."""

    def __init__(self, row: ItemState, data: Any = None, files: Any = None, **kwargs: Any) -> None:
        super().__init__(data, files, auto_id=f"{row.key}_{self.part}_%s", **kwargs)
        self.helper = FormHelper()
        self.helper.form_tag = False

    part = ""


class CommentForm(_PartForm):
    """A comment; for whom, where somebody acts for several who take part."""

    part = "comment"
    organisation = forms.ChoiceField(label=_("You write for"), choices=(), widget=forms.RadioSelect)
    text = TextField(
        label=_("Comment"),
        help_text=_("Please write nothing about the origin, religion or health of persons."),
        max_length=LONGEST_COMMENT,
        rows=3,
    )

    def __init__(self, row: ItemState, parties: Sequence[EventParty | CooperationParty], data: Any = None) -> None:
        super().__init__(row, data)
        field = self.fields["organisation"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 -- for the type checker
        field.choices = [(str(party.organisation_id), party.organisation.name) for party in parties]
        if len(parties) == 1:
            field.widget, field.initial = forms.HiddenInput(), str(parties[0].organisation_id)


class FileForm(_PartForm):
    """One file."""

    part = "file"
    file = forms.FileField(
        label=_("File"),
        help_text=_("Up to three for each item, 5 MB each: PDF, pictures (JPEG, PNG, WebP), plain text."),
        widget=forms.FileInput(attrs={"accept": ".pdf,.jpg,.jpeg,.png,.webp,.txt"}),
    )

    def clean_file(self) -> Any:
        """Refuse what is too large before it is read."""
        file = self.cleaned_data["file"]
        if file.size > LARGEST_FILE:
            raise forms.ValidationError(_("A file may have 5 MB."))
        return file


class PlanForm(_PartForm):
    """Who does an item and until when. ``seen`` is what stood there when the page was drawn."""

    part = "plan"
    assignee = forms.ChoiceField(label=_("Whose turn is it?"), choices=(), required=False)
    due_on = forms.DateField(label=_("Own day"), required=False, widget=forms.DateInput)
    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, row: ItemState, people: dict[int, str], data: Any = None) -> None:
        plan = ItemPlan.of(row)
        initial = {"assignee": _choice_of(plan), "due_on": plan.due_on, "seen": _text_of(plan)}
        super().__init__(row, data, initial=initial)
        if row.assigned_user is not None:
            people = {**people, row.assigned_user.pk: row.assigned_user.name}
        field = self.fields["assignee"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 -- for the type checker
        field.choices = [
            ("", side_name(row.item.owner)),
            *((side, side_name(side)) for side in AssignedSide.values if side != row.item.owner),
            *((f"{_PERSON}{pk}", name) for pk, name in people.items()),
        ]

    def plan(self) -> ItemPlan:
        """Return what was chosen."""
        return _plan_of(self.cleaned_data["assignee"], self.cleaned_data["due_on"])

    def seen_plan(self) -> ItemPlan:
        """Return what the person saw; something nobody can have planned where it cannot be read."""
        choice, _bar, day = self.cleaned_data["seen"].partition("|")
        try:
            return _plan_of(choice, date.fromisoformat(day) if day else None)
        except ValueError:
            return ItemPlan(user_id=0)


def giving_fields(row: ItemState, user_id: int) -> list[tuple[str, str]]:
    """Return what ``PlanForm`` is sent when ``row`` goes to a person; its own day stays."""
    plan = ItemPlan.of(row)
    day = plan.due_on.isoformat() if plan.due_on else ""
    return [("assignee", f"{_PERSON}{user_id}"), ("due_on", day), ("seen", _text_of(plan))]


def _choice_of(plan: ItemPlan) -> str:
    return plan.side if plan.user_id is None else f"{_PERSON}{plan.user_id}"


def _plan_of(choice: str, day: date | None) -> ItemPlan:
    if choice.startswith(_PERSON):
        return ItemPlan(user_id=int(choice.removeprefix(_PERSON)), due_on=day)
    return ItemPlan(side=choice, due_on=day)


def _text_of(plan: ItemPlan) -> str:
    return f"{_choice_of(plan)}|{plan.due_on or ''}"
