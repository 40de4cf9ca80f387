"""Who is answered what: addresses of ``partners``."""

from tests.access.identities import World
from tests.access.matrix import Row, everybody, read_only


def prepare(world: World) -> None:
    """Create what the rows ask for."""


ROWS: list[Row] = [
    *read_only("partners:directory", everybody(200)),
    *read_only("partners:directory", everybody(200), data=lambda _world: {"q": "Muster", "role": "mso"}, case="search"),
    *read_only("partners:organisation", everybody(200), lambda world: {"slug": world.mso.slug}, case="published"),
]
