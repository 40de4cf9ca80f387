"""The sections of the draft. Each form knows how to put what was typed into the whole."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, ClassVar

from django import forms
from django.conf import settings
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from cooperations.domain.agreement.content import (
    LINE_LENGTH,
    MOST_CONTACTS,
    MOST_TASKS,
    NAME_LENGTH,
    TEXT_LENGTH,
    Contact,
    Content,
    Task,
)
from cooperations.models import CooperationParty
from partners.enums import Language

from .rows import Row, Rows
from .texts import LineField, TextField


def _text(label: Any, help_text: Any = "", rows: int = 4) -> TextField:
    return TextField(label=label, required=False, max_length=TEXT_LENGTH, rows=rows, help_text=help_text)


class AimsForm(forms.Form):
    """What both sides want, and whom they want to reach."""

    slug: ClassVar[str] = "ziele"
    title: ClassVar[str | Promise] = _("Aims")

    aims_employer = _text(_("What does the employer side want?"))
    aims_mso = _text(_("What does the MSO side want?"))
    target_group = _text(_("Whom do you want to reach?"), rows=2)

    def __init__(self, data: Any = None, *, content: Content, **_others: Any) -> None:
        super().__init__(data, initial={name: getattr(content, name) for name in self.base_fields})

    def put_into(self, content: Content) -> Content:
        """Return ``content`` with these texts."""
        return replace(content, **self.cleaned_data)


class TermsForm(forms.Form):
    """What it costs and where it takes place, in which languages, and what else there is to say."""

    slug: ClassVar[str] = "rahmen"
    title: ClassVar[str | Promise] = _("Money, rooms, languages")

    allowance = _text(
        _("Expense allowance"), _("Who pays how much to whom for what, for example for each hour."), rows=2
    )
    rooms = _text(_("Rooms"), rows=2)
    costs = _text(_("Other costs"), rows=2)
    languages = forms.MultipleChoiceField(
        label=_("Languages of the cooperation"),
        choices=Language.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    further = _text(_("What else do you agree on?"))
    text_language = forms.ChoiceField(
        label=_("In which language is the agreement written?"), choices=settings.LANGUAGES
    )

    def __init__(self, data: Any = None, *, content: Content, **_others: Any) -> None:
        super().__init__(data, initial={name: getattr(content, name) for name in self.base_fields})

    def put_into(self, content: Content) -> Content:
        """Return ``content`` with these texts and languages."""
        given = self.cleaned_data
        return replace(content, **{**given, "languages": tuple(sorted(given["languages"]))})


class TaskForm(Row):
    """One task. A row in which nothing is written is none."""

    uid = forms.SlugField(widget=forms.HiddenInput, max_length=12)
    what = LineField(label=_("What is to be done?"), required=False, max_length=LINE_LENGTH)
    owner = forms.ChoiceField(label=_("Who?"), required=False)
    by = forms.DateField(label=_("Until when?"), required=False, widget=forms.DateInput)
    gone = forms.BooleanField(label=_("Remove this task"), required=False)

    def name_parties(self, parties: Sequence[CooperationParty]) -> None:
        """Offer both sides, each party, and all together."""
        self.fields["owner"].choices = [  # type: ignore[attr-defined]
            ("", _("all together")),
            ("employer", _("employer side")),
            ("mso", _("MSO side")),
            *((f"party:{party.pk}", party.organisation.name) for party in parties),
        ]

    def clean(self) -> dict[str, Any]:
        """Refuse a date without a task: it would be lost."""
        given = super().clean() or {}
        if not given.get("what") and given.get("by") and not given.get("gone"):
            self.add_error("what", _("Please write what is to be done, or remove the task."))
        return given


class TasksForm(Rows):
    """Who does what by when."""

    slug: ClassVar[str] = "aufgaben"
    title: ClassVar[str | Promise] = _("Who does what by when")
    add_label: ClassVar[str | Promise] = _("A new task")
    row_form = TaskForm
    most = MOST_TASKS

    def stored(self, content: Content) -> list[dict[str, Any]]:
        """Return the tasks that are there."""
        return [{"uid": task.uid, "what": task.what, "owner": task.owner, "by": task.by} for task in content.tasks]

    def put_into(self, content: Content) -> Content:
        """Return ``content`` with these tasks."""
        rows = [each for each in self.kept() if each["what"]]
        return replace(
            content, tasks=tuple(Task(each["uid"], each["what"], each["owner"], each["by"]) for each in rows)
        )


class ContactForm(Row):
    """One person to turn to."""

    uid = forms.SlugField(widget=forms.HiddenInput, max_length=12)
    name = LineField(label=_("Name"), required=False, max_length=NAME_LENGTH)
    function = LineField(label=_("Function"), required=False, max_length=NAME_LENGTH)
    party = forms.ChoiceField(label=_("For which organisation?"))
    gone = forms.BooleanField(label=_("Remove this person"), required=False)

    def name_parties(self, parties: Sequence[CooperationParty]) -> None:
        """Offer each party."""
        self.fields["party"].choices = [  # type: ignore[attr-defined]
            (f"party:{party.pk}", party.organisation.name) for party in parties
        ]

    def clean(self) -> dict[str, Any]:
        """Refuse a function without a name: it would be lost."""
        given = super().clean() or {}
        if not given.get("name") and given.get("function") and not given.get("gone"):
            self.add_error("name", _("Please write the name, or remove the person."))
        return given


class ContactsForm(Rows):
    """Whom to ask on each side."""

    slug: ClassVar[str] = "ansprechpersonen"
    title: ClassVar[str | Promise] = _("Contact persons")
    add_label: ClassVar[str | Promise] = _("A new contact person")
    row_form = ContactForm
    most = MOST_CONTACTS

    def stored(self, content: Content) -> list[dict[str, Any]]:
        """Return the people that are there."""
        return [
            {"uid": each.uid, "name": each.name, "function": each.function, "party": each.party}
            for each in content.contacts
        ]

    def put_into(self, content: Content) -> Content:
        """Return ``content`` with these people."""
        rows = [each for each in self.kept() if each["name"]]
        people = (Contact(each["uid"], each["party"], each["name"], each["function"]) for each in rows)
        return replace(content, contacts=tuple(people))


SECTIONS: dict[str, type[AimsForm | TermsForm | TasksForm | ContactsForm]] = {
    form.slug: form for form in (AimsForm, TasksForm, TermsForm, ContactsForm)
}
