"""Who is answered what: the results of a search as a table and as a map."""

from tests.access.identities import World
from tests.access.matrix import Row, everybody, read_only
from tests.factories.geo import rectangle


def prepare(world: World) -> None:
    """Give the district an outline, so that there is a map."""
    world.district.outline = [rectangle(7.0, 51.0, 8.0, 52.0)]
    world.district.save()


def shown_as(view: str, **chosen: str) -> dict[str, object]:
    """Return the data of a search shown in one of the ways."""
    return {"view": view, **chosen}


ROWS: list[Row] = [
    *read_only("partners:directory", everybody(200), data=lambda _world: shown_as("table"), case="table"),
    *read_only("partners:directory", everybody(200), data=lambda _world: shown_as("map"), case="map"),
    *read_only(
        "partners:directory",
        everybody(200),
        data=lambda world: shown_as("map", district=world.district.key),
        case="map of a district",
    ),
    *read_only("partners:place_suggestions", everybody(200), data=lambda _world: {"place": "Must"}),
]
