"""What may stand in a Word file: the body, the blocks it is read into, and what is reported."""

from tests.word_files import h, item, p, r, table

DEL = '<w:del w:id="1" w:author="A"><w:r><w:delText xml:space="preserve">alt </w:delText></w:r></w:del>'
BOX = (
    '<mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:inline><a:graphic><a:graphicData><wps:wsp>'
    "<wps:txbx><w:txbxContent>{0}</w:txbxContent></wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:inline>"
    "</w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox><w:txbxContent>{0}</w:txbxContent></v:textbox>"
    "</v:shape></w:pict></mc:Fallback></mc:AlternateContent>"
)
BLIP = (
    '<w:drawing><wp:inline><wp:docPr id="1" name="Bild 1" descr="Zwei Auszubildende"/><a:graphic><a:graphicData>'
    '<a:blip r:{}="p1"/></a:graphicData></a:graphic></wp:inline></w:drawing>'
)


SUPER = '<w:vertAlign w:val="superscript"/>'
LINK = '<w:hyperlink r:id="l1"><w:r><w:t>Seite</w:t></w:r></w:hyperlink>'
GALLERY = (
    '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr>'
    "<w:sdtContent>{}</w:sdtContent></w:sdt>"
)


def field(code, result):
    """Return a field with its result, as runs."""
    step = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    return (
        step.format("begin")
        + f'<w:r><w:instrText xml:space="preserve"> {code} </w:instrText></w:r>'
        + step.format("separate")
        + r(result)
        + step.format("end")
    )


