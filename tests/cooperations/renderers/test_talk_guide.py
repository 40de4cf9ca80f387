"""The sheet to keep beside the telephone: one page, however much is chosen."""

from datetime import date

from cooperations.renderers.talk_guide import (
    ArgumentData,
    ArgumentGroupData,
    TalkGuideData,
    talk_guide_assets,
    talk_guide_html,
)
from portal.printing.render import render_pdf
from tests.reports.renderers.tagged_pdf import TaggedPdf, comparable

SENTENCE = "Wir zeigen, wie Bewerbungen bei uns gelesen werden, und üben das mit Ihren Mitgliedern zusammen. "
REASON = "dort arbeiten Ehrenamtliche; es erreicht Jugendliche; Sie bieten an: Räume, Verpflegung, Beratung"


def guide(**values):
    basis = {
        "employer": "Stadtwerke Musterstadt GmbH",
        "mso": "Çağdaş Yaşam Derneği İzmir e. V.",
        "day": date(2026, 11, 21),
        "recommended_by": "Frau Beispiel vom Integrationszentrum",
        "aim": "Wir möchten Jugendlichen unsere Berufe zeigen.",
        "groups": (ArgumentGroupData(title="Ihre Leute werden sichtbar", arguments=(ArgumentData(text=SENTENCE),)),),
        "own_words": "",
        "offers": ("Räume", "Verpflegung"),
        "dos": ("Fragen Sie zuerst.", "Sagen Sie ehrlich, was geht.", "Kommen Sie hin.", "Vereinbaren Sie etwas."),
        "dont": "Bringen Sie kein fertiges Konzept mit.",
        "times": ("Mo 18:00–20:00",),
        "languages": ("Deutsch", "Türkisch"),
    }
    return TalkGuideData(**(basis | values))


def printed(data):
    content = data.to_json()
    return render_pdf(talk_guide_html(content), assets=talk_guide_assets(content), fit=False)


def test_the_sheet_says_what_was_chosen():
    rendered = printed(guide())
    pdf = TaggedPdf(rendered.content)

    assert (rendered.pages, rendered.warnings, rendered.refused) == (1, (), ())
    assert [each.text() for each in pdf.root.find("H1")] == ["Çağdaş Yaşam Derneği İzmir e. V."]
    text = comparable(pdf.text())
    for words in (SENTENCE, "kein fertiges Konzept", "Frau Beispiel", "Mo 18:00–20:00", "Türkisch", "Verpflegung"):
        assert comparable(words) in text


def test_as_much_as_possible_stays_on_one_page():
    groups = tuple(
        ArgumentGroupData(
            title="Ihre Organisation gewinnt Fähigkeiten", arguments=(ArgumentData(text=SENTENCE, because=REASON),) * 3
        )
        for _ in range(6)
    )
    rendered = printed(
        guide(
            mso=("Verein der Freundinnen " * 9)[:200],
            employer=("Verwaltungsgesellschaft " * 9)[:200],
            recommended_by=("Frau Beispiel " * 20)[:200],
            aim=(SENTENCE * 4)[:300],
            own_words=(SENTENCE * 6)[:500],
            groups=groups,
            offers=("Aufwandsentschädigung", "Räume", "Verpflegung", "Bescheinigung", "Spende", "Beratung") * 2,
            dos=(SENTENCE,) * 4,
            dont=SENTENCE,
            times=tuple(f"Mo 1{number}:00–1{number}:30" for number in range(10)) * 2,
            languages=("Deutsch", "Türkisch", "Kurdisch (Kurmandschi)", "Arabisch", "Ukrainisch", "Russisch") * 2,
        )
    )

    assert rendered.pages == 1


def test_what_people_write_is_no_markup():
    assert "&lt;b&gt;Ziel" in talk_guide_html(guide(aim="<b>Ziel").to_json())
