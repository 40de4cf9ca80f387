"""The focus areas to choose from, with their numbers."""

from reports.enums import FocusArea


def focus_area_choices() -> list[tuple[str, str]]:
    """Return value and name of each focus area, in the present language: never to be kept."""
    return [(str(area.value), f"{area.value}. {area.label}") for area in FocusArea]


def focus_area_or_none_choices() -> list[tuple[str, str]]:
    """Return the same with a dash before them for none."""
    return [("", "–"), *focus_area_choices()]
