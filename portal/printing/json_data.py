"""Plain frozen data that survives a trip through JSON: what printed documents are made of."""

import json
from dataclasses import asdict, is_dataclass
from datetime import date, datetime
from types import UnionType
from typing import Any, Self, cast, get_args, get_origin, get_type_hints


class JsonData:
    """Round trip of a dataclass through JSON text."""

    __slots__ = ()

    def to_json(self) -> str:
        """Give the data as JSON with sorted keys, so that equal data gives equal text."""
        values = asdict(self)  # type: ignore[call-overload]  # every subclass is a dataclass
        return json.dumps(values, default=date.isoformat, ensure_ascii=False, sort_keys=True)

    @classmethod
    def from_json(cls, text: str) -> Self:
        """Give the data back from `to_json`. Raises `TypeError` or `KeyError` on another shape."""
        return cast("Self", _restore(cls, json.loads(text)))


def _restore(kind: Any, value: Any) -> Any:
    if isinstance(kind, UnionType):
        return None if value is None else _restore(get_args(kind)[0], value)
    if is_dataclass(kind):
        kinds = get_type_hints(kind)
        return kind(**{name: _restore(kinds[name], item) for name, item in value.items()})  # type: ignore[operator]
    if get_origin(kind) is tuple:
        return tuple(_restore(get_args(kind)[0], item) for item in value)
    return kind.fromisoformat(value) if kind in (date, datetime) else value
