"""Invented editions and reports. Nobody in here exists."""

from datetime import date
from itertools import count

from reports.renderers.data import (
    ChapterData,
    ContributionData,
    EditionData,
    FigureData,
    GreetingData,
    GuestArticleData,
    IndicatorData,
    PartnerEntry,
    PartnerReportData,
    PartnerSectionData,
    SeriesData,
    ValueData,
)

LONG_NAME = "Verein für Begegnung und Beratung im südlichen Musterland e. V."

SHORT_TEXT = "Wir haben zwei Sprachkurse für Beschäftigte eröffnet."

MIDDLE_TEXT = """\
Im Berichtsjahr haben Bewerber*innen und Mitarbeiter_innen an #MusterKampagne teilgenommen (1:1 \
Gespräche ➔ Praktikum). Das Angebot steht unter www.example.org/angebote-fuer-alle/2031. Es bleibt \
offen & kostenlos, solange < 20 Personen kommen.

- Erstens
- Zweitens mit einem Satz, der so lang ist, dass er in der zweiten Zeile hängt und weitergeht
  - darunter noch eine Ebene
- Drittens

1. Anmelden
2. Hingehen

> Ein Satz, den jemand gesagt hat.
"""

LONG_TEXT = "\n\n".join(
    f"### Baustein {number}\n\n"
    + " ".join(
        f"Satz {number}.{sentence} beschreibt Einstellungsverfahren, Fortbildungen und Zusammenarbeit ausführlich."
        for sentence in range(1, 9)
    )
    for number in range(1, 8)
)

TITLES = (
    "Mehr Vielfalt in der Belegschaft",
    "Fortbildung",
    "Teilhabe",
    "Ein Tätigkeitsschwerpunkt mit einem Titel, der sich über mehr als eine Zeile zieht, weil er alles nennen will",
    "Vernetzung",
    "Weitere Maßnahmen",
)


def contribution(key="beitrag-1", partner="Stadt Musterhausen", text=SHORT_TEXT, **values):
    return ContributionData(key=key, partner=partner, text=text, **values)


def chapters():
    keys = count(1)
    return tuple(
        ChapterData(
            number=number,
            title=title,
            introduction=f"Worum es in Feld {number} geht.\n\n- erster Punkt\n- zweiter Punkt",
            contributions=(
                contribution(f"beitrag-{next(keys)}", "Kreis Tal", SHORT_TEXT),
                contribution(
                    f"beitrag-{next(keys)}",
                    "Stadt Musterhausen",
                    LONG_TEXT if number % 2 else MIDDLE_TEXT,
                    figures=(FigureData(value="34 %", sentence="der Auszubildenden"),) if number == 1 else (),
                ),
                contribution(f"beitrag-{next(keys)}", LONG_NAME, MIDDLE_TEXT),
            ),
            guest_articles=(guest_article(),) if number == 5 else (),
        )
        for number, title in enumerate(TITLES, start=1)
    )


def guest_article():
    return GuestArticleData(
        key="gastbeitrag-1",
        title="Von außen gesehen",
        author="Dr. Erika Beispiel, Musterhochschule",
        editorial_note="Die Autorin hat das Netzwerk ein Jahr lang begleitet.",
        text=LONG_TEXT,
    )


def edition(**values):
    return EditionData(
        **{
            "title": "Interkulturelle Öffnung im Musterland",
            "subtitle": "Berichte der Partner",
            "year": 2031,
            "period_start": date(2030, 10, 1),
            "period_end": date(2031, 9, 30),
            "build_date": date(2032, 2, 1),
            "publisher": "Ministerium für Beispiele",
            "chapters": chapters(),
            "partners": (
                PartnerEntry(name="Stadt Musterhausen", kind="Städte", place="Musterhausen"),
                PartnerEntry(name="Kreis Tal", kind="Kreise", url="https://www.example.org/kreis-tal"),
                PartnerEntry(name=LONG_NAME, kind="Migrantenselbstorganisationen"),
            ),
            **values,
        }
    )


def full_edition():
    """An edition with everything that one can have."""
    return edition(greetings=(greeting(),), indicators=indicators())


def indicators():
    """One with charts, a break and a hidden value, one of a single year, which has no chart."""
    usual = {"basis": "alle Beschäftigten", "way": "register"}
    years = (
        ValueData(year=2029, number="", unit="Personen", **usual),
        ValueData(year=2030, number="1250", unit="Personen", **usual),
        ValueData(year=2031, number="34.5", unit="%", unlike=("unit",), **usual),
    )
    return (
        IndicatorData(
            key="kennzahl-1",
            name="Neu Eingestellte mit Einwanderungsgeschichte",
            description="Am Stichtag beschäftigt.",
            series=(SeriesData(owner="Land", values=years, is_state=True), SeriesData(owner="Kreis Tal", values=years)),
        ),
        IndicatorData(
            key="kennzahl-2",
            name="Auszubildende",
            series=(SeriesData(owner="Kreis Tal", values=years[1:2]),),
            sums=SeriesData(owner="Alle Partner zusammen", values=years[1:2]),
        ),
    )


def greeting(**values):
    return GreetingData(
        title="Liebe Leserinnen und Leser",
        text="Ein Jahr ist vorbei.\n\nEs war ein gutes.",
        author="Max Muster",
        office="Minister für Beispiele",
        **values,
    )


def partner_report(**values):
    return PartnerReportData(
        **{
            "title": "Jahresbericht",
            "partner": PartnerEntry(name=LONG_NAME, kind="Migrantenselbstorganisationen", place="Neu-Musterhausen"),
            "year": 2031,
            "period_start": date(2030, 10, 1),
            "period_end": date(2031, 9, 30),
            "build_date": date(2032, 2, 1),
            "publisher": "Ministerium für Beispiele",
            "sections": (
                PartnerSectionData(number=1, title=TITLES[0], contribution=contribution("feld-1", text=LONG_TEXT)),
                PartnerSectionData(number=4, title=TITLES[3], contribution=contribution("feld-4")),
                PartnerSectionData(number=6, title=TITLES[5], contribution=contribution("feld-6", text="  ")),
            ),
            **values,
        }
    )
