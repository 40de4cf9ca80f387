"""Handing in a Word file, and dividing it."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from reports.domain.word.splitting import LEFT_OUT
from reports.domain.word.taking_over import Choice, Plan
from reports.enums import FocusArea

DIVIDE = "teil-"
CHOICE = "wahl-"
SEEN = "stand-"
_CHOICES = frozenset(each.value for each in Choice)


class WordFileForm(forms.Form):
    """A Word file."""

    file = forms.FileField(
        label=_("Word file"),
        help_text=_("A Word document (.docx), up to 20 MB. You see what goes where before anything is stored."),
        widget=forms.FileInput(
            attrs={"accept": ".docx,application/vnd.openxmlformats-officedocument.wordprocessingml.document"}
        ),
        # What is in it, the domain says in a sentence.
        allow_empty_file=True,
    )


def read_cuts(data: QueryDict, present: dict[int, int], shown: Iterable[int]) -> dict[int, int]:
    """Return the cuts as chosen at the blocks of the page; those at other blocks stay."""
    cuts = dict(present)
    for index in shown:
        chosen = data.get(f"{DIVIDE}{index}")
        if chosen is None:
            continue
        if chosen.isdigit() and (int(chosen) in FocusArea.values or int(chosen) == LEFT_OUT):
            cuts[index] = int(chosen)
        elif index and chosen == "":
            cuts.pop(index, None)
    return cuts


def read_choices(data: QueryDict, plans: Iterable[Plan]) -> tuple[dict[int, Choice], dict[int, int]]:
    """Return what is to happen with present texts, and the revisions that the page showed."""
    choices: dict[int, Choice] = {}
    seen: dict[int, int] = {}
    for plan in plans:
        chosen: Any = data.get(f"{CHOICE}{plan.area.value}")
        if chosen in _CHOICES:
            choices[plan.area] = Choice(chosen)
        revision = data.get(f"{SEEN}{plan.area.value}", "")
        seen[plan.area] = int(revision) if revision.isdigit() and len(revision) < 9 else 0  # noqa: PLR2004 -- an integer
    return choices, seen
