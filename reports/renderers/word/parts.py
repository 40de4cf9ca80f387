"""The parts of a Word file that are the same in every one: styles, lists, settings, types of the parts."""

from datetime import date
from typing import Final
from xml.sax.saxutils import escape, quoteattr

W: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006"
HEAD: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
BULLETS: Final = 1
_DEEPEST: Final = 9
_INK: Final = "14233C"
_OUTSIDE: Final = ' TargetMode="External"'

CONTENT_TYPES: Final = (
    f'{HEAD}<Types xmlns="{_PACKAGE}/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Default Extension="png" ContentType="image/png"/><Default Extension="jpg" ContentType="image/jpeg"/>'
    + "".join(
        f'<Override PartName="/word/{name}.xml" '
        f'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.{kind}+xml"/>'
        for name, kind in (
            ("document", "document.main"),
            ("styles", "styles"),
            ("numbering", "numbering"),
            ("settings", "settings"),
            ("footer1", "footer"),
        )
    )
    + '<Override PartName="/docProps/core.xml" '
    'ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>'
)
ROOT_RELATIONS: Final = (
    f'{HEAD}<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{R}/officeDocument" Target="word/document.xml"/>'
    f'<Relationship Id="rId2" Type="{_PACKAGE}/relationships/metadata/core-properties" Target="docProps/core.xml"/>'
    "</Relationships>"
)
SETTINGS: Final = (
    f'{HEAD}<w:settings xmlns:w="{W}"><w:autoHyphenation w:val="true"/>'
    '<w:themeFontLang w:val="de-DE"/><w:compat><w:compatSetting w:name="compatibilityMode" '
    'w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat></w:settings>'
)
FOOTER: Final = (
    f'{HEAD}<w:ftr xmlns:w="{W}"><w:p><w:pPr><w:pStyle w:val="Footer"/></w:pPr>'
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>1</w:t></w:r>'
    '<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p></w:ftr>'
)


def core_properties(title: str, author: str, day: date) -> str:
    """What the file says of itself; the date is that of the content, not of the clock."""
    moment = f'xsi:type="dcterms:W3CDTF">{day.isoformat()}T00:00:00Z'
    return (
        f'{HEAD}<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{escape(title)}</dc:title><dc:creator>{escape(author)}</dc:creator><dc:language>de-DE</dc:language>"
        f"<dcterms:created {moment}</dcterms:created><dcterms:modified {moment}</dcterms:modified></cp:coreProperties>"
    )


def relations(rows: list[tuple[str, str, str, bool]]) -> str:
    """The relations of the document: key, kind, target, whether it lies outside."""
    inner = "".join(
        f'<Relationship Id="{key}" Type="{R}/{kind}" Target={quoteattr(target)}{_OUTSIDE if outside else ""}/>'
        for key, kind, target, outside in rows
    )
    return f'{HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{inner}</Relationships>'


def numbering(starts: list[int]) -> str:
    """The lists: the first is that with bullets, each numbered one begins with its own number."""
    bullets = "".join(
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val="–"/>'
        f'<w:pPr><w:ind w:left="{360 * (level + 1)}" w:hanging="360"/></w:pPr></w:lvl>'
        for level in range(_DEEPEST)
    )
    numbers = "".join(
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%{level + 1}."/>'
        f'<w:pPr><w:ind w:left="{360 * (level + 1)}" w:hanging="360"/></w:pPr></w:lvl>'
        for level in range(_DEEPEST)
    )
    lists = "".join(
        f'<w:num w:numId="{number}"><w:abstractNumId w:val="1"/>'
        + "".join(
            f'<w:lvlOverride w:ilvl="{level}"><w:startOverride w:val="{start}"/></w:lvlOverride>'
            for level in range(_DEEPEST)
        )
        + "</w:num>"
        for number, start in enumerate(starts, start=BULLETS + 1)
    )
    return (
        f'{HEAD}<w:numbering xmlns:w="{W}"><w:abstractNum w:abstractNumId="0">{bullets}</w:abstractNum>'
        f'<w:abstractNum w:abstractNumId="1">{numbers}</w:abstractNum>'
        f'<w:num w:numId="{BULLETS}"><w:abstractNumId w:val="0"/></w:num>{lists}</w:numbering>'
    )


def _style(key: str, name: str, properties: str, *, outline: int | None = None, based_on: str = "Normal") -> str:
    level = f'<w:outlineLvl w:val="{outline}"/>' if outline is not None else ""
    keep = "<w:keepNext/><w:keepLines/>" if outline is not None else ""
    paragraph, _split, letters = properties.partition("|")
    follows = '<w:next w:val="Normal"/>' if outline is not None else ""
    return (
        f'<w:style w:type="paragraph" w:styleId="{key}"><w:name w:val="{name}"/><w:basedOn w:val="{based_on}"/>'
        f"{follows}<w:qFormat/><w:pPr>{keep}{paragraph}{level}</w:pPr><w:rPr>{letters}</w:rPr></w:style>"
    )


def _letters(half_points: int, *, bold: bool = False) -> str:
    return f'{"<w:b/>" if bold else ""}<w:color w:val="{_INK}"/><w:sz w:val="{half_points}"/>'


def _around(before: int, after: int) -> str:
    return f'<w:spacing w:before="{before}" w:after="{after}"/>'


STYLES: Final = (
    f'{HEAD}<w:styles xmlns:w="{W}"><w:docDefaults><w:rPrDefault><w:rPr>'
    '<w:rFonts w:ascii="Fira Sans" w:hAnsi="Fira Sans" w:cs="Arial"/><w:sz w:val="20"/>'
    '<w:lang w:val="de-DE" w:eastAsia="de-DE" w:bidi="ar-SA"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr>'
    '<w:spacing w:after="120" w:line="276" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>'
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>'
    '<w:style w:type="character" w:styleId="Hyperlink"><w:name w:val="Hyperlink"/>'
    '<w:rPr><w:color w:val="1D4F91"/><w:u w:val="single"/></w:rPr></w:style>'
    '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/></w:style>'
    + _style("Title", "Title", f"{_around(2400, 240)}|{_letters(56)}")
    + _style("Subtitle", "Subtitle", f"|{_letters(28)}")
    + _style("Heading1", "heading 1", f"<w:pageBreakBefore/>{_around(0, 360)}|{_letters(44)}", outline=0)
    + _style("Heading2", "heading 2", f"{_around(480, 120)}|{_letters(28, bold=True)}", outline=1)
    + _style("Heading3", "heading 3", f"{_around(240, 60)}|{_letters(22, bold=True)}", outline=2)
    + _style("Heading4", "heading 4", f"{_around(180, 60)}|<w:i/>{_letters(20)}", outline=3)
    + _style("ListParagraph", "List Paragraph", "<w:contextualSpacing/>|")
    + _style("Quote", "Quote", '<w:ind w:left="480" w:right="480"/>|<w:i/>')
    + _style("Caption", "caption", f"|{_letters(16)}")
    + _style("Footer", "footer", '<w:jc w:val="right"/>|')
    + _style("TOC1", "toc 1", f"{_around(120, 40)}|<w:b/>")
    + _style("TOC2", "toc 2", '<w:spacing w:after="20"/><w:ind w:left="360"/>|')
    + "</w:styles>"
)
