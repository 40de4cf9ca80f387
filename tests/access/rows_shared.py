"""Who is answered what: start, legal pages, language."""

from tests.access.identities import World
from tests.access.matrix import Row, everybody, form, read_only


def prepare(_world: World) -> None:
    """Nothing is needed beyond the world."""


ROWS: list[Row] = [
    *form("start", everybody(200), everybody(200)),
    *form("shared:imprint", everybody(200), everybody(200)),
    *form("shared:privacy", everybody(200), everybody(200)),
    *form("shared:accessibility", everybody(200), everybody(200)),
    *read_only("shared:icon", everybody(302)),
    *read_only("shared:robots", everybody(200)),
    *read_only("shared:sitemap_index", everybody(200)),
    *read_only("shared:sitemap", everybody(200), lambda _world: {"section": "pages"}),
    *read_only("shared:sitemap", everybody(404), lambda _world: {"section": "people"}, case="unknown"),
    *form("shared:set_language", everybody(302), everybody(302)),
    *read_only("health:live", everybody(200)),
    *read_only("health:ready", everybody(200)),
]
