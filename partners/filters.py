"""The filters of the directory: from the address of a page to a question. Unknown values are dropped, never refused."""

from collections.abc import Mapping
from typing import Any

import django_filters
from django import forms
from django.db.models import TextChoices
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from partners.domain.facets import KIND_NAMES, KINDS
from partners.domain.keyset import decode_cursor
from partners.domain.search import DEFAULT_RADIUS_KM, Question, Sort, key_type
from partners.models import SearchEntry
from portal.geo.domain.places import Place, find_places

RADII = (5, 10, 25, 50, 100)
LONGEST_TEXT = 300


class View(TextChoices):
    """Ways to show the results."""

    LIST = "list", pgettext_lazy("way to show results", "List")
    MAP = "map", pgettext_lazy("way to show results", "Map")
    TABLE = "table", pgettext_lazy("way to show results", "Table")


class AnyTextField(forms.CharField):
    """Text of any length and alphabet: cut, without NUL, never an error."""

    def clean(self, value: Any) -> str:
        """Return what can be searched for."""
        return str(value or "").replace("\x00", " ")[:LONGEST_TEXT].strip()


def _values(field: forms.ChoiceField) -> list[str]:
    choices: Any = field.choices
    return [str(value) for value, _label in choices]


class KnownChoicesField(forms.MultipleChoiceField):
    """The known ones among the values given."""

    def clean(self, value: Any) -> list[str]:
        """Return each known value once, in the order of the choices."""
        given = set(value or [])
        return [known for known in _values(self) if known in given]


class KnownChoiceField(forms.ChoiceField):
    """The value given if it is known, else ""."""

    def clean(self, value: Any) -> str:
        """Return a known value or ""."""
        return str(value) if str(value) in _values(self) else ""


class AnyTextFilter(django_filters.CharFilter):
    """A text of the question."""

    field_class = AnyTextField


class FacetFilter(django_filters.MultipleChoiceFilter):
    """The chosen values of one kind of facet."""

    field_class = KnownChoicesField


class ChoiceFilter(django_filters.ChoiceFilter):
    """One of a few values."""

    field_class = KnownChoiceField


class DirectoryFilter(django_filters.FilterSet):
    """The parameters of a search. ``question`` is what they mean; the domain searches, not the filters."""

    q = AnyTextFilter(label=_("Whom do you want to reach?"))
    place = AnyTextFilter(label=_("Where?"))
    radius = ChoiceFilter(label=_("Within"), choices=[(str(km), f"{km} km") for km in RADII])
    sort = ChoiceFilter(label=_("Order"), choices=Sort.choices)
    view = ChoiceFilter(label=_("View"), choices=View.choices)

    class Meta:
        model = SearchEntry
        fields: list[str] = []

    def __init__(self, data: Mapping[str, Any], labels: Mapping[str, Any]) -> None:
        """``labels`` are those of all facet keys (``facets.all_labels``), which gives the choices."""
        super().__init__(data, SearchEntry.objects.none())
        for kind in KINDS:
            prefix = f"{kind.name}:"
            choices = [(key.removeprefix(prefix), label) for key, label in labels.items() if key.startswith(prefix)]
            self.filters[kind.name] = FacetFilter(label=kind.label, choices=choices)

    @property
    def facets(self) -> dict[str, tuple[str, ...]]:
        """The chosen values by kind, without kinds where nothing is chosen."""
        cleaned = self._cleaned
        return {name: tuple(cleaned[name]) for name in KIND_NAMES if cleaned[name]}

    @property
    def place_text(self) -> str:
        """The place as it was typed."""
        return str(self._cleaned["place"])

    @property
    def shown_as(self) -> View:
        """How the results are shown, as a list by itself."""
        return View(self._cleaned["view"] or View.LIST)

    @property
    def sort_asked(self) -> str:
        """The order that was asked for, "" for none."""
        return str(self._cleaned["sort"])

    @cached_property
    def places(self) -> list[Place]:
        """The places that can be meant by what was typed, the likeliest first; empty for an unknown one."""
        typed = self._cleaned["place"]
        return find_places(typed) if typed else []

    def question(self) -> Question:
        """Return the question. A place costs a few queries; an unknown place is no place."""
        cleaned = self._cleaned
        place = next(iter(self.places), None)
        sort = self._sort(cleaned, place)
        return Question(
            text=cleaned["q"],
            place=place,
            radius_km=int(cleaned["radius"] or DEFAULT_RADIUS_KM),
            facets=self.facets,
            sort=sort,
            cursor=decode_cursor(self.data.get("after", ""), key_type(sort)),
        )

    @property
    def _cleaned(self) -> dict[str, Any]:
        self.form.is_valid()
        return dict(self.form.cleaned_data)

    @staticmethod
    def _sort(cleaned: Mapping[str, Any], place: Place | None) -> str:
        """Return the order asked for; by itself, nearest first where only a place is given."""
        asked = cleaned["sort"]
        if asked and (asked != Sort.DISTANCE or place):
            return str(asked)
        return Sort.DISTANCE if place and not cleaned["q"] else Sort.RELEVANCE
