"""Contents are said as contents, on as many pages as they take."""

from portal.printing.assets import font_assets
from portal.printing.pdf import write_pdf
from tests.reports.renderers.accessible_pdf import faults
from tests.reports.renderers.tagged_pdf import Element, TaggedPdf

PAGE = (
    '<html lang="de"><title>Titel</title><style>@page {{ size: 90mm 70mm; margin: 10mm }}</style>'
    "<section><h1>Inhalt</h1>{}</section><section>{}</section>"
)


def line(name, level):
    return f'<a href="#{name}" data-contents-level="{level}"><span>{name}</span></a>'


def outline(element):
    """The tags as nested lists, words at the leaves; what only groups words is left out."""
    for child in element.children:
        if not isinstance(child, Element) or child.tag in {"Span", "Lbl"}:
            continue
        yield (child.tag, child.text()) if child.tag in {"Link", "H1"} else (child.tag, list(outline(child)))


def tagged(body, names):
    targets = "".join(f'<p id="{name}">Text</p>' for name in names)
    content = write_pdf(PAGE.format(body, targets), assets=font_assets()).content
    assert faults(content) == []
    return next(TaggedPdf(content).root.find("Sect"))


def test_entries_hang_below_the_entry_that_holds_them():
    body = (
        f"<ul><li>{line('Vorwort', 1)}</li></ul>"
        f"<div><p>{line('Kapitel', 1)}</p>"
        f"<div><ul><li>{line('Eins', 2)}</li><li>{line('Zwei', 2)}</li></ul></div></div>"
        f"<div><p>{line('Schluss', 1)}</p></div>"
    )

    section = tagged(body, ["Vorwort", "Kapitel", "Eins", "Zwei", "Schluss"])

    def entry(name, *below):
        return ("TOCI", [("Reference", [("Link", name)]), *below])

    assert list(outline(section)) == [
        ("H1", "Inhalt"),
        ("TOC", [entry("Vorwort"), entry("Kapitel", ("TOC", [entry("Eins"), entry("Zwei")])), entry("Schluss")]),
    ]


def test_contents_over_pages_are_one():
    names = [f"Teil{number}" for number in range(40)]

    section = tagged("".join(f"<p>{line(name, 1)}</p>" for name in names), names)

    (contents,) = section.find("TOC")
    assert [link.text() for link in contents.find("Link")] == names


def test_other_links_stay_what_they_are():
    section = tagged('<p>Siehe <a href="#Ziel">Ziel</a></p>', ["Ziel"])

    assert list(section.find("TOC")) == []
    assert [link.text() for link in section.find("Link")] == ["Ziel"]
