"""Files that are none, are damaged or may do harm are refused with the reason, fast and without fetching anything."""

import io
import struct
import time
import zipfile

import pytest

from portal.shared.word import reading
from portal.shared.word.package import MAX_BYTES
from portal.shared.word.reading import read_word
from portal.shared.word.refusal import WordRefusal, WordUnfit
from tests.word_files import HEAD, SPACES, p, relation, table, word_file

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600
LAUGHS = (
    '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">'
    '<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">]>'
)


def document(body, head=HEAD):
    return {"word/document.xml": f"{head}<w:document {SPACES}><w:body>{body}</w:body></w:document>"}


def archive(**members):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        for name, content in members.items():
            made.writestr(name, content)
    return out.getvalue()


def flagged(content, position, value):
    """Change a field of two bytes in every local header and every entry of the directory."""
    changed = bytearray(content)
    for magic, shift in ((b"PK\x03\x04", 0), (b"PK\x01\x02", 2)):
        start = 0
        while (start := content.find(magic, start)) >= 0:
            struct.pack_into("<H", changed, start + position + shift, value)
            start += 4
    return bytes(changed)


def lying_about_sizes():
    """A member that unpacks to much more than the directory says."""
    content = word_file(p("x"), parts={"word/media/a.xml": b"0" * 60_000_000})
    changed = bytearray(content)
    start = content.rfind(b"PK\x01\x02", 0, content.rfind(b"word/media/a.xml"))
    struct.pack_into("<I", changed, start + 24, 100)
    return bytes(changed)


FILES = {
    "nothing": (lambda: b"", WordRefusal.EMPTY),
    "zeros": (lambda: b"\0" * 5000, WordRefusal.EMPTY),
    "a picture": (lambda: b"\x89PNG\r\n\x1a\n" + b"x" * 50, WordRefusal.OTHER),
    "a page of the web": (lambda: b"<html><body>Bericht</body></html>", WordRefusal.OTHER),
    "PDF": (lambda: b"%PDF-1.7\n", WordRefusal.PDF),
    "RTF": (lambda: b"{\\rtf1 Bericht}", WordRefusal.RTF),
    "OpenDocument": (
        lambda: archive(mimetype=b"application/vnd.oasis.opendocument.text", content=b"x"),
        WordRefusal.OPEN_DOCUMENT,
    ),
    "a workbook": (
        lambda: word_file(
            kind="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml", parts=document("")
        ),
        WordRefusal.OTHER_OFFICE,
    ),
    "any archive": (lambda: archive(a=b"b"), WordRefusal.OTHER),
    "old Word": (lambda: OLE + "WordDocument".encode("utf-16-le"), WordRefusal.OLD_WORD),
    "encrypted by Office": (lambda: OLE + "EncryptedPackage".encode("utf-16-le"), WordRefusal.ENCRYPTED),
    "encrypted archive": (lambda: flagged(word_file(p("x")), 6, 1), WordRefusal.ENCRYPTED),
    "macros by name": (lambda: word_file(p("x"), parts={"word/vbaProject.bin": b"x"}), WordRefusal.MACROS),
    "macros by kind": (
        lambda: word_file(p("x"), kind="application/vnd.ms-word.document.macroEnabled.main+xml"),
        WordRefusal.MACROS,
    ),
    "one byte too many": (lambda: b"PK" + b"x" * (MAX_BYTES - 1), WordRefusal.TOO_LARGE),
    "bomb": (lambda: word_file(p("x"), parts={"word/media/a.xml": b"0" * 90_000_000}), WordRefusal.BOMB),
    "bomb that lies": (lying_about_sizes, WordRefusal.BROKEN),
    "too many members": (
        lambda: word_file(p("x"), parts={f"word/media/{number}.txt": b"" for number in range(2001)}),
        WordRefusal.BOMB,
    ),
    "50,000 paragraphs": (lambda: word_file(p("Absatz") * 50_000), WordRefusal.TOO_MANY_PARAGRAPHS),
    "10,000 rows": (lambda: word_file(table(*([["a", "b"]] * 10_000))), WordRefusal.TOO_MANY_PARAGRAPHS),
    "much text": (lambda: word_file(p("".join(f"Wort {n} " for n in range(80_000)))), WordRefusal.TOO_LONG),
    "entities": (lambda: word_file(parts=document(p("&c;"), LAUGHS)), WordRefusal.ENTITIES),
    "an entity from outside": (
        lambda: word_file(parts=document(p("&x;"), '<!DOCTYPE x [<!ENTITY x SYSTEM "file:///etc/hostname">]>')),
        WordRefusal.ENTITIES,
    ),
    "a document type from outside": (
        lambda: word_file(parts=document(p("x"), '<!DOCTYPE x SYSTEM "http://127.0.0.1:9/x.dtd">')),
        WordRefusal.ENTITIES,
    ),
    "entities in another part": (
        lambda: word_file(p("x"), parts={"word/styles.xml": f"{LAUGHS}<x>&c;</x>"}),
        WordRefusal.ENTITIES,
    ),
    "broken XML": (lambda: word_file(parts={"word/document.xml": "<w:document"}), WordRefusal.BROKEN),
    "deep XML": (lambda: word_file(parts=document("<w:sdt>" * 400 + "</w:sdt>" * 400)), WordRefusal.BROKEN),
    "no text": (lambda: word_file(p(""), p(" ")), WordRefusal.NO_TEXT),
    "no body": (lambda: word_file(parts={"word/document.xml": "<a/>"}), WordRefusal.BROKEN),
    "cut off": (lambda: word_file(p("x"))[:-200], WordRefusal.BROKEN),
    "damaged in the middle": (
        lambda: word_file(p("x")).replace(b"word/styles.xml", b"word/stylos.xml", 1),
        WordRefusal.BROKEN,
    ),
    "packed in a way Python does not know": (lambda: flagged(word_file(p("x")), 8, 9), WordRefusal.PACKING),
}


@pytest.mark.parametrize("name", FILES)
def test_file_is_refused_at_once(name):
    make, why = FILES[name]
    content = make()
    started = time.process_time()
    with pytest.raises(WordUnfit) as refused:
        read_word(content)
    assert refused.value.why == why
    assert time.process_time() - started < 2


def test_limit_of_paragraphs_is_exact_and_names_the_place(monkeypatch):
    monkeypatch.setattr(reading, "MAX_PARAGRAPHS", 20)
    assert len(read_word(word_file(p("Absatz") * 20)).blocks) == 20
    with pytest.raises(WordUnfit) as refused:
        read_word(word_file(p("Absatz") * 19, p("Der letzte"), p("zu viel")))
    assert refused.value.detail == "Der letzte"


def test_nothing_outside_the_file_is_fetched(monkeypatch):
    def connect(*_arguments):
        raise AssertionError("somebody opened a connection")

    monkeypatch.setattr("socket.socket.connect", connect)
    outside = "http://127.0.0.1:9/x"
    document = read_word(
        word_file(
            p("Text"),
            relations="".join(
                relation(f"x{number}", kind, outside, external=True)
                for number, kind in enumerate(("attachedTemplate", "header", "footnotes", "comments", "image"))
            ),
        )
    )
    assert [block.text for block in document.blocks] == ["Text"]
