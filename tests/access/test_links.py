"""Every link of every page leads somewhere."""

from html.parser import HTMLParser

from django.urls import reverse

from tests.access.conftest import MODULES
from tests.access.identities import Identity
from tests.access.matrix import collect

PAGES = [
    (row, next(who for who in Identity if row.answers[who] == 200))
    for row in collect(MODULES)
    if row.method == "get" and 200 in row.answers.values()
]


class Links(HTMLParser):
    """Collects where the links of a page lead, and where its forms go that name an address."""

    def __init__(self, html):
        super().__init__()
        self.found = []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        values = dict(attrs)
        if tag == "a":
            self.found.append(values.get("href", ""))
        elif tag == "form" and "action" in values:
            self.found.append(values["action"])


def test_no_link_of_any_page_is_empty(world, ask):
    empty, seen = [], 0
    for row, identity in PAGES:
        response = ask(identity, "get", reverse(row.name, kwargs=row.kwargs(world)), row.data(world))
        if response.streaming or not response.headers.get("Content-Type", "").startswith("text/html"):
            continue
        links = Links(response.content.decode()).found
        seen += len(links)
        empty += [str(row)] * (not all(links))

    assert (empty, seen > len(PAGES)) == ([], True)
