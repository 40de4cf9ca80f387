"""Who is answered what: the page of all lists. It stands for everybody who can take part in something."""

from tests.access.identities import EMPLOYER, MSO, Identity, World
from tests.access.matrix import Row, only, read_only

CONCERNED = EMPLOYER | MSO | {Identity.INTERMEDIARY, Identity.PARTNER_EDITOR, Identity.PARTNER_HEAD}


def prepare(_world: World) -> None:
    """Lists are there already (``rows_lists``, ``rows_checklists``)."""


ROWS: list[Row] = [*read_only("checklists:lists", only(CONCERNED, 200))]
