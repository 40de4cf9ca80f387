"""Texts of templates and words for answers on pages."""

from django import template

from checklists.enums import AnswerState
from checklists.models import in_language
from checklists.models.texts import Texts

register = template.Library()
register.filter("in_language", in_language)


@register.filter
def answer_label(state: str, labels: dict[str, Texts]) -> str:
    """Return the word for an answer: that of the template, or the usual one."""
    return in_language(labels[state]) if state in labels else str(AnswerState(state).label)
