"""Names in the XML of Word files, as the transitional form of ISO/IEC 29500 has them."""

from typing import Any, Final

MAIN: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATIONS: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
DRAWING: Final = "http://schemas.openxmlformats.org/drawingml/2006/main"
CHART: Final = "http://schemas.openxmlformats.org/drawingml/2006/chart"
DIAGRAM: Final = "http://schemas.openxmlformats.org/drawingml/2006/diagram"
MATHS: Final = "http://schemas.openxmlformats.org/officeDocument/2006/math"
COMPATIBLE: Final = "http://schemas.openxmlformats.org/markup-compatibility/2006"
VML: Final = "urn:schemas-microsoft-com:vml"
PACKAGE_RELATIONS: Final = "http://schemas.openxmlformats.org/package/2006/relationships"
CONTENT_TYPES: Final = "http://schemas.openxmlformats.org/package/2006/content-types"
# The strict form of the standard has other names for the same things.
STRICT: Final = (
    (b"http://purl.oclc.org/ooxml/wordprocessingml/main", MAIN.encode()),
    (b"http://purl.oclc.org/ooxml/officeDocument/relationships", RELATIONS.encode()),
    (b"http://purl.oclc.org/ooxml/officeDocument/math", MATHS.encode()),
    (b"http://purl.oclc.org/ooxml/drawingml/", b"http://schemas.openxmlformats.org/drawingml/2006/"),
)

_OFF: Final = frozenset({"0", "false", "off", "none"})


def w(name: str) -> str:
    """Return the full name of an element or attribute of WordprocessingML."""
    return f"{{{MAIN}}}{name}"


def r(name: str) -> str:
    """Return the full name of an attribute that names a relation."""
    return f"{{{RELATIONS}}}{name}"


def local(element: Any) -> str:
    """Return the name of an element without its namespace; "" for comments and the like."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def value(element: Any, *path: str) -> str:
    """Return ``w:val`` of the element at ``path`` below ``element``, "" when there is none."""
    found = element
    for name in path:
        found = found.find(w(name)) if found is not None else None
    return (found.get(w("val")) or "") if found is not None else ""


def switch(properties: Any, name: str) -> bool | None:
    """Return whether a property is switched on or off, None when it is not mentioned."""
    found = properties.find(w(name)) if properties is not None else None
    if found is None:
        return None
    return (found.get(w("val")) or "1").lower() not in _OFF
