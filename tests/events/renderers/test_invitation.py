"""Flyers, posters and texts in nine languages, as they come out."""

from collections import Counter

import pypdfium2
import pytest
import zxingcpp
from weasyprint.text.fonts import FontConfiguration

from events.enums.material import GuestLanguage
from events.renderers.guest_event import GuestEvent, word
from events.renderers.invitation import PICTURE_WIDTHS, flyer_assets, flyer_html, poster_assets, poster_html
from events.renderers.texts import MOST_LETTERS, text_blocks
from portal.printing.pdf import write_pdf
from portal.printing.render import render_pdf
from tests.events.renderers.guest_events import guest_event
from tests.reports.renderers.tagged_pdf import TaggedPdf, comparable

RTL = {"ar", "fa"}
FONTS = {"ar": "IBM-Plex-Sans-Arabic", "fa": "IBM-Plex-Sans-Arabic", "ti": "Noto-Sans-Ethiopic"}
MM = 72 / 25.4


@pytest.fixture(scope="module")
def nine_flyers(tmp_path_factory):
    """All languages, made in this process with fonts unpacked once: each would cost two seconds else."""
    folder, pages = tmp_path_factory.mktemp("flyers"), {}
    fonts = FontConfiguration()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("portal.printing.pdf.FontConfiguration", lambda: fonts)
        for language in GuestLanguage.values:
            pages[language] = flyer(folder, guest_event(language))
    return pages


def flyer(folder, event):
    content = event.to_json()
    assets = dict(flyer_assets(content))
    code = folder / "qr.png"
    code.write_bytes(assets["qr.png"])
    return write_pdf(flyer_html(content), assets={**assets, "qr.png": code}, fit=False)


@pytest.mark.parametrize("language", GuestLanguage.values)
def test_a_flyer_says_everything_on_one_page_in_the_direction_of_its_language(nine_flyers, language):
    made, event = nine_flyers[language], guest_event(language)
    assert (made.pages, made.warnings, made.refused) == (1, (), ())
    pdf = TaggedPdf(made.content)
    assert str(pdf.pdf.Root.Lang) == word(event).language.tag
    wording = word(event)
    said = [event.title, *(line.text(is_rtl=False) for fact in wording.facts for line in fact.lines)]
    said += [wording.phrases["welcome"], wording.phrases["sign_up_intro"], wording.phrases["share"]]
    drawn = comparable(pdf.text())
    # The text layer holds Arabic letters in the order in which they are drawn: each has to be there, once per letter.
    assert not Counter(comparable("".join(said))) - Counter(drawn)
    assert comparable(event.address) in drawn
    assert FONTS.get(language, "Fira-Sans") in "".join(str(font) for font in fonts_of(pdf))
    with pypdfium2.PdfDocument(made.content) as document:
        page = document[0]
        assert page.get_size() == pytest.approx((148 * MM, 210 * MM), abs=0.5)
        [code] = zxingcpp.read_barcodes(page.render(scale=3).to_pil())
        first = first_letter(page, "18:00")
        middle = page.get_width() / 2
    assert code.text == event.address
    # The code stands opposite to where lines begin; the time near to where they do.
    assert (code.position.top_left.x / 3 < middle) == (language in RTL)
    assert (first > middle) == (language in RTL)


def test_a_poster_is_made_in_the_sandbox_and_has_the_proportions_of_a3():
    content = guest_event("fa").to_json()
    poster = render_pdf(poster_html(content), assets=poster_assets(content), fit=False)
    assert (poster.pages, poster.warnings, poster.refused) == (1, (), ())
    with pypdfium2.PdfDocument(poster.content) as document:
        assert document[0].get_size() == pytest.approx((297 * MM, 420 * MM), abs=0.5)
    assert set(PICTURE_WIDTHS) == {"flyer", "poster"}


def test_long_texts_are_set_more_tightly_and_nothing_is_lost(tmp_path):
    long = guest_event(
        title="Wie geht es nach der Schule weiter? " * 4,
        summary="Wir zeigen, wie es geht. " * 19,
        on_foot="Links. " * 30,
    )
    made = flyer(tmp_path, long)
    assert made.pages == 1
    assert comparable(long.on_foot) in comparable(TaggedPdf(made.content).text())


@pytest.mark.parametrize("language", GuestLanguage.values)
def test_texts_say_when_and_where_and_fit_into_a_message(language):
    event = guest_event(language, summary="Kommen Sie vorbei. " * 26, meeting_point="Am Tor links vom Eingang. " * 11)
    blocks, phrases = text_blocks(event), word(event).phrases
    assert len(blocks.messenger) <= MOST_LETTERS
    assert blocks.messenger.endswith(event.address)
    for text in (blocks.messenger, blocks.newsletter, blocks.notice_board):
        assert event.title in text
        assert event.address in text
        assert phrases["free"] in text or text == blocks.messenger
        assert phrases["sign_up_intro"] in text or text == blocks.messenger
        assert "18:00" in text
    assert event.summary in blocks.newsletter
    assert ("\u2068" in blocks.newsletter) == (language in RTL)


def test_frozen_facts_survive_the_trip_and_a_text_left_in_german_says_so():
    event = guest_event("ti")
    assert GuestEvent.from_json(event.to_json()) == event
    assert "(ብጀርመንኛ)" in text_blocks(event).messenger
    assert 'lang="de" dir="ltr"' in flyer_html(event.to_json())


@pytest.mark.parametrize(
    ("values", "lines"),
    [
        ({}, ["Donnerstag, 18. Februar 2027", "18:00 bis 20:30 Uhr"]),
        ({"start": "", "end": ""}, ["Donnerstag, 18. Februar 2027", "den ganzen Tag"]),
        (
            {"last_day": guest_event().first_day.replace(day=19)},
            ["Donnerstag, 18. Februar 2027, 18:00 bis Freitag, 19. Februar 2027, 20:30"],
        ),
        ({"first_day": None, "last_day": None}, ["Der Termin steht noch nicht fest."]),
    ],
)
def test_dates_are_said_as_people_say_them(values, lines):
    when = next(fact for fact in word(guest_event(**values)).facts if fact.name == "when")
    assert [line.text(is_rtl=False) for line in when.lines] == lines


def test_what_people_wrote_is_escaped():
    assert "<b>" not in flyer_html(guest_event(title="<b>", on_foot="<b>", hosts=("<b>",)).to_json())


def fonts_of(pdf):
    return [font.BaseFont for font in pdf.pdf.pages[0].Resources.Font.values()]


def first_letter(page, text):
    """Where ``text`` begins, in points from the left."""
    text_page = page.get_textpage()
    index, _count = text_page.search(text).get_next()
    return text_page.get_charbox(index)[0]
