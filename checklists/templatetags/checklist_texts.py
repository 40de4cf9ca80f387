"""Texts of templates and words for answers on pages."""

from django import template

from checklists.domain.risk import Risk
from checklists.domain.together.words import STANDINGS
from checklists.enums import AnswerState
from checklists.forms.together import giving_fields
from checklists.models import in_language
from checklists.models.texts import Texts

register = template.Library()
register.filter("in_language", in_language)


@register.filter
def answer_label(state: str, labels: dict[str, Texts]) -> str:
    """Return the word for an answer: that of the template, or the usual one."""
    return in_language(labels[state]) if state in labels else str(AnswerState(state).label)


@register.filter
def standing_label(standing: str) -> str:
    """Return the word for how an item stands."""
    return str(STANDINGS[standing][0])


@register.filter
def standing_kind(standing: str) -> str:
    """Return the kind of badge for how an item stands."""
    return STANDINGS[standing][1]


@register.filter
def giving(risk: Risk) -> list[tuple[str, str]]:
    """Return the fields that give the item at risk to who could take it."""
    return giving_fields(risk.row, risk.helper.pk)
