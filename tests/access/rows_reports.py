"""Who is answered what: addresses of ``reports``."""

from tests.access.identities import World
from tests.access.matrix import Row


def prepare(world: World) -> None:
    """Create what the rows ask for."""


ROWS: list[Row] = []
