"""An invented list of organisations in which is known which rows mean the same body, and which only look like it.

Written by hand from how people spell; it shares no code and no word list with ``partners.domain.duplicates``.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from random import Random

from partners.domain.duplicates import Fingerprint

CITIES = (
    ("Hamm", "05915000", "59065", "02381"),
    ("Herne", "05916000", "44623", "02323"),
    ("Bochum", "05911000", "44787", "0234"),
    ("Bocholt", "05554008", "46395", "02871"),
    ("Köln", "05315000", "50667", "0221"),
    ("Düsseldorf", "05111000", "40213", "0211"),
    ("Dortmund", "05913000", "44137", "0231"),
    ("Lünen", "05978024", "44532", "02306"),
    ("Unna", "05978036", "59423", "02303"),
    ("Bielefeld", "05711000", "33602", "0521"),
    ("Mönchengladbach", "05116000", "41061", "02161"),
    ("Münster", "05515000", "48143", "0251"),
    ("Gelsenkirchen", "05513000", "45879", "0209"),
    ("Wuppertal", "05124000", "42103", "0202"),
)
ORIGINS = (
    "Türkisch", "Kurdisch", "Syrisch", "Irakisch", "Iranisch", "Afghanisch", "Marokkanisch", "Polnisch", "Russisch",
    "Ukrainisch", "Griechisch", "Eritreisch", "Tamilisch", "Bosnisch", "Serbisch", "Italienisch", "Kamerunisch",
)  # fmt: skip
NOUNS = (
    "Kulturverein", "Frauenverein", "Elternverein", "Jugendzentrum", "Freundschaftsverein", "Bildungswerk",
    "Gemeinde", "Sportverein", "Akademikerbund", "Beratungsstelle", "Begegnungszentrum", "Arbeiterverein",
)  # fmt: skip
COINED = (
    "Horizont", "Brückenschlag", "Nour", "Rengin", "Yıldız", "Sonnenblume", "Kaleidoskop", "Mosaik", "Lotus",
    "Zeytin", "Hevi", "Phönix", "Regenbogen", "Taube", "Integra", "Dialog", "Wegweiser", "Morgenland", "Perspektive",
    "Ankommen",
)  # fmt: skip
AIMS = (
    "Bildung", "Integration", "Teilhabe", "Gesundheit", "interkulturelle Arbeit", "Jugendförderung", "Begegnung",
    "Sprachförderung", "Völkerverständigung", "Flüchtlingshilfe",
)  # fmt: skip
STREETS = (
    "Bahnhofstraße",
    "Hauptstraße",
    "Münsterstraße",
    "Am Markt",
    "Schillerstraße",
    "Königsallee",
    "Große Weststraße",
)
TRANSCRIBED = {"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "ß": "ss", "ı": "i"}
BARE = {"ä": "a", "ö": "o", "ü": "u", "Ä": "A", "Ö": "O", "Ü": "U", "ß": "ss", "ı": "i"}
SIZE = 500


@dataclass
class LabelledList:
    """Rows, the pairs of positions that are the same body with the kind of difference, and the traps likewise."""

    rows: list[Fingerprint]
    same: dict[tuple[int, int], str]
    traps: dict[tuple[int, int], str]


SECOND = ("Bund", "Welt", "Süd", "Aktiv", "Plus", "Hand in Hand", "Neue Wege", "Lebenswert", "Gemeinsam", "21")


def labelled_list(seed: int, size: int = SIZE) -> LabelledList:
    """Return ``size`` bodies; a third has a second row, another third has one that only looks like it."""
    rng = Random(seed)  # noqa: S311 -- reproducible on purpose
    result = LabelledList([], {}, {})
    names: set[str] = set()
    for number in range(size):
        body = invent(rng, number)
        # Of two bodies with one name in one place nobody could say which is which.
        while body.name in names:
            body = invent(rng, number)
        names.add(body.name)
        first = len(result.rows)
        result.rows.append(thinned(rng, body))
        if number % 3 == 0:
            kind = rng.choice(tuple(SAME))
            result.rows.append(thinned(rng, SAME[kind](rng, body), keep=KEPT.get(kind, ())))
            # What tells must be there on both sides, else nobody could know.
            result.rows[first] = thinned(rng, body, keep=KEPT.get(kind, ()))
            result.same[first, first + 1] = kind
        elif number % 3 == 1:
            kind = rng.choice(tuple(TRAPS))
            trap = TRAPS[kind](rng, body, number)
            names.add(trap.name)
            result.rows.append(thinned(rng, trap, keep=("municipality_key", "place")))
            result.rows[first] = thinned(rng, body, keep=("municipality_key", "place"))
            result.traps[first, first + 1] = kind
    return result


def invent(rng: Random, number: int) -> Fingerprint:
    """Return a body with all its data."""
    city, key, code, area = rng.choice(CITIES)
    noun, origin = rng.choice(NOUNS), rng.choice(ORIGINS)
    coined = rng.choice(COINED) + rng.choice(("", "", f" {rng.choice(SECOND)}"))
    ending = "e" if noun in {"Gemeinde", "Beratungsstelle"} else "es" if noun.endswith(("zentrum", "werk")) else "er"
    name, short = rng.choice(
        (
            (f"{origin}{ending} {noun} {city} e. V.", ""),
            (f"Deutsch-{origin}{ending} {noun} {city} e. V.", ""),
            (f"{coined} – Verein für {rng.choice(AIMS)} und {rng.choice(AIMS)} e. V.", coined),
            (f"{noun} {coined} {city} e. V.", ""),
            (f"{coined} {city} e. V.", ""),
            (f"Internationaler {noun} {coined} e.V.", ""),
            (f"Verein zur Förderung der {rng.choice(AIMS)} {origin}{'sprachiger'} Familien e. V.", ""),
            (f"{coined.split()[0]}{noun.lower()} {city} gGmbH", ""),
        )
    )
    slug = f"{coined.replace(' ', '-')}-{number}".lower().translate(str.maketrans(TRANSCRIBED))
    return Fingerprint(
        name=name,
        short_name=short,
        register_number=f"VR {rng.randint(100, 19999)} Amtsgericht {city}",
        website=f"https://www.{slug}.example/",
        phones=(f"{area} {rng.randint(100000, 9999999)}",),
        emails=(f"info@{slug}.example",) if rng.random() < 0.5 else (f"verein{number}@gmx.de",),
        street=f"{rng.choice(STREETS)} {rng.randint(1, 180)}",
        postal_code=code,
        municipality_key=key,
        place=city,
    )


OPTIONAL = ("short_name", "register_number", "website", "phones", "emails", "street", "postal_code")


def thinned(rng: Random, body: Fingerprint, keep: tuple[str, ...] = ()) -> Fingerprint:
    """Leave out what lists leave out: each thing with its own probability, place and key together."""
    dropped = {name: () if name in {"phones", "emails"} else "" for name in OPTIONAL if rng.random() < 0.5}
    if rng.random() < 0.15:
        dropped |= {"municipality_key": "", "place": ""}
    return replace(body, **{name: value for name, value in dropped.items() if name not in keep})


def spelled(rng: Random, body: Fingerprint) -> Fingerprint:
    """Other umlauts, another legal form, other capitals; everything else written differently too."""
    table = str.maketrans(rng.choice((TRANSCRIBED, BARE)))
    form = rng.choice(("e.V.", "eV", "", "e. V", "(e.V.)", "eingetragener Verein"))
    name = body.name.replace("e. V.", form).replace("e.V.", form).translate(table).strip()
    name = rng.choice((name, name.upper(), name.replace("-", " "), f"„{name}“", name.replace(" ", "  ")))
    return rewritten(rng, replace(body, name=name))


def mistyped(rng: Random, body: Fingerprint) -> Fingerprint:
    """One typing error in the name, of the kinds people make."""
    letters = list(body.name)
    places = [i for i in range(1, len(letters) - 6) if letters[i].isalpha() and letters[i + 1].isalpha()]
    at = rng.choice(places)
    kind = rng.randrange(4)
    if kind == 0:
        letters[at], letters[at + 1] = letters[at + 1], letters[at]
    elif kind == 1:
        del letters[at]
    elif kind == 2:
        letters.insert(at, letters[at])
    else:
        letters[at] = rng.choice("enrtsiaol")
    return rewritten(rng, replace(body, name="".join(letters)))


def reordered(rng: Random, body: Fingerprint) -> Fingerprint:
    """The place before the name, or in brackets, or left out, or added."""
    bare = body.name.replace(f" {body.place}", "")
    core = bare.replace(" e. V.", "").replace(" e.V.", "")
    name = rng.choice((f"{core} ({body.place})", f"{body.place}: {core} e.V.", core, f"{core} {body.place} e.V."))
    return rewritten(rng, replace(body, name=name))


def abbreviated(rng: Random, body: Fingerprint) -> Fingerprint:
    """The words of the name cut short, as in an Excel column that was too narrow."""
    cut = {"Internationaler": "Int.", "Deutsch": "Dt.", "verein": "ver.", "zentrum": "zentr.", "Verein": "Ver."}
    name = body.name
    for word, short in cut.items():
        if rng.random() < 0.7:
            name = name.replace(word, short)
    return rewritten(rng, replace(body, name=name))


def known_by_short_name(rng: Random, body: Fingerprint) -> Fingerprint:
    """Only the first letters, or what everybody calls it, with the web page."""
    words = [word for word in body.name.replace("-", " ").split() if word[0].isupper() and word != "V."]
    letters = "".join(word[0] for word in words)
    return rewritten(rng, replace(body, name=body.short_name or letters, short_name=""))


def renamed(rng: Random, body: Fingerprint) -> Fingerprint:
    """A new name with the same entry in the register."""
    return rewritten(rng, replace(body, name=f"{rng.choice(COINED)} {rng.choice(NOUNS)} NRW", short_name=""))


def rewritten(rng: Random, body: Fingerprint) -> Fingerprint:
    """Spell register number, telephone, web page and street as somebody else would."""
    register = body.register_number
    if register:
        number, court = register.split()[1], register.split()[-1]
        register = rng.choice(
            (
                f"VR{number} (AG {court})",
                f"Amtsgericht {court}, VR {number}",
                f"Vereinsregister {court} Nr. {number}",
                f"VR-Nr. {number.zfill(5)}, {court}",
            )
        )
    phones = []
    for phone in body.phones:
        area, rest = phone.split()
        phones.append(
            rng.choice(
                (
                    f"+49 {area[1:]} {rest}",
                    f"{area}/{rest[:3]} {rest[3:]}",
                    f"+49 (0){area[1:]}-{rest}",
                    f"{area}{rest}",
                )
            )
        )
    street = body.street.replace("straße", rng.choice(("str.", "strasse", "straße", " Str.")))
    website = body.website.replace("https://www.", rng.choice(("http://", "www.", "https://"))).rstrip("/")
    return replace(body, register_number=register, phones=tuple(phones), street=street, website=website)


SAME: dict[str, Callable[[Random, Fingerprint], Fingerprint]] = {
    "spelled differently": spelled,
    "typing error": mistyped,
    "words in another order, place added or left out": reordered,
    "words cut short": abbreviated,
    "short name": known_by_short_name,
    "renamed": renamed,
}
KEPT = {
    "short name": ("website", "phones"),
    "renamed": ("register_number", "municipality_key", "place"),
}


def elsewhere(rng: Random, body: Fingerprint, number: int) -> Fingerprint:
    """The branch in another city."""
    city = rng.choice([each[0] for each in CITIES if each[0] != body.place])
    other = next(each for each in CITIES if each[0] == city)
    return replace(
        invent(rng, number + 100_000), name=body.name.replace(body.place, city), municipality_key=other[1], place=city,
        postal_code=other[2],
    )  # fmt: skip


def of_another_origin(rng: Random, body: Fingerprint, number: int) -> Fingerprint:
    """The association next door: same kind, same place, other people."""
    name = body.name
    for origin in ORIGINS:
        if origin in name:
            name = name.replace(origin, rng.choice([each for each in ORIGINS if each != origin]))
            break
    else:
        coined = next(each for each in COINED if each in name)
        name = name.replace(coined, rng.choice([each for each in COINED if each != coined]))
    return replace(
        invent(rng, number + 200_000), name=name, municipality_key=body.municipality_key, place=body.place,
        postal_code=body.postal_code,
    )  # fmt: skip


def under_one_roof(rng: Random, body: Fingerprint, number: int) -> Fingerprint:
    """Another association in the same house, with the same telephone or web page."""
    other = invent(rng, number + 300_000)
    name = other.name.replace(other.place, body.place)
    shared = {"phones": body.phones} if rng.random() < 0.5 else {"website": body.website}
    return replace(
        other, name=name, street=body.street, postal_code=body.postal_code, municipality_key=body.municipality_key,
        place=body.place, **shared,
    )  # fmt: skip


def part_of_it(rng: Random, body: Fingerprint, number: int) -> Fingerprint:
    """The youth or women of the same association, with a register entry and people of their own, in the same house."""
    part = rng.choice(("Jugendverband", "Frauengruppe", "Sportabteilung", "Seniorenclub"))
    return replace(
        invent(rng, number + 400_000), name=f"{part} der {body.name}", municipality_key=body.municipality_key,
        place=body.place, postal_code=body.postal_code, street=body.street,
    )  # fmt: skip


TRAPS: dict[str, Callable[[Random, Fingerprint, int], Fingerprint]] = {
    "branch elsewhere": elsewhere,
    "other origin or name": of_another_origin,
    "under one roof": under_one_roof,
    "part of it": part_of_it,
}
