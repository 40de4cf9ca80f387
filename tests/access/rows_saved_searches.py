"""Who is answered what: saved searches are one's own; the link in a digest is for whoever has it."""

from datetime import timedelta

from partners.domain.saved_searches.digest_mail import PURPOSE
from partners.models import SearchDigest
from portal.accounts.domain.signed_links import issue_link
from portal.outbox.domain.enqueue import enqueue_message
from tests.access.identities import Identity, World
from tests.access.matrix import Row, everybody, form, only, read_only, signed_in, write_only
from tests.factories.partners import SavedSearchFactory

SEARCHING = {Identity.EMPLOYER_EDITOR}


def prepare(world: World) -> None:
    """Give the employer's editor a saved search and a digest with its link."""
    user = world.users[Identity.EMPLOYER_EDITOR]
    world.extra["saved_search"] = SavedSearchFactory(user=user)
    link, world.extra["digest_token"] = issue_link(PURPOSE, timedelta(days=1))
    message = enqueue_message(key="rows-digest", recipient=user.email, subject="s", text="t", reason="r")
    SearchDigest.objects.create(user=user, link=link, message=message)


def search(world: World) -> dict[str, object]:
    """Name the search of the employer's editor."""
    return {"pk": world.extra["saved_search"].pk}


ROWS: list[Row] = [
    *read_only("partners:saved_searches", signed_in(200)),
    *form("partners:saved_search_add", signed_in(200), signed_in(200)),
    *form("partners:saved_search_edit", only(SEARCHING, 200), only(SEARCHING, 200), search),
    *form("partners:saved_search_delete", only(SEARCHING, 200), only(SEARCHING, 302), search),
    *write_only("partners:saved_search_pause", only(SEARCHING, 302), search),
    *write_only("partners:saved_search_resume", only(SEARCHING, 302), search),
    *form("partners:digest_end", everybody(200), everybody(200), lambda world: {"token": world.extra["digest_token"]}),
    *form("partners:digest_end", everybody(404), everybody(404), lambda _world: {"token": "wrong"}, case="wrong"),
]
