"""The words invented lists are made of."""

HEADERS = (
    "Lfd. Nr.", "Verein", "Kurzname", "Vereinsregister", "Gegründet", "Webseite", "Straße Nr.", "PLZ", "Ort",
    "Zielgruppen", "Sprachen", "Mitglieder", "Ansprechpartner/in", "Telefon", "E-Mail",
)  # fmt: skip
# District, its towns, the postal codes of each. Facts.
PLACES = {
    "Hamm": {"Hamm": ("59065", "59063", "59067", "59071")},
    "Unna": {"Unna": ("59423", "59425"), "Lünen": ("44532", "44534"), "Kamen": ("59174",), "Schwerte": ("58239",)},
    "Bottrop": {"Bottrop": ("46236", "46238", "46240")},
    "Recklinghausen": {"Marl": ("45768", "45770"), "Herten": ("45699", "45701"), "Datteln": ("45711",)},
    "Wuppertal": {"Wuppertal": ("42103", "42105", "42275", "42283")},
}
ORIGINS = (
    "Türkisch", "Syrisch", "Polnisch", "Ukrainisch", "Eritreisch", "Afghanisch", "Kurdisch", "Marokkanisch",
    "Ghanaisch", "Griechisch", "Italienisch", "Vietnamesisch", "Tamilisch", "Iranisch", "Irakisch", "Russisch",
    "Portugiesisch", "Spanisch", "Kroatisch", "Albanisch", "Deutsch-Afrikanisch", "Interkulturell",
)  # fmt: skip
KINDS = (
    "Kulturverein", "Elternverein", "Frauenverein", "Jugendverband", "Sportverein", "Akademikerbund",
    "Unternehmerverein", "Seniorenkreis", "Familienverein", "Theaterverein", "Bildungsverein", "Sozialverein",
)  # fmt: skip
PROPER = (
    "Brücke", "Sonne", "Zukunft", "Hoffnung", "Anadolu", "Çınar", "Halkevi", "Nowruz", "Al-Andalus", "Kaktus",
    "Regenbogen", "Wegweiser", "Horizont", "Mosaik", "Baobab", "Ubuntu", "Zitrone", "Olivenbaum", "Leuchtturm",
    "Kompass", "Morgenröte", "Gökkuşağı", "Şafak", "Öztürk-Haus", "Phönix", "Lâle", "Nergis", "Saat", "Bereket",
    "Tandem", "Koral", "Amal", "Salaam", "Ritmo", "Fênix", "Świt", "Zorza", "Kalyna", "Mriya", "Axion",
)  # fmt: skip
# Most associations have a word of their own; now and then two towns, or two bodies of a town, share one.
COMMON_SHARE = 0.25
BEGINNINGS = [
    "Ba",
    "Ka",
    "Me",
    "Sa",
    "Zo",
    "Ni",
    "Lu",
    "To",
    "Ha",
    "Ye",
    "Dü",
    "Çe",
    "Ro",
    "Şi",
    "Gö",
    "Ma",
    "Ti",
    "Wa",
]
MIDDLES = ["ri", "len", "mar", "dos", "vel", "rin", "tan", "qul", "sha", "ğan", "bek", "nou", "zer", "pol", "kha", "mi"]
ENDS = ("", "a", "ya", "evi", "kent", "ana", "or", "im", "ul", "ata", "en")
STREETS = (
    "Bahnhofstraße", "Wilhelmstraße", "Am Markt", "Schützenstraße", "Nordring", "Kirchweg", "Gartenstraße",
    "Bergstraße", "Lange Straße", "Ostenallee", "Zechenweg", "Hochstraße", "Feldgasse", "Rathausplatz",
)  # fmt: skip
FORMS = ("{o}er {k} {p} {t} e. V.", "{p} – {o}er {k} {t}", "{o}er {k} „{p}“ e.V.", "{k} {p} in {t}")
PEOPLE = ("Aylin Demir", "Yusuf Haddad", "Marta Nowak", "Olena Koval", "Sami Tesfay", "Leila Rahimi", "José Pinto")
GROUPS = ("Eltern", "Jugendliche", "Frauen; Eltern", "Geflüchtete", "Senioren", "Jugendliche, Studierende")
LANGUAGES = ("Türkisch", "Arabisch, Deutsch", "Polnisch", "Ukrainisch; Russisch", "Persisch", "Tigrinisch")
