"""Results of the directory as a table. Rows come sorted and paged by key; the headings are links to other orders."""

from dataclasses import dataclass
from typing import Any

import django_tables2 as tables
from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from partners.domain.results import Result
from partners.domain.search import Sort


@dataclass(frozen=True)
class HeaderLink:
    """Where a heading leads, and in which direction its column is sorted now ("" if it is not)."""

    url: str
    direction: str


class ResultTable(tables.Table):
    """One page of results. Has the distance only where there is a place to measure from."""

    name = tables.TemplateColumn(template_name="partners/directory/_name_cell.html", verbose_name=_("Name"))
    place = tables.Column(accessor="portrait__place", verbose_name=_("Place"), default="")
    distance = tables.TemplateColumn(template_name="partners/directory/_distance.html", verbose_name=_("Distance"))
    target_groups = tables.Column(accessor="portrait__values__target_groups", verbose_name=_("Reaches"), default="")
    languages = tables.Column(accessor="portrait__values__languages", verbose_name=_("Languages"), default="")
    freshness = tables.TemplateColumn(
        template_name="partners/directory/_freshness_cell.html", verbose_name=_("Up to date")
    )

    class Meta:
        template_name = "tables/kern.html"
        orderable = False
        attrs = {"class": "kern-table--small directory-table", "caption": _("Organisations found")}

    def __init__(self, results: list[Result], *, sort: str, order_urls: dict[str, str], has_place: bool) -> None:
        """``order_urls`` are the addresses of the same search in the order of name, distance and freshness."""
        super().__init__(results, exclude=() if has_place else ("distance",))
        directions = {Sort.NAME: "ascending", Sort.DISTANCE: "ascending", Sort.FRESHNESS: "descending"}
        for order, direction in directions.items():
            if order.value in self.columns.names():
                link = HeaderLink(order_urls[order], direction if order == sort else "")
                self.columns[order.value].column.header_link = link

    def render_target_groups(self, value: list[str], record: Result) -> SafeString:
        """Return the labels, in bold those the search is after."""
        return marked(value, record)

    def render_languages(self, value: list[str], record: Result) -> SafeString:
        """Return the labels, in bold those the search is after."""
        return marked(value, record)


def marked(labels: list[Any], result: Result) -> SafeString:
    """Return ``labels`` as a list in words; what matches the search is bold."""
    shown = [
        format_html_join("", "<strong>{}</strong>" if label in result.facts else "{}", [(label,)]) for label in labels
    ]
    return format_html_join(", ", "{}", [(each,) for each in shown])
