"""The guess how high a text will be, compared with what WeasyPrint makes of it."""

import pytest
from django.template.loader import render_to_string

from portal.printing import pdf
from reports.renderers.assets import print_assets
from reports.renderers.data import ContributionData, FigureData, GuestArticleData, PictureData
from reports.renderers.pieces.heights import height_of_article, height_of_contribution
from reports.renderers.printed import for_print, print_article, print_contribution

SENTENCE = "Die Personalabteilung überarbeitet zum zweiten Mal die Stellenausschreibungen in leichter Sprache. "
LIST = "- " + "\n- ".join([SENTENCE.strip()] * 4) + "\n\n"
PICTURE = PictureData(name="bild.png", alt="Ein Saal", caption="Der Saal", rights="Wir", width=1200, height=900)
TEXTS = {
    "short": SENTENCE * 2,
    "beside the name": f"{SENTENCE * 7}\n\n{LIST}",
    "in columns": f"### Was war\n\n{SENTENCE * 9}\n\n{LIST}" * 4,
    "three pages": f"### Was war\n\n{SENTENCE * 9}\n\n{SENTENCE * 4}\n\n{LIST}" * 7,
}


def contribution(text, **values):
    return print_contribution(
        ContributionData(key="k", partner="Landesverband der Beispiele e. V.", text=text, **values)
    )


@pytest.fixture(scope="module")
def fonts():
    """Unpacked once for all texts."""
    return [pdf.FontConfiguration()]


@pytest.fixture
def real_height(monkeypatch, fonts):
    """A function that gives the millimetres of the first article on a page without end."""
    monkeypatch.setattr(pdf, "_shared_fonts", fonts)
    return lambda **parts: _real_height(monkeypatch, parts)


def _real_height(monkeypatch, parts):
    pages = []
    original = pdf.HTML.render
    monkeypatch.setattr(pdf.HTML, "render", lambda *given, **named: pages.append(original(*given, **named)) or pages[0])
    context = {
        "part": "reports/pdf/parts/contributions.html",
        "document": {"language": "de"},
        "chapter": {"number": 1, "key": "kapitel-1"},
    }
    html = for_print(render_to_string("reports/pdf/piece.html", context | parts))
    html = html.replace("</head>", "<style>@page { size: 210mm 4000mm }</style></head>")
    pdf.write_pdf(html, assets=print_assets(), fit=False)
    body = pages[0].pages[0]._page_box.children[0].children[0]  # noqa: SLF001 -- the layout has no public face
    return body.children[0].children[0].border_height() * 25.4 / 96


@pytest.mark.parametrize("text", TEXTS)
def test_texts_are_guessed_within_a_tenth(real_height, text):
    printed = contribution(TEXTS[text])
    real = real_height(contributions=[printed])

    assert height_of_contribution(printed) == pytest.approx(real, rel=0.1, abs=5)


def test_figures_and_pictures_count():
    figures = (FigureData(value="12 %", sentence=SENTENCE),)

    for text in TEXTS.values():
        plain = height_of_contribution(contribution(text))
        with_picture = height_of_contribution(contribution(text, pictures=(PICTURE,)))
        assert with_picture - plain > 30
        with_logo = height_of_contribution(contribution(text, logos=(PICTURE,), figures=figures))
        assert with_logo >= plain


def test_a_guest_article_is_guessed_within_a_tenth(real_height):
    article = print_article(
        GuestArticleData(
            key="gast",
            title="Ein Gespräch über Vielfalt",
            author="Vera Muster",
            editorial_note=SENTENCE,
            text=TEXTS["in columns"],
        )
    )
    real = real_height(articles=[article])

    assert height_of_article(article) == pytest.approx(real, rel=0.1)
