"""Constraints that many models of this app have in common."""

from collections.abc import Iterable

from django.db import models


def known(
    name: str, field: str, choices: type[models.TextChoices], *, optional: bool = False
) -> models.CheckConstraint:
    """Let ``field`` hold a value of ``choices`` only; ``optional``: or nothing."""
    values = [*choices.values, ""] if optional else choices.values
    return models.CheckConstraint(name=name, condition=models.Q(**{f"{field}__in": values}))


def all_known(name: str, fields: Iterable[tuple[str, type[models.TextChoices]]]) -> models.CheckConstraint:
    """Let each of the array ``fields`` hold values of its choices only."""
    condition = models.Q()
    for field, choices in fields:
        condition &= models.Q(**{f"{field}__contained_by": choices.values})
    return models.CheckConstraint(name=name, condition=condition)
