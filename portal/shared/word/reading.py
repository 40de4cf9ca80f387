"""From the bytes of a Word file to blocks and findings."""

import re
from typing import Final

from .blocks import BlockKind, Finding, FindingKind, Span, WordDocument
from .body import Body, undo_bold_lists, undo_loud_documents
from .collecting import Source, Tray
from .names import w
from .numbering import Numbering
from .package import Package
from .refusal import WordRefusal, WordUnfit
from .styles import Styles
from .surroundings import comments_of, notes_of, part, report_edges

MAX_PARAGRAPHS: Final = 10_000
MAX_LETTERS: Final = 600_000
_PARAGRAPH: Final = re.compile(rb"<(?:[\w.-]+:)?p[\s/>]")
_WORDS: Final = re.compile(rb"<(?:[\w.-]+:)?t(?:\s[^>]*)?>([^<]+)<")
_BEFORE: Final = 20_000


def read_word(content: bytes) -> WordDocument:
    """Return what a Word file says. Raises ``WordUnfit`` for everything that is none, or too much, or may do harm."""
    package = Package(content)
    _count_paragraphs(package)
    root = package.xml(package.document)
    body = root.find(w("body")) if root is not None else None
    if body is None:
        raise WordUnfit(WordRefusal.BROKEN)
    source, parts = _source(package)
    steps = [each.get(w("fldCharType")) for each in body.iter(w("fldChar"))]
    source.fields_end = steps.count("begin") == steps.count("end")
    tray = Tray()
    report_edges(source, tray)
    Body(source).read(body, tray)
    for words in source.comments.values():
        tray.report(FindingKind.COMMENT, words)
    tray.settle()
    undo_bold_lists(tray.blocks)
    undo_loud_documents(tray.blocks)
    document = WordDocument(tray.blocks, _notes(source, parts), _in_order(tray.findings))
    document.findings += _about_the_look(document, source)
    if sum(len(each.text) for each in document.blocks) > MAX_LETTERS:
        raise WordUnfit(WordRefusal.TOO_LONG, str(MAX_LETTERS))
    if not document.blocks:
        raise WordUnfit(WordRefusal.NO_TEXT)
    return document


def _source(package: Package) -> tuple[Source, dict[str, str]]:
    relations = package.relations(package.document)
    notes, parts = notes_of(package, relations)
    return Source(
        package=package,
        styles=Styles(part(package, relations, "styles")[1]),
        numbering=Numbering(part(package, relations, "numbering")[1]),
        relations=relations,
        notes=notes,
        comments=comments_of(package, relations),
    ), parts


def _count_paragraphs(package: Package) -> None:
    """Refuse a file with too many paragraphs before its tree takes the memory; name the place where they begin."""
    raw = package.raw(package.document)
    for number, match in enumerate(_PARAGRAPH.finditer(raw), start=1):
        if number > MAX_PARAGRAPHS:
            words = _WORDS.findall(raw[max(0, match.start() - _BEFORE) : match.start()])
            last = words[-1].decode("utf-8", "replace").strip()[:100] if words else ""
            raise WordUnfit(WordRefusal.TOO_MANY_PARAGRAPHS, last)


def _notes(source: Source, parts: dict[str, str]) -> dict[int, list[Span]]:
    """Read the notes that the text refers to, each on one line."""
    found: dict[int, list[Span]] = {}
    for (kind, number), count in source.numbered.items():
        own = Source(source.package, source.styles, source.numbering, source.package.relations(parts[kind]))
        inside = Tray()
        Body(own).read(source.notes[kind, number], inside)
        spans: list[Span] = []
        for block in inside.blocks:
            spans += [*([Span(" ")] if spans else []), *block.spans]
        found[count] = [each for each in spans if not each.note]
    return found


def _in_order(findings: list[Finding]) -> list[Finding]:
    """Sort by place; a run of the same kind without words at one place is one finding."""
    result: list[Finding] = []
    for each in sorted(findings, key=lambda finding: finding.block):
        is_again = result and not each.detail and not each.member and result[-1] == each
        if not is_again:
            result.append(each)
    return result


def _about_the_look(document: WordDocument, source: Source) -> list[Finding]:
    """Report once for the file what the text format has no form for."""
    numbers = sum(each.kind == BlockKind.HEADING and bool(each.label) for each in document.blocks)
    found = [Finding(FindingKind.HEADING_NUMBER, -1, count=numbers)] if numbers else []
    found += [Finding(FindingKind.FORMATTING, -1, name, count) for name, count in sorted(source.formatting.items())]
    return found
