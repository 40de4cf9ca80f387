"""The form of the API's answers: what may be told, under which name, of which type.

Field names and their meaning are those of HSDS 3.0; the API description is made from these classes.
"""

from collections.abc import Mapping
from typing import Any

from rest_framework import serializers


class Sparse(serializers.Serializer[Mapping[str, Any]]):
    """Writes the declared fields that are there; what is not declared never gets out, what is unknown is left out."""

    def to_representation(self, instance: Mapping[str, Any]) -> dict[str, Any]:
        """Return the declared fields of ``instance``."""
        return {
            name: field.to_representation(instance[name]) for name, field in self.fields.items() if name in instance
        }


def text(meaning: str, *, required: bool = False, **options: Any) -> serializers.CharField:
    """Return a field for a text."""
    return serializers.CharField(help_text=meaning, required=required, **options)


def identifier(meaning: str, *, required: bool = False) -> serializers.UUIDField:
    """Return a field for an identifier."""
    return serializers.UUIDField(help_text=meaning, required=required)
