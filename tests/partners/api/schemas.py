"""The standard's own schemas, where they are at hand, and our own description as schemas."""

import json
from pathlib import Path

import jsonschema
import pytest
from django.conf import settings

HSDS = Path(settings.ROOT).parent / "shared" / "data" / "hsds"
CHECKER = jsonschema.FormatChecker()


def hsds_schema(name):
    """Return the standard's schema ``name``, its lists and objects closed: what it does not know is a mistake."""
    path = HSDS / f"{name}.json"
    if not path.exists():
        pytest.skip(f"The schemas of HSDS are not at hand: {path}")
    return _closed(json.loads(path.read_text(encoding="utf-8")))


def _closed(schema):
    if isinstance(schema, list):
        return [_closed(each) for each in schema]
    if not isinstance(schema, dict):
        return schema
    closed = {name: _closed(value) for name, value in schema.items() if name != "example"}
    if schema.get("type") == "object" and "properties" in schema:
        closed["additionalProperties"] = False
    return closed


def complaints(document, schema):
    """Return what ``schema`` finds wrong with ``document``."""
    validator = jsonschema.Draft202012Validator(schema, format_checker=CHECKER)
    return [f"{error.json_path}: {error.message[:200]}" for error in validator.iter_errors(document)]


def own_schema(description, component):
    """Return the schema of ``component`` in our own description, closed as well."""
    schemas = {name: _closed(each) for name, each in description["components"]["schemas"].items()}
    return {"$ref": f"#/components/schemas/{component}", "components": {"schemas": schemas}}
