"""Builds Word files for tests, from the XML of their parts."""

import io
import zipfile

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
SPACES = (
    f'xmlns:w="{W}" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
)
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

STYLES = (
    '<w:style w:type="paragraph" w:default="1" w:styleId="Standard"><w:name w:val="Normal"/></w:style>'
    + "".join(
        f'<w:style w:type="paragraph" w:styleId="berschrift{level}"><w:name w:val="heading {level}"/>'
        f'<w:pPr><w:outlineLvl w:val="{level - 1}"/></w:pPr><w:rPr><w:b/></w:rPr></w:style>'
        for level in (1, 2, 3, 4)
    )
    + '<w:style w:type="paragraph" w:styleId="Titel"><w:name w:val="Title"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Zitat"><w:name w:val="Quote"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Verzeichnis1"><w:name w:val="toc 1"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Eigen"><w:name w:val="Kapitel"/><w:basedOn w:val="berschrift2"/></w:style>'
    '<w:style w:type="character" w:styleId="Fett"><w:name w:val="Strong"/><w:rPr><w:b/></w:rPr></w:style>'
)


def levels(*kinds):
    """Return levels of a list: pairs of number format and text."""
    return "".join(
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/><w:lvlText w:val="{text}"/></w:lvl>'
        for level, (kind, text) in enumerate(kinds)
    )


NUMBERING = (
    f'<w:abstractNum w:abstractNumId="0">{levels(("bullet", "•"), ("bullet", "o"), ("bullet", "▪"))}</w:abstractNum>'
    f'<w:abstractNum w:abstractNumId="1">{levels(("decimal", "%1."), ("lowerLetter", "%2)"), ("lowerRoman", "%3."))}'
    "</w:abstractNum>"
    f'<w:abstractNum w:abstractNumId="2">{levels(("decimal", "%1."), ("decimal", "%1.%2"))}</w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>'
    '<w:num w:numId="3"><w:abstractNumId w:val="2"/></w:num><w:num w:numId="4"><w:abstractNumId w:val="0"/></w:num>'
    '<w:num w:numId="5"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/>'
    "</w:lvlOverride></w:num>"
)


def r(text, properties=""):
    """Return a run."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def p(*runs, style="", properties=""):
    """Return a paragraph of runs; a string without a tag is one run."""
    inside = "".join(each if each.startswith("<") else r(each) for each in runs)
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    return f"<w:p><w:pPr>{named}{properties}</w:pPr>{inside}</w:p>"


def h(level, text):
    """Return a heading."""
    return p(text, style=f"berschrift{level}")


def item(text, number=1, level=0):
    """Return an item of a list."""
    return p(text, properties=f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>')


def table(*rows, header=False):
    """Return a table; cells are paragraphs or words."""
    made = []
    for number, cells in enumerate(rows):
        properties = "<w:trPr><w:tblHeader/></w:trPr>" if header and not number else ""
        inside = "".join(f"<w:tc>{each if each.startswith('<') else p(each)}</w:tc>" for each in cells)
        made.append(f"<w:tr>{properties}{inside}</w:tr>")
    return f"<w:tbl>{''.join(made)}</w:tbl>"


def word_file(*body, parts=None, relations="", types="", kind=f"{TYPE}.document.main+xml", compression=None):
    """Return the bytes of a Word file.

    ``parts`` are further members by name, ``relations`` of the text, ``types`` further declarations of contents.
    """
    members = {
        "[Content_Types].xml": f'{HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" '
        f'ContentType="{kind}"/>{types}</Types>',
        "_rels/.rels": relation_file(relation("rId1", "officeDocument", "word/document.xml")),
        "word/document.xml": f"{HEAD}<w:document {SPACES}><w:body>{''.join(body)}<w:sectPr/></w:body></w:document>",
        "word/styles.xml": f"{HEAD}<w:styles {SPACES}>{STYLES}</w:styles>",
        "word/numbering.xml": f"{HEAD}<w:numbering {SPACES}>{NUMBERING}</w:numbering>",
        "word/_rels/document.xml.rels": relation_file(
            relation("s1", "styles", "styles.xml") + relation("s2", "numbering", "numbering.xml") + relations
        ),
        **(parts or {}),
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", compression or zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return out.getvalue()


def relation(name, kind, target, *, external=False):
    """Return a relation."""
    mode = ' TargetMode="External"' if external else ""
    return f'<Relationship Id="{name}" Type="{RELATION}/{kind}" Target="{target}"{mode}/>'


def relation_file(inside):
    """Return a part with relations."""
    return (
        f'{HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f"{inside}</Relationships>"
    )


def part(name, inside):
    """Return the XML of a further part."""
    return f"{HEAD}<w:{name} {SPACES}>{inside}</w:{name}>"


REPORT = (
    p("Bericht 2032", style="Titel"),
    h(1, "1. Erhöhung des Anteils der Beschäftigten mit Einwanderungsgeschichte"),
    p("Wir werben an ", r("sechs", "<w:b/>"), " Schulen:"),
    item("mit Plakaten"),
    item("mit Besuchen"),
    h(1, "Stärkung der interkulturellen Kompetenz"),
    h(2, "Fortbildung"),
    p("Alle lernen."),
    h(1, "Ausblick"),
    p("Wir machen weiter."),
)
