"""Who is answered what: the overview of the state, the lists behind its numbers, and its files."""

from tests.access.identities import MINISTRY, World
from tests.access.matrix import Row, only, read_only


def prepare(_world: World) -> None:
    """Add nothing: pages without anything are pages too."""


ROWS: list[Row] = [
    *read_only("state:overview", only(MINISTRY, 200)),
    *read_only("state:table", only(MINISTRY, 200), lambda _world: {"dimension": "kreise"}),
    *read_only("state:cooperations", only(MINISTRY, 200)),
    *read_only("state:events", only(MINISTRY, 200)),
    *read_only("state:organisations", only(MINISTRY, 200)),
]
