"""The agreement as pages show it: labels, words instead of codes."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cooperations.domain.agreement.changes import Change
from cooperations.domain.agreement.content import Contact, Content, Task, party_of
from cooperations.domain.agreement.paths import Item, Value
from cooperations.forms.agreement import SECTIONS, AimsForm, ContactsForm, TasksForm, TermsForm
from cooperations.models import Cooperation
from partners.enums import Language
from portal.shared.listing import listed
from portal.shared.word_diff import Piece, compare_words

_LABELS: dict[str, str | Promise] = {
    "aims_employer": gettext_lazy("Aims of the employer side"),
    "aims_mso": gettext_lazy("Aims of the MSO side"),
    "target_group": gettext_lazy("Whom you want to reach"),
    "allowance": gettext_lazy("Expense allowance"),
    "rooms": gettext_lazy("Rooms"),
    "costs": gettext_lazy("Other costs"),
    "further": gettext_lazy("Further agreements"),
    "languages": gettext_lazy("Languages of the cooperation"),
    "text_language": gettext_lazy("Language of the text"),
    "tasks": gettext_lazy("Task"),
    "contacts": gettext_lazy("Contact person"),
}
_FIELDS: dict[str, str | Promise] = {
    "what": gettext_lazy("what"),
    "owner": gettext_lazy("who"),
    "by": gettext_lazy("until when"),
    "name": gettext_lazy("name"),
    "function": gettext_lazy("function"),
    "party": gettext_lazy("organisation"),
}


@dataclass(frozen=True)
class Part:
    """One text of a section; ``is_new``: somebody else has changed it since the reader last looked."""

    path: str
    label: str | Promise
    text: str
    is_new: bool
    is_wide: bool = True


@dataclass(frozen=True)
class TaskLine:
    """One task in words."""

    what: str
    owner: str
    by: Any
    is_new: bool


@dataclass(frozen=True)
class ContactLine:
    """One contact person in words."""

    name: str
    function: str
    organisation: str
    is_new: bool


@dataclass(frozen=True)
class ShownSection:
    """One section of the page, with what its form is called in the address."""

    slug: str
    title: str | Promise
    parts: Sequence[Part] = ()
    tasks: Sequence[TaskLine] = ()
    contacts: Sequence[ContactLine] = ()

    @property
    def is_empty(self) -> bool:
        """Say whether nothing is written in it."""
        return not self.tasks and not self.contacts and not any(part.text for part in self.parts)


@dataclass(frozen=True)
class ShownChange:
    """One change by somebody else, in words."""

    path: str
    label: str
    pieces: Sequence[Piece]
    author: str
    organisation: str
    at: datetime


def shown_content(content: Content, cooperation: Cooperation, new: Iterable[str]) -> list[ShownSection]:
    """Return the sections with their texts; ``new`` are the paths that somebody else has changed."""
    marks = set(new)
    names = names_of(cooperation)

    def part(path: str, text: str = "") -> Part:
        return Part(path, _LABELS[path], text or getattr(content, path), path in marks)

    def is_new(path: str) -> bool:
        return any(each == path or each.startswith(f"{path}.") for each in marks)

    return [
        ShownSection(AimsForm.slug, AimsForm.title, [part("aims_employer"), part("aims_mso"), part("target_group")]),
        ShownSection(
            TasksForm.slug,
            TasksForm.title,
            tasks=[_task_line(each, names, is_new=is_new(f"tasks.{each.uid}")) for each in content.tasks],
        ),
        ShownSection(
            TermsForm.slug,
            TermsForm.title,
            [
                part("allowance"),
                part("rooms"),
                part("costs"),
                Part("languages", _LABELS["languages"], _languages(content.languages), "languages" in marks),
                part("further"),
            ],
        ),
        ShownSection(
            ContactsForm.slug,
            ContactsForm.title,
            contacts=[_contact_line(each, names, is_new=is_new(f"contacts.{each.uid}")) for each in content.contacts],
        ),
    ]


def shown_changes(changes: Iterable[Change], cooperation: Cooperation) -> list[ShownChange]:
    """Return the changes in words."""
    names = names_of(cooperation)
    return [
        ShownChange(
            each.path,
            label_of(each.path),
            compare_words(in_words(each.path, each.before, names), in_words(each.path, each.after, names)),
            each.author,
            each.organisation,
            each.at,
        )
        for each in changes
    ]


def names_of(cooperation: Cooperation) -> dict[int, str]:
    """Return the names of all parties by their number; who has left is named too."""
    return {party.pk: party.organisation.name for party in cooperation.parties.all()}


def label_of(path: str) -> str:
    """Return what stands at ``path``, in words."""
    name, _dot, rest = path.partition(".")
    _uid, _dot, field = rest.partition(".")
    return f"{_LABELS[name]}: {_FIELDS[field]}" if field else str(_LABELS[name])


def section_of(path: str) -> str:
    """Return the address of the section in which ``path`` is written."""
    name = path.partition(".")[0]
    for slug, form in SECTIONS.items():
        if name in getattr(form, "base_fields", ()):
            return slug
    return TasksForm.slug if name == "tasks" else ContactsForm.slug


def in_words(path: str, value: Value | Item, names: Mapping[int, str]) -> str:
    """Return a value in words."""
    name = path.partition(".")[0]
    if value is None:
        return ""
    if isinstance(value, tuple):
        return _languages(value)
    if isinstance(value, Mapping):
        return _item_in_words(name, value, names)
    field = path.rpartition(".")[2]
    if field in {"owner", "party"}:
        return _owner(value, names)
    if field == "by":
        return _day(value)
    return str(dict(Language.choices).get(value, value)) if field == "text_language" else value


def _item_in_words(name: str, item: Item, names: Mapping[int, str]) -> str:
    if name == "tasks":
        return "\n".join(filter(None, [item["what"], _owner(item["owner"], names), _day(item["by"])]))
    return "\n".join(filter(None, [item["name"], item["function"], _owner(item["party"], names)]))


def _day(iso: str) -> str:
    return date_format(date.fromisoformat(iso), "DATE_FORMAT") if iso else ""


def _owner(owner: str, names: Mapping[int, str]) -> str:
    party = party_of(owner)
    if party is not None:
        return names.get(party, _("an organisation that has left"))
    return {"employer": _("employer side"), "mso": _("MSO side")}.get(owner) or _("all together")


def _task_line(task: Task, names: Mapping[int, str], *, is_new: bool) -> TaskLine:
    by = date_format(task.by, "DATE_FORMAT") if task.by else ""
    return TaskLine(task.what, _owner(task.owner, names), by, is_new)


def _contact_line(contact: Contact, names: Mapping[int, str], *, is_new: bool) -> ContactLine:
    return ContactLine(contact.name, contact.function, _owner(contact.party, names), is_new)


def _languages(codes: Iterable[str]) -> str:
    labels = dict(Language.choices)
    return listed(labels.get(code, code) for code in codes)
