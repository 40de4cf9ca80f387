"""Who is answered what: the open data. Everybody the same, signed in or not; nobody can write."""

from partners.domain.open_data.identifiers import Key, Kind
from partners.domain.open_data.offers import COMMUNITY
from partners.domain.open_data.taxonomies import TAXONOMIES
from tests.access.identities import World
from tests.access.matrix import Row, everybody, read_only


def prepare(_world: World) -> None:
    """Nothing is needed beyond the world."""


def _of_mso(kind: Kind, offer: int = 0):
    return lambda world: {"id": str(Key(kind, world.mso.pk, offer).uuid)}


def _draft(world: World) -> dict[str, object]:
    """Name an organisation that is not there."""
    return {"id": str(Key(Kind.ORGANIZATION, world.mso.pk + 1_000_000).uuid)}


LISTS = [
    row
    for name in ("organizations", "services", "service_at_locations", "locations", "taxonomies", "taxonomy_terms")
    for row in read_only(f"api:{name}", everybody(200))
]

ROWS: list[Row] = [
    *read_only("partners:open_data", everybody(200)),
    *read_only("api:about", everybody(200)),
    *read_only("api:about_without_slash", everybody(200)),
    *read_only("api:openapi_json", everybody(200)),
    *read_only("api:openapi_yaml", everybody(200)),
    *LISTS,
    *read_only("api:organizations", everybody(400), data=lambda _world: {"page": "0"}, case="wrong parameter"),
    *read_only("api:organization", everybody(200), _of_mso(Kind.ORGANIZATION)),
    *read_only("api:organization", everybody(404), _draft, case="unknown"),
    *read_only("api:service", everybody(200), _of_mso(Kind.SERVICE, COMMUNITY.number)),
    *read_only("api:service_at_location", everybody(200), _of_mso(Kind.SERVICE_AT_LOCATION, COMMUNITY.number)),
    *read_only("api:location", everybody(200), _of_mso(Kind.LOCATION)),
    *read_only("api:taxonomy", everybody(200), lambda _world: {"id": str(TAXONOMIES["group"].uuid)}),
    *read_only("api:taxonomy_term", everybody(200), lambda _world: {"id": str(TAXONOMIES["group"].term("women").uuid)}),
    Row("api:nothing", "get", everybody(404), lambda _world: {"rest": "hsds/v2/"}),
    Row("api:nothing", "post", everybody(404), lambda _world: {"rest": "hsds/v2/"}),
]
