"""A page of suggestions as everybody may see it: portraits with distance and reasons."""

from dataclasses import dataclass

from django.contrib.auth.models import AnonymousUser

from partners.domain.keyset import Cursor, Page
from partners.domain.portrait import Portrait, portray, with_card_parts
from partners.models import Organisation

from .explanation import Explanation, explain
from .facts import Facts
from .project import Project
from .ranking import rank
from .weights import Weights


@dataclass(frozen=True)
class Suggestion:
    """An MSO that is proposed, and why."""

    portrait: Portrait
    explanation: Explanation


@dataclass(frozen=True)
class Proposals:
    """A page of suggestions, best first, with cursors to its neighbours ("" if there is none)."""

    suggestions: list[Suggestion]
    previous: str
    next: str

    @property
    def has_good_ones(self) -> bool:
        """Say whether any of these fits well."""
        return any(each.explanation.is_good for each in self.suggestions)


def propose(project: Project, weights: Weights, cursor: Cursor | None = None) -> Proposals:
    """Return a page of suggestions with what the public may see. Three queries."""
    page: Page = rank(project, weights, cursor)
    organisations = with_card_parts(Organisation.objects.filter(pk__in=[entry.pk for entry in page.rows]))
    portraits = {each.organisation.pk: each for each in portray(AnonymousUser(), organisations, ())}
    return Proposals(
        [Suggestion(portraits[entry.pk], explain(project, weights, Facts.of(entry))) for entry in page.rows],
        page.previous,
        page.next,
    )
