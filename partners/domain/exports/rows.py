"""The rows of the file, chunk by chunk: published entries as a visitor sees them, whoever asks.

A file goes further than a page does; so it never holds more than everybody may see (product A11).
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from django.contrib.auth.models import AnonymousUser
from django.utils import translation

from partners.domain.portrait import portray, with_profiles
from partners.domain.search import Question
from partners.domain.whole_search import in_order, published_entries
from partners.models import Affiliation, ContactPerson, Organisation
from partners.renderers.cells import Cell
from portal.shared.addresses import absolute_url

from .columns import COLUMNS, Source

MOST = 5000
CHUNK = 500
PUBLIC = AnonymousUser()


@dataclass(frozen=True)
class Found:
    """The ids of what a search finds for everybody, the first 5,000, and whether there are more."""

    ids: list[int]
    is_cut: bool


def find_public(question: Question) -> Found:
    """Return what ``question`` finds for everybody, in the order asked for. One query, and those of the search."""
    entries = in_order(published_entries(PUBLIC, question), question)
    ids = list(entries.values_list("pk", flat=True)[: MOST + 1])
    return Found(ids[:MOST], len(ids) > MOST)


def public_rows(ids: list[int], language: str) -> Iterator[list[list[Cell]]]:
    """Yield the rows of the organisations ``ids`` in that order, 500 at a time, labels in ``language``.

    Four queries per chunk. What is hidden while the file is written is left out.
    """
    for start in range(0, len(ids), CHUNK):
        with translation.override(language):
            rows = _rows(ids[start : start + CHUNK])
        yield rows


def _rows(ids: list[int]) -> list[list[Cell]]:
    organisations = with_profiles(Organisation.objects.published().filter(pk__in=ids))
    portraits = {each.organisation.pk: each for each in portray(PUBLIC, organisations)}
    contacts: dict[int, list[ContactPerson]] = defaultdict(list)
    for contact in ContactPerson.objects.visible_to(PUBLIC).filter(organisation__in=ids):
        contacts[contact.organisation_id].append(contact)
    umbrellas: dict[int, list[str]] = defaultdict(list)
    public = Affiliation.objects.current().filter(member__in=ids, umbrella__in=Organisation.objects.published())
    for member, name in public.order_by("umbrella__name").values_list("member", "umbrella__name"):
        umbrellas[member].append(name)
    sources = [
        Source(portraits[pk], contacts[pk], umbrellas[pk], absolute_url(portraits[pk].organisation.get_absolute_url()))
        for pk in ids
        if pk in portraits
    ]
    return [[column.cell(source) for column in COLUMNS] for source in sources]
