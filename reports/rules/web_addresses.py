"""Web addresses that lead nowhere, or that got lost when the text was copied. Nothing is fetched."""

import re
from collections.abc import Iterator
from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from .base import Finding, Rule, Severity, finding
from .facts import ReportFacts, TextFacts

RULE_ID: Final = "web-address"
LONGEST_TITLE: Final = 160

_ADDRESS: Final = re.compile(r"(?<![\w@/.])(?:[Hh][Tt]{2}[Pp][Ss]?://|[Ww]{3}\.)[^\s<>\"„“”‚‘’»«|\\^`{}\[\]]{0,2000}")
_HOST: Final = re.compile(
    r"(?:https?://)?(?P<host>[^/?#:]{0,300})(?::\d{1,5})?(?P<rest>[/?#].{0,2000})?\Z", re.IGNORECASE | re.DOTALL
)
_LABEL: Final = re.compile(r"[^\W_](?:[\w-]{0,61}[^\W_])?")
_MISTYPED: Final = re.compile(
    r"(?<![\w/])(?:htps?://|hhttps?://|hhtps?://|htttps?://|https?:/(?!/)|https?//|https?;//|https?://\s(?=\w)|https?:\s//"
    r"|ww\.(?=\w)|wwww\.(?=\w)|www,(?=\w)|www\s(?=\w{2,40}\.(?:de|nrw|org|com|eu)\b)|www\.\s(?=\w{2,40}\.\w))[\w./-]{0,200}",
    re.IGNORECASE,
)
_LINK: Final = re.compile(r"\[(?P<words>[^\]\[\n]{1,300})\]\((?P<target>[^()\s]{0,300}[.:/@][^()\s]{0,2000})\)")
_GOOD_TARGET: Final = re.compile(
    r"https?://[^\s()<>\"]{3,2000}|mailto:[^\s()<>\"?@]{1,64}@[^\s()<>\"?@]{3,255}", re.IGNORECASE
)
_AT_HOME: Final = re.compile(
    r"(?:file:///?|[A-Z]:\\|\\\\[\w-]{2,40}\\)[^\s\"„“]{0,200}|https?://(?:localhost|intranet|sharepoint|[\w-]{1,60}\.(?:local|intern|lan))(?=[/:\s]|\Z)[^\s]{0,200}",
    re.IGNORECASE,
)
# "Stelle | Behörde (nrw.de)": the words a browser offers for a page; its address stayed behind.
_AFTER_BAR: Final = re.compile(r"\|\s?[^|\n()]{3,80}\([a-z0-9-]{2,40}\.[a-z]{2,10}\)")
_TITLE_LINE: Final = re.compile(r"[^|\n.!?]{3,120}\s\|\s[^|\n.!?]{3,80}")
# A row of a table from a Word file is written "Jahr: 2024 | Lehrlinge: 40", or "2024 | 40" where it has no header.
_LABELLED: Final = re.compile(r"[^|:]{1,80}:\s[^|]{0,200}")
_SENTENCE_END: Final = ".,;:!?…'*_–-)"


def _find(report: ReportFacts) -> Iterator[Finding]:
    for text in report.texts:
        found = [*_addresses(text), *_links(text), *_titles(text)]
        yield from sorted(found, key=lambda each: each.start or 0)


def _addresses(text: TextFacts) -> Iterator[Finding]:
    taken: list[tuple[int, int]] = []
    for match in _AT_HOME.finditer(text.text):
        taken.append(match.span())
        message = _("This address leads into a network of your own; readers outside cannot open it.")
        yield finding(RULE_ID, Severity.ERROR, text, _trimmed(text.text, match.span()), message)
    for match in _MISTYPED.finditer(text.text):
        if not _overlaps(match.span(), taken):
            taken.append(match.span())
            message = _("The beginning of this address is mistyped; it becomes no link.")
            yield finding(RULE_ID, Severity.ERROR, text, _trimmed(text.text, match.span()), message)
    for match in _ADDRESS.finditer(text.text):
        place = _trimmed(text.text, match.span())
        if not _overlaps(place, taken) and (problem := _problem(text.text[slice(*place)])):
            yield finding(RULE_ID, Severity.ERROR, text, place, problem)


def _problem(address: str) -> str:
    if re.match(r"https?://(?:https?[:/]|www\.www\.)", address, re.IGNORECASE) or address.lower().startswith(
        "www.www."
    ):
        return _("The beginning of this address stands twice.")
    parts = _HOST.match(address)
    host = parts["host"] if parts else ""
    labels = host.split(".")
    if "@" in host:
        return _("This address holds a name with @; it becomes no link.")
    if not all(_LABEL.fullmatch(each) for each in labels):
        return _("“%(host)s” cannot be the name of a website.") % {"host": host[:80]}
    least = 3 if labels[0].lower() == "www" else 2
    if len(labels) < least or not re.fullmatch(r"[^\W\d_]{2,24}|xn--[\w-]{2,60}", labels[-1]):
        return _("The name of the website is not complete: “%(host)s”.") % {"host": host[:80]}
    return ""


def _links(text: TextFacts) -> Iterator[Finding]:
    for match in _LINK.finditer(text.text):
        if not _GOOD_TARGET.fullmatch(match["target"].strip()):
            message = _("“%(target)s” is no web address; the link is printed as plain characters.") % {
                "target": match["target"][:80]
            }
            yield finding(RULE_ID, Severity.ERROR, text, match.span(), message)


def _titles(text: TextFacts) -> Iterator[Finding]:
    message = _("This looks like the title of a web page; its address got lost when it was copied.")
    taken: list[tuple[int, int]] = []
    for match in _AFTER_BAR.finditer(text.text):
        before = text.text[max(0, match.start() - LONGEST_TITLE) : match.start()]
        begin = max(before.rfind(mark) for mark in "\n|(") + 1
        title = before[begin:]
        stop = max((title.rfind(mark) + 2 for mark in (". ", "! ", "? ", ": ") if mark in title), default=0)
        start = match.start() - len(title[stop:].lstrip())
        if start < match.start():
            taken.append((start, match.end()))
            yield finding(RULE_ID, Severity.WARNING, text, (start, match.end()), message)
    for block in text.blocks:
        place = block.start, block.end
        line = text.text[slice(*place)]
        is_line = block.kind in {"paragraph", "item"} and _TITLE_LINE.fullmatch(line) and not _is_row(line)
        if is_line and not _overlaps(place, taken):
            yield finding(RULE_ID, Severity.WARNING, text, place, message)


def _is_row(line: str) -> bool:
    cells = line.split(" | ")
    is_labelled = all(_LABELLED.fullmatch(each) for each in cells)
    return is_labelled or any(not re.search(r"[^\W\d_]", each) for each in cells)


def _trimmed(text: str, place: tuple[int, int]) -> tuple[int, int]:
    start, end = place
    while end > start + 1 and text[end - 1] in _SENTENCE_END:
        if text[end - 1] == ")" and text.count("(", start, end) >= text.count(")", start, end):
            break
        end -= 1
    return start, end


def _overlaps(place: tuple[int, int], taken: list[tuple[int, int]]) -> bool:
    return any(place[0] < end and start < place[1] for start, end in taken)


RULES: Final = (
    Rule(
        RULE_ID,
        gettext_lazy("Broken web address"),
        gettext_lazy("An address is mistyped, not complete, only reachable from inside, or only its title was copied."),
        _find,
    ),
)
