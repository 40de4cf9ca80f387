"""Who is answered what: the link that ends weekly overviews is for whoever has it."""

from portal.accounts.domain.digest.mail import LIFETIME, PURPOSE
from portal.accounts.domain.signed_links import issue_link, revoke_link, use_link
from portal.accounts.models import Digest
from portal.outbox.domain.enqueue import enqueue_message
from tests.access.identities import Identity, World
from tests.access.matrix import Row, everybody, form

STATES = {"usable": 200, "used": 200, "revoked": 410}


def prepare(world: World) -> None:
    """Give the MSO's board one overview per state of its link."""
    user = world.users[Identity.MSO_BOARD]
    for number, state in enumerate(STATES):
        link, world.extra[f"weekly_{state}"] = issue_link(PURPOSE, LIFETIME)
        message = enqueue_message(key=f"rows-weekly-{state}", recipient=user.email, subject="s", text="t", reason="r")
        Digest.objects.create(user=user, period=f"2020-W{number:02}", message=message, link=link)
        if state == "used":
            use_link(link)
        elif state == "revoked":
            revoke_link(link)


def rows_of(state: str, answer: int) -> list[Row]:
    """Return the rows of the link in one state; doing it twice does no harm."""
    return form(
        "accounts:digest_end",
        everybody(answer),
        everybody(answer),
        lambda world: {"token": world.extra[f"weekly_{state}"]},
        case=state,
    )


ROWS: list[Row] = [
    *(row for state, answer in STATES.items() for row in rows_of(state, answer)),
    *form("accounts:digest_end", everybody(404), everybody(404), lambda _world: {"token": "wrong"}, case="wrong"),
]
