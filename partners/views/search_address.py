"""The address of a search: what has to stand in it so that it can be shared, kept and gone back to."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import HttpRequest
from django.urls import reverse

from partners.domain.search import Question
from partners.filters import View

Pairs = list[tuple[str, str]]
SHARED_PARAMETERS = ("q", "place", "radius", "sort", "view")


@dataclass(frozen=True)
class SearchAddress:
    """The parameters of a search in order, without empty and unknown ones and without the page of the results."""

    pairs: Pairs

    @classmethod
    def of(cls, request: HttpRequest, question: Question, view: View) -> "SearchAddress":
        """Return the address of the search that ``request`` asked for."""
        given = {name: request.GET.get(name, "").replace("\x00", "") for name in SHARED_PARAMETERS}
        if not given["place"]:
            given["radius"] = ""
        given["view"] = "" if view == View.LIST else view
        pairs = [(name, value) for name, value in given.items() if value]
        return cls(pairs + [(kind, value) for kind, values in question.facets.items() for value in values])

    @property
    def url(self) -> str:
        """The address itself."""
        path = reverse("partners:directory")
        return f"{path}?{urlencode(self.pairs, errors='replace')}" if self.pairs else path

    def without(self, *names: str) -> "SearchAddress":
        """Return the same search without these parameters."""
        return SearchAddress([pair for pair in self.pairs if pair[0] not in names])

    def without_value(self, name: str, value: str) -> "SearchAddress":
        """Return the same search without one of the values of a filter."""
        return SearchAddress([pair for pair in self.pairs if pair != (name, value)])

    def only(self, *names: str) -> "SearchAddress":
        """Return the same search with nothing but these parameters."""
        return SearchAddress([pair for pair in self.pairs if pair[0] in names])

    def having(self, name: str, value: str) -> "SearchAddress":
        """Return the same search with ``name`` set to ``value``, or without it if that is empty."""
        return SearchAddress([*self.without(name).pairs, *([(name, value)] if value else [])])

    def page(self, cursor: str) -> str:
        """Return the address of another page of the results, "" if there is none."""
        return self.having("after", cursor).url if cursor else ""

    def elsewhere(self, name: str, *parameters: str) -> str:
        """Return the address of the page called ``name`` with those of these parameters that the search has."""
        pairs = self.only(*parameters).pairs
        return f"{reverse(name)}?{urlencode(pairs, errors='replace')}" if pairs else reverse(name)