CASES = {
    "styles by the names Word gives them": (
        [p("Titel", style="Titel"), h(2, "Eins"), p("Zwei", style="Eigen"), p("Er sagt.", style="Zitat")],
        ["h0: Titel", "h2: Eins", "h2: Zwei", "q0: Er sagt."],
        [],
    ),
    "level of the outline without a style": (
        [p("Kapitel", properties='<w:outlineLvl w:val="1"/>'), p("Text", properties='<w:outlineLvl w:val="9"/>')],
        ["h2: Kapitel", "p0: Text"],
        [],
    ),
    "bold, large and underlined paragraphs are headings, sentences are none": (
        [
            p(r("Unsere Schulen", "<w:b/>")),
            p(r("Größer", '<w:sz w:val="32"/>')),
            p(r("Das ist ein Satz.", "<w:b/>")),
            p("Text"),
            p("Text"),
            p("Text"),
        ],
        ["h9: Unsere Schulen", "h9: Größer", "p0: Das ist ein Satz.", "p0: Text", "p0: Text", "p0: Text"],
        [],
    ),
    "lists within lists, numbers and letters": (
        [item("a"), item("b", level=1), item("c", 2), item("d", 2, 1), item("e", 2, 1), item("f", 2), item("g", 3, 1)],
        ["i0 -: a", "i1 -: b", "i0 1.: c", "i1 a): d", "i1 b): e", "i0 2.: f", "i1 1.1: g"],
        [],
    ),
    "a list that begins anew, and one that goes on after a paragraph": (
        [item("a", 2), item("b", 2), p("Text"), item("c", 2), item("d", 5)],
        ["i0 1.: a", "i0 2.: b", "p0: Text", "i0 3.: c", "i0 1.: d"],
        [],
    ),
    "bullets that were typed": (
        [p("• eins"), p("-\u00a0zwei"), p("– drei")],
        ["i0 -: eins", "i0 -: zwei", "p0: – drei"],
        [],
    ),
    "bullets that were typed into one paragraph": (
        [p("<w:r><w:t>- eins</w:t><w:br/><w:t>- zwei</w:t></w:r>")],
        ["p0: - eins\n- zwei"],
        [],
    ),
    "letters above and below the line": (
        [p("m", r("2", '<w:position w:val="8"/>'), " CO", r("2", '<w:position w:val="-2"/>'), r("er", SUPER))],
        ["p0: m² CO₂er"],
        ["formatting -1 raised"],
    ),
    "line breaks, tabs, hyphens, signs": (
        [
            p(
                r("a"),
                "<w:r><w:br/><w:t>b</w:t><w:tab/><w:t>c</w:t><w:noBreakHyphen/><w:t>d</w:t><w:softHyphen/></w:r>",
                '<w:r><w:sym w:font="Wingdings" w:char="F0FC"/><w:sym w:font="Zapf" w:char="F0AA"/>'
                '<w:br w:type="page"/></w:r>',
                r("2", '<w:vertAlign w:val="superscript"/>'),
            )
        ],
        ["p0: a\nb\tc\u2011d\u00ad✓□²"],
        ["symbol 0 Zapf F0AA"],
    ),
    "links, fields and what they lead to": (
        [
            p(
                '<w:hyperlink r:id="l1"><w:r><w:t>Seite</w:t></w:r></w:hyperlink>',
                " und ",
                field('HYPERLINK "https://b.example/x"', "Feld"),
            ),
            p(field('HYPERLINK "file:///C:/a.docx"', "Datei"), field("PAGE", "7")),
        ],
        ["p0: Seite und Feld", "p0: Datei7"],
        ["link 1 file:///C:/a.docx"],
    ),
    "table of contents": (
        [
            p(field('TOC \\o "1-3"', "1 Einleitung 3")),
            p("2 Haus 4", style="Verzeichnis1"),
            GALLERY.format(p("Inhalt")),
            p("Text"),
        ],
        ["p0: Text"],
        ["contents 0"],
    ),
    "recorded changes": (
        [
            p(DEL, '<w:ins w:id="2" w:author="A"><w:r><w:t>neu</w:t></w:r></w:ins>'),
            p("Anfang ", properties='<w:rPr><w:del w:id="3" w:author="A"/></w:rPr>'),
            p("und Ende"),
            p(
                '<w:moveFrom w:id="4"><w:r><w:t>weg</w:t></w:r></w:moveFrom>',
                '<w:moveTo w:id="5"><w:r><w:t>da</w:t></w:r></w:moveTo>',
            ),
        ],
        ["p0: neu", "p0: Anfang und Ende", "p0: da"],
        ["deleted 0 alt"],
    ),
    "text boxes once, at their paragraph": (
        [p("Vorher", f"<w:r>{BOX.format(p('Im Kasten'))}</w:r>"), p("Nachher")],
        ["p0: Vorher", "p0: Im Kasten", "p0: Nachher"],
        ["text_box 1 Im Kasten"],
    ),
    "controls": (
        [
            f"<w:sdt><w:sdtContent>{p('Ausgefüllt')}</w:sdtContent></w:sdt>",
            f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{p('Hier klicken')}</w:sdtContent></w:sdt>",
            p("a ", "<w:sdt><w:sdtContent><w:r><w:t>☒ ja</w:t></w:r></w:sdtContent></w:sdt>"),
        ],
        ["p0: Ausgefüllt", "p0: a ☒ ja"],
        ["placeholder 1 Hier klicken"],
    ),
    "hidden, struck and underlined": (
        [p("a", r("geheim", "<w:vanish/>"), r(" weg", "<w:strike/>"), r(" unten", '<w:u w:val="single"/>'))],
        ["p0: a weg unten"],
        ["struck 0 weg", "hidden 0 geheim", "formatting -1 underline"],
    ),
    "pictures, charts, formulas, embedded documents": (
        [
            p("Text", f"<w:r>{BLIP.format('embed')}</w:r>"),
            p(
                "",
                f"<w:r>{BLIP.format('link').replace('p1', 'p2')}</w:r>",
                "<m:oMath><m:r><m:t>a+b</m:t></m:r></m:oMath>",
            ),
            '<w:altChunk r:id="x"/>',
        ],
        ["p0: Text", "p0: a+b"],
        ["picture 0 Zwei Auszubildende", "linked_picture 1 Zwei Auszubildende", "formula 1 a+b", "embedded_text 1"],
    ),
    "right to left, in the order it is read": (
        [p(r("مرحبا", "<w:rtl/>"), r(" Hallo"), properties="<w:bidi/>")],
        ["p0: مرحبا Hallo"],
        [],
    ),
    "a table with names of columns, and one without": (
        [
            table(["Jahr", "Anzahl"], ["2020", "12"], ["2021", ""], header=True),
            p("Text"),
            table(["a", "b"], ["c", "d"]),
        ],
        ["i0 -: Jahr: 2020 | Anzahl: 12", "i0 -: Jahr: 2021", "p0: Text", "i0 -: a | b", "i0 -: c | d"],
        ["table 0 Jahr | Anzahl", "table 3 a | b"],
    ),
    "a frame and a form": (
        [table([p("Nur") + p("Text")]), table(["Frage 1", p("Antwort " * 50)], ["Frage 2", p("Kurz")])],
        ["p0: Nur", "p0: Text", "h9: Frage 1", f"p0: {('Antwort ' * 50).strip()}", "h9: Frage 2", "p0: Kurz"],
        ["table 2 Frage 1"],
    ),
}
