"""Invented employers, local umbrella associations and network partners. No such body exists."""

from dataclasses import dataclass

from partners.enums import EmployerOffer as O
from partners.enums import EmployerSize as S


@dataclass(frozen=True)
class Employer:
    """An invented employer in a real district."""

    name: str
    district: str
    branch: str
    size: str
    jobs: str
    apprenticeships: str
    offers: tuple[str, ...]
    description: str
    legal_form: str = "GmbH"


EMPLOYERS = (
    Employer(
        "Lindenhof-Klinikum Hamm", "05915", "Gesundheit und Pflege", S.LARGE,
        "Pflegefachkräfte, Medizinische Technologinnen und Technologen, Küche, Logistik",
        "Pflegefachfrau und Pflegefachmann, Operationstechnische Assistenz, Köchin und Koch",
        (O.EXPENSES, O.ROOMS, O.CATERING, O.CERTIFICATE),
        "Krankenhaus mit 620 Betten. In unseren Teams werden mehr als vierzig Sprachen gesprochen; wer neu anfängt, "
        "bekommt eine Patin oder einen Paten an die Seite.", "gGmbH",
    ),
    Employer(
        "Elektrotechnik Hellweg", "05915", "Elektrohandwerk", S.SMALL,
        "Elektronikerinnen und Elektroniker", "Elektroniker/in für Energie- und Gebäudetechnik",
        (O.EXPENSES, O.CERTIFICATE),
        "Handwerksbetrieb mit 28 Beschäftigten. Drei der letzten fünf Auszubildenden kamen über einen Verein.",
    ),
    Employer(
        "Bürgerdienste Lippe-Ahse", "05915", "Öffentliche Verwaltung", S.MEDIUM,
        "Sachbearbeitung, Bürgerservice, Informationstechnik",
        "Verwaltungsfachangestellte, Fachinformatiker/in",
        (O.ROOMS, O.CATERING, O.CERTIFICATE, O.PUBLICITY),
        "Dienstleister mehrerer Verwaltungen. Wer am Schalter arbeitet, soll so vielfältig sein wie wer davor steht.",
        "Anstalt des öffentlichen Rechts",
    ),
    Employer(
        "Seniorenhaus Ahseblick", "05915", "Pflege", S.MEDIUM,
        "Pflegekräfte, Betreuung, Hauswirtschaft", "Pflegefachfrau und Pflegefachmann, Pflegefachassistenz",
        (O.ROOMS, O.CATERING), "Wohnen und Pflege für ältere Menschen, auch mit muttersprachlicher Begleitung.",
    ),
    Employer(
        "Metallbau Unnaer Heide", "05978", "Metallbau", S.SMALL, "Schweißerinnen und Schweißer",
        "Metallbauer/in, Konstruktionsmechaniker/in", (O.EXPENSES, O.DONATION),
        "Familienbetrieb in dritter Generation. Praktika sind jederzeit möglich.",
    ),
    Employer(
        "Logistikkontor Seseke", "05978", "Logistik", S.LARGE, "Lager, Disposition, Berufskraftfahrt",
        "Fachkraft für Lagerlogistik, Kaufleute für Spedition", (O.CATERING, O.CERTIFICATE),
        "Umschlag für Lebensmittel rund um die Uhr, mit Deutschkursen in der Arbeitszeit.",
    ),
    Employer(
        "Gebäudeservice Emscherbogen", "05913", "Gebäudedienste", S.LARGE, "Reinigung, Haustechnik, Objektleitung",
        "Gebäudereiniger/in, Anlagenmechaniker/in", (O.EXPENSES, O.CERTIFICATE, O.DONATION),
        "Wir pflegen Schulen, Bäder und Büros und bilden auch in Teilzeit aus.",
    ),
    Employer(
        "Zwölfton Software", "05913", "Informationstechnik", S.MEDIUM, "Entwicklung, Test, Kundenbetreuung",
        "Fachinformatiker/in Anwendungsentwicklung", (O.ROOMS, O.CATERING, O.ADVICE),
        "Software für Handwerk und Handel. Arbeitssprache ist Deutsch, im Team helfen zwölf weitere.",
    ),
    Employer(
        "Bäckerei Morgenduft", "05113", "Lebensmittelhandwerk", S.MEDIUM, "Backstube, Verkauf, Fahrdienst",
        "Bäcker/in, Fachverkäufer/in im Lebensmittelhandwerk", (O.CATERING, O.DONATION),
        "Zwölf Filialen in Essen. Wer früh aufsteht, hat nachmittags frei.",
    ),
    Employer(
        "Ruhrland-Pflegedienste", "05112", "Pflege", S.MEDIUM, "Ambulante Pflege, Tourenplanung",
        "Pflegefachfrau und Pflegefachmann", (O.EXPENSES, O.CERTIFICATE),
        "Ambulanter Dienst mit Touren in neun Sprachen.",
    ),
    Employer(
        "Domstadt Verkehrsservice", "05315", "Verkehr", S.LARGE, "Fahrdienst, Werkstatt, Leitstelle",
        "Fachkraft im Fahrbetrieb, Kraftfahrzeugmechatroniker/in", (O.EXPENSES, O.ROOMS, O.PUBLICITY),
        "Wir bringen Köln in Bewegung und suchen Menschen, die gern mit Menschen zu tun haben.",
    ),
    Employer(
        "Hotel Weltenbummler am Strom", "05111", "Gastgewerbe", S.MEDIUM, "Empfang, Küche, Service",
        "Hotelfachleute, Köchin und Koch",
        (O.ROOMS, O.CATERING), "Haus mit 180 Zimmern. Unsere Gäste kommen aus aller Welt, unser Team auch.",
    ),
    Employer(
        "Kita-Verbund Ravensberger Rasselbande", "05711", "Erziehung", S.MEDIUM, "Erziehung, Alltagshilfe, Küche",
        "Erzieher/in praxisintegriert, Kinderpfleger/in", (O.ROOMS, O.CERTIFICATE),
        "Acht Kindertagesstätten mit mehrsprachigem Konzept.", "gGmbH",
    ),
    Employer(
        "Maschinenwerk Siegtal", "05970", "Maschinenbau", S.LARGE, "Zerspanung, Montage, Konstruktion",
        "Industriemechaniker/in, Mechatroniker/in", (O.EXPENSES, O.CERTIFICATE, O.PUBLICITY),
        "Hersteller von Pressen mit eigener Lehrwerkstatt.",
    ),
    Employer(
        "Malerwerkstatt Farbklang", "05334", "Malerhandwerk", S.SMALL, "Malerinnen und Maler",
        "Maler/in und Lackierer/in",
        (O.EXPENSES, O.DONATION), "Elf Leute, sieben Herkunftsländer, ein Betrieb.",
    ),
    Employer(
        "Münsterbogen Versicherungsdienst", "05515", "Versicherung", S.LARGE, "Kundenberatung, Schaden, Recht",
        "Kaufleute für Versicherungen und Finanzanlagen", (O.ROOMS, O.CATERING, O.ADVICE),
        "Mehrsprachige Kundenberatung ist für uns ein Vorteil, den wir bezahlen.",
    ),
    Employer(
        "Gartenbau Niersaue", "05154", "Gartenbau", S.SMALL, "Gärtnerinnen und Gärtner, Saisonkräfte",
        "Gärtner/in Fachrichtung Zierpflanzenbau", (O.EXPENSES,), "Gärtnerei am Niederrhein mit Wohnmöglichkeit.",
    ),
    Employer(
        "Holzbau Sauerlinie", "05958", "Zimmererhandwerk", S.SMALL, "Zimmerinnen und Zimmerer", "Zimmerer/Zimmerin",
        (O.EXPENSES, O.CERTIFICATE), "Wir bauen Häuser aus Holz und holen Auszubildende auf Wunsch zu Hause ab.",
    ),
    Employer(
        "Labor Bergische Höhen", "05124", "Labor", S.MEDIUM, "Medizinische Technologie, Probenlogistik",
        "Chemielaborant/in", (O.ROOMS, O.CERTIFICATE), "Untersuchungslabor mit internationalem Team.",
    ),
    Employer(
        "Stadtwerke Auental", "05766", "Energie und Wasser", S.MEDIUM, "Netzmonteure, Abrechnung, Planung",
        "Anlagenmechaniker/in, Industriekaufleute", (O.ROOMS, O.CERTIFICATE, O.PUBLICITY),
        "Versorger im Besitz mehrerer Gemeinden.",
    ),
)  # fmt: skip

# District of each local umbrella association, which is named after it.
UMBRELLAS = {
    "05915": "Verbund der Migrantenvereine Hamm",
    "05913": "Forum der Vereine Dortmund-Mosaik",
    "05315": "Kölner Netz der Kulturen und Vereine",
    "05113": "Essener Runde der Migrantenvereine",
    "05111": "Vielfaltsverbund Düsseldorf",
    "05711": "Bielefelder Vereinsbrücke",
    "05334": "Verbund Neue Nachbarn Aachen",
    "05978": "Netzwerk Vielfalt Kreis Unna",
}
