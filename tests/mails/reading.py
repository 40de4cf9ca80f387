"""What can be said about a mail by reading it: its words, links and facts."""

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser

from tests.mails.world import VALUES

ISOLATION = re.compile("[\u2068\u2069]")
ADDRESS = re.compile(r"https?://\S+")
E_MAIL = re.compile(r"[\w.+-]+@[\w.-]+\w")
LATIN = re.compile(r"[A-Za-zÀ-ɏ]{2,}")
# Words that stand in almost every sentence, and in none of the other languages.
EVERYDAY = {
    "en": re.compile(r"\b(the|you|your|this|and|is|of|with|please|not)\b", re.IGNORECASE),
    "de": re.compile(r"\b(Sie|Ihre?|Ihnen|und|die|das|ist|nicht|wird|wurde|bitte|Anfrage|Seite)\b"),
}
# What is called the same in every language.
SAME = re.compile(r"Brückenbauer|PDF|JPEG|PNG|WebP|MB|MSO|[Pp]asskey|Arabisch in Hamm")
VOID = frozenset({"meta", "br", "hr", "img", "link", "input"})


@dataclass
class Page(HTMLParser):
    """What a reader of the HTML meets."""

    tags: list[str] = field(default_factory=list)
    links: list[tuple[str, str]] = field(default_factory=list)
    attributes: dict[str, dict[str, str | None]] = field(default_factory=dict)
    open_ones: list[str] = field(default_factory=list)
    # Text with the direction it stands in: "own" inside bdi or dir=auto.
    pieces: list[tuple[str, bool]] = field(default_factory=list)
    title: str = ""
    is_sound: bool = True
    _own: list[bool] = field(default_factory=lambda: [False])

    def __post_init__(self):
        super().__init__()

    def __hash__(self):
        return id(self)

    def handle_starttag(self, tag, attrs):
        values = dict(attrs)
        self.tags.append(tag)
        self.attributes.setdefault(tag, values)
        if tag == "a":
            self.links.append((values.get("href") or "", ""))
        if tag not in VOID:
            self.open_ones.append(tag)
            self._own.append(self._own[-1] or tag == "bdi" or values.get("dir") == "auto")

    def handle_endtag(self, tag):
        self.is_sound &= bool(self.open_ones) and self.open_ones.pop() == tag
        self._own.pop()

    def handle_data(self, data):
        if "title" in self.open_ones:
            self.title += data
        elif "style" not in self.open_ones:
            self.pieces.append((data, self._own[-1]))
        if "a" in self.open_ones:
            address, words = self.links.pop()
            self.links.append((address, words + data))

    @property
    def text(self):
        return " ".join("".join(piece for piece, _own in self.pieces).split())


def read(html):
    """Return the page of ``html``."""
    page = Page()
    page.feed(html)
    page.is_sound &= not page.open_ones
    return page


def seen(text):
    """Return what people see of ``text``: signs that only isolate a direction may stand within a name and its stop."""
    return ISOLATION.sub("", " ".join(text.split()))


def facts(text):
    """Return what must not differ between plain text and HTML: addresses, numbers, names and what people wrote."""
    words = seen(text)
    found = set(ADDRESS.findall(words)) | {value for value in VALUES if value and value in words}
    return found | set(re.findall(r"\d+", ADDRESS.sub("", words)))


def own_words(text):
    """Return ``text`` without names, what people wrote, addresses and what is called the same everywhere."""
    text = ISOLATION.sub("", text)
    for value in VALUES:
        text = text.replace(value, " ") if value else text
    return SAME.sub(" ", E_MAIL.sub(" ", ADDRESS.sub(" ", text)))


def foreign_words(text, language):
    """Return words of ``text`` that do not belong to ``language``."""
    words = own_words(text)
    found = [hit.group() for code, everyday in EVERYDAY.items() if code != language for hit in everyday.finditer(words)]
    if language in {"ar", "uk", "ru"}:
        found += LATIN.findall(words)
    return found
