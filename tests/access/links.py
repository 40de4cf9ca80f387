"""Where the links of a page lead."""

from html.parser import HTMLParser


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
