"""Texts of the templates: one per language, stored together."""

from collections.abc import Mapping
from typing import Final

from django.conf import settings
from django.db import models
from django.utils.translation import get_language

# Every text of a template has these; what other languages lack is shown in the first one.
REQUIRED_LANGUAGES: Final = ("de", "en")
Texts = Mapping[str, str]


def in_language(texts: Texts) -> str:
    """Return the text in the active language, in German where that has none, "" where there is no text at all."""
    wanted = (get_language() or settings.LANGUAGE_CODE).partition("-")[0]
    return texts.get(wanted) or texts.get(REQUIRED_LANGUAGES[0], "")


def has_required_languages(column: str, name: str) -> models.CheckConstraint:
    """Return the constraint that ``column`` has a text in every required language."""
    return models.CheckConstraint(name=name, condition=models.Q(**{f"{column}__has_keys": list(REQUIRED_LANGUAGES)}))
