"""Shortlist, comparison, files of a search, digests of saved searches."""

from collections.abc import Iterator

from django.urls import reverse

from partners.domain.saved_searches.digest import tell_news
from partners.models import Organisation, SavedSearch, ShortlistEntry
from portal.outbox.models import Message
from tests.access.identities import World
from tests.partners.outputs.registry import Answer, Reader, mails, output
from tests.partners.outputs.seed import Seeded


@output("shortlist")
def shortlist(reader: Reader) -> Iterator[Answer]:
    if reader.user:
        rows = Organisation.objects.all()
        entries = [ShortlistEntry(user=reader.user, organisation=each, name="As remembered") for each in rows]
        ShortlistEntry.objects.bulk_create(entries, ignore_conflicts=True)
    yield reader.get(reverse("partners:shortlist"))


@output("comparison")
def comparison(reader: Reader) -> Iterator[Answer]:
    slugs = list(Organisation.objects.order_by("slug").values_list("slug", flat=True))
    for start in range(0, len(slugs), 3):
        yield reader.get(reverse("partners:compare"), {"org": [slugs[0], *slugs[start : start + 3]]})


@output("files of a search")
def files(reader: Reader) -> Iterator[Answer]:
    for name in ("partners:search_xlsx", "partners:search_csv"):
        yield reader.get(reverse(name))


@mails("digest of saved searches")
def digest(world: World, _seeded: Seeded) -> None:
    for user in world.users.values():
        SavedSearch.objects.get_or_create(
            user=user, query="", defaults={"name": "All", "rhythm": "daily", "due_on": "2020-01-01"}
        )
        tell_news(user.pk)
    assert Message.objects.filter(search_digest__isnull=False).count() >= len(world.users)
