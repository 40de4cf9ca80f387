"""Who is answered what: files of a search. They hold what everybody may see, so everybody may have them."""

from tests.access.identities import World
from tests.access.matrix import Row, everybody, read_only


def prepare(_world: World) -> None:
    """Nothing is needed beyond the world."""


ROWS: list[Row] = [
    *read_only("partners:search_xlsx", everybody(200), data=lambda _world: {"q": "Muster"}),
    *read_only("partners:search_csv", everybody(200), data=lambda _world: {"role": "mso"}),
]
