"""Who is answered what: the brochure on the web."""

from tests.access.identities import MINISTRY, PARTNER, World
from tests.access.matrix import Row, everybody, read_only
from tests.access.rows_reports import PUBLISHED_YEAR

NOT_PUBLISHED = {"year": 2097, "number": 2}


def prepare(_world: World) -> None:
    """Nothing more than the rows of reports and editions have."""


def published(**more: object):
    """Return a function that names a page of the published edition."""
    return lambda _world: {"year": PUBLISHED_YEAR, **more}


ROWS: list[Row] = [
    *read_only("brochure:newest", everybody(302)),
    *read_only("brochure:page", everybody(200), published(), case="published"),
    *read_only("brochure:page", everybody(200), published(number=1, path="kapitel-1"), case="published, by number"),
    *read_only(
        "brochure:page",
        {**everybody(404), **dict.fromkeys(MINISTRY, 200)},
        lambda _world: NOT_PUBLISHED,
        case="not published",
    ),
    *read_only(
        "brochure:page",
        {**everybody(404), **dict.fromkeys(MINISTRY | PARTNER, 200)},
        lambda world: {"year": 2098, "number": 1, "path": f"partner/{world.partner.slug}"},
        case="own page, not published",
    ),
    *read_only("brochure:pdf", everybody(200), published(), case="published"),
    *read_only("brochure:pdf", everybody(404), lambda _world: NOT_PUBLISHED, case="not published"),
    *read_only("brochure:picture", everybody(404), published(name="a.png"), case="not in it"),
]
