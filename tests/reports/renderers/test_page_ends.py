"""What stands at the foot of a page belongs there: no name is left alone."""

from dataclasses import replace

from portal.printing.render import render_pdf
from reports.renderers.assets import print_assets
from reports.renderers.brochure import brochure_html
from tests.reports.renderers.sample import LONG_NAME, chapters, contribution, edition
from tests.reports.renderers.tagged_pdf import Element, TaggedPdf

CONTRIBUTIONS = 40  # their lengths run through all that a page can end with


def spoken(element):
    """The lines with their pages."""
    for child in element.children:
        if isinstance(child, Element):
            yield from spoken(child)
        elif child.strip():
            yield element.page, child


def test_a_name_begins_on_the_page_of_its_text():
    contributions = tuple(
        contribution(
            f"beitrag-{number}",
            LONG_NAME if number % 3 else "Stadt Tal",
            "\n\n".join(["Ein Satz, der beschreibt, was im Berichtsjahr gelungen ist."] * (9 + number % 13)),
        )
        for number in range(CONTRIBUTIONS)
    )
    chapter = replace(chapters()[0], contributions=contributions, guest_articles=())
    html = brochure_html(edition(chapters=(chapter,)))
    pdf = TaggedPdf(render_pdf(html, assets=print_assets()).content)

    articles = [(next(article.find("H2")), article) for article in pdf.root.find("Art")]
    assert len(articles) == CONTRIBUTIONS
    pages = [(list(spoken(name)), list(spoken(article))) for name, article in articles]
    assert [name for name, lines in pages if name[-1][0] != lines[len(name)][0]] == []
    assert len({page for _name, lines in pages for page, _line in lines}) > 10
