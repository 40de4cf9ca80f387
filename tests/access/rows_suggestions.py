"""Who is answered what: suggestions and who can help. All of it is public, because only public fields are used."""

from tests.access.identities import World
from tests.access.matrix import Row, everybody, read_only


def prepare(_world: World) -> None:
    """Need nothing beyond the world."""


PROJECT = {"ask": "1", "place": "Musterstadt", "language": "ar", "format": "market"}

ROWS: list[Row] = [
    *read_only("partners:suggestions", everybody(200)),
    *read_only("partners:suggestions", everybody(200), data=lambda _world: PROJECT, case="answered"),
    *read_only("partners:suggestion_weights", everybody(200)),
    *read_only("partners:helping", everybody(200)),
    *read_only("partners:helping", everybody(200), data=lambda _world: {"place": "Musterstadt"}, case="place"),
]
