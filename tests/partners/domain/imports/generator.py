"""Invents a list as a ministry gets it: five districts, duplicates of five kinds, broken rows. Reproducible.

Nothing here uses the normalisation or the scoring of the portal: what is a duplicate is known because it was made one.
"""

import io
import random
from dataclasses import dataclass, field, replace

import xlsxwriter

from tests.partners.domain.imports.invented_words import (
    BEGINNINGS,
    COMMON_SHARE,
    ENDS,
    FORMS,
    GROUPS,
    HEADERS,
    KINDS,
    LANGUAGES,
    MIDDLES,
    ORIGINS,
    PEOPLE,
    PLACES,
    PROPER,
    STREETS,
)

DUPLICATE_KINDS = ("typing error", "legal form or word order", "register number", "moved", "spelling")
TYPO, FORM, REGISTER, MOVED, SPELLING = DUPLICATE_KINDS


@dataclass(frozen=True)
class Body:
    """What a list says about one organisation."""

    number: int
    origin: str
    kind: str
    proper: str
    district: str
    town: str
    postal_code: str
    name: str
    short_name: str = ""
    register: str = ""
    founded: str = ""
    website: str = ""
    street: str = ""
    groups: str = ""
    languages: str = ""
    members: str = ""
    person: str = ""
    phone: str = ""
    email: str = ""

    @property
    def cells(self):
        return [
            str(self.number), self.name, self.short_name, self.register, self.founded, self.website, self.street,
            self.postal_code, self.town, self.groups, self.languages, self.members, self.person, self.phone, self.email,
        ]  # fmt: skip


@dataclass
class Invented:
    """A list and the truth about it. Lines are those of the file: the headers stand in the first.

    ``stored`` are organisations that the directory has already. ``pairs`` gives for each duplicate its kind and its
    original: a line of the list or, negative, minus one minus the position in ``stored``.
    """

    stored: list[Body] = field(default_factory=list)
    rows: list[list[str]] = field(default_factory=list)
    pairs: dict[tuple[int, int], str] = field(default_factory=dict)
    broken: dict[int, str] = field(default_factory=dict)

    def workbook(self):
        """Return the list as the bytes of an Excel file."""
        output = io.BytesIO()
        book = xlsxwriter.Workbook(output, {"in_memory": True, "strings_to_urls": False})
        sheet = book.add_worksheet("Liste")
        for index, row in enumerate([list(HEADERS), *self.rows]):
            for column, cell in enumerate(row):
                # Postal codes and counts are numbers where a person typed them.
                if cell.isascii() and cell.isdecimal() and column in (0, 4, 7, 11):
                    sheet.write_number(index, column, int(cell))
                else:
                    sheet.write_string(index, column, cell)
        book.close()
        return output.getvalue()


def invent(count=1200, duplicates=100, broken=50, stored=300, seed=2026):
    """Return a list of ``count`` rows; half of the duplicates repeat what is stored, half earlier or later rows."""
    chance = random.Random(seed)  # noqa: S311 -- a list that can be made again
    bodies = invent_bodies(count - duplicates - broken + stored, chance)
    invented = Invented(stored=bodies[:stored])
    plain = bodies[stored:]
    entries = [("plain", body, None, "") for body in plain]
    for number in range(duplicates):
        kind = DUPLICATE_KINDS[number % len(DUPLICATE_KINDS)]
        in_directory = number % 2 == 0
        original = (invented.stored if in_directory else plain)[number * 2 + 1]
        entries.append(("duplicate", repeat(original, kind, chance), original, kind))
    entries += [("broken", breaker(number, chance), None, "") for number in range(broken)]
    chance.shuffle(entries)
    lines = {id(body): line for line, (_what, body, _original, _kind) in enumerate(entries, start=2)}
    positions = {id(body): -1 - position for position, body in enumerate(invented.stored)}
    for line, (what, body, original, kind) in enumerate(entries, start=2):
        if what == "broken":
            cells, header = body
            invented.rows.append(cells)
            invented.broken[line] = header
            continue
        invented.rows.append(replace(body, number=line - 1).cells)
        if what == "duplicate":
            invented.pairs[line, lines.get(id(original)) or positions[id(original)]] = kind
    return invented


def invent_bodies(count, chance):
    """Return organisations that are all different, but not by much: the same origins, kinds and words in each town."""
    towns = [(district, town, codes) for district, towns in PLACES.items() for town, codes in towns.items()]
    seen, bodies = set(), []
    while len(bodies) < count:
        origin, kind, proper = chance.choice(ORIGINS), chance.choice(KINDS), own_word(chance)
        district, town, codes = chance.choice(towns)
        form = chance.choice(FORMS)
        key = (proper, kind, town) if form.startswith("{k}") else (origin, kind, proper, town)
        if key in seen or (origin, kind, proper, town) in seen:
            continue
        seen |= {key, (origin, kind, proper, town), (proper, kind, town)}
        name = form.format(o=origin, k=kind, p=proper, t=town)
        number = len(bodies)
        host = f"{plain_letters(proper)}-{plain_letters(kind)[:5]}-{number}.example.org".lower()
        bodies.append(
            Body(
                number=number, origin=origin, kind=kind, proper=proper, district=district, town=town,
                postal_code=chance.choice(codes), name=name,
                short_name=chance.choice(("", "", f"{proper} {town}")),
                register=chance.choice(("", f"VR {1000 + number} Amtsgericht {town}", f"VR {1000 + number}")),
                founded=chance.choice(("", str(chance.randint(1965, 2023)))),
                website=chance.choice(("", f"https://www.{host}")),
                street=f"{chance.choice(STREETS)} {chance.randint(1, 120)}",
                groups=chance.choice(GROUPS), languages=chance.choice(LANGUAGES),
                members=chance.choice(("", str(chance.randint(8, 400)), "26-50")),
                person=chance.choice(("", chance.choice(PEOPLE))),
                phone=chance.choice(("", f"0221 4710-{number:04d}")),
                email=chance.choice(("", f"info@{host}")),
            )
        )  # fmt: skip
    return bodies


def own_word(chance):
    """Return the word by which an association is known."""
    if chance.random() < COMMON_SHARE:
        return chance.choice(PROPER)
    return chance.choice(BEGINNINGS) + chance.choice(MIDDLES) + chance.choice(ENDS)


def repeat(body, kind, chance):
    """Return the same organisation as another clerk wrote it down."""
    makers = {TYPO: mistype, FORM: reform, REGISTER: rename, MOVED: move, SPELLING: respell}
    return makers[kind](body, chance)


def mistype(body, chance):
    """One or two typing errors in the name; the rest is known less completely."""
    name = body.name
    for _error in range(chance.choice((1, 1, 2))):
        at = chance.randrange(2, len(name) - 2)
        name = chance.choice(
            (
                name[:at] + name[at + 1 :],
                name[:at] + name[at + 1] + name[at] + name[at + 2 :],
                name[:at] + name[at] + name[at:],
                name[:at] + chance.choice("aeinrst") + name[at + 1 :],
            )
        )
    return replace(body, name=name, register="", website="", person="", phone=body.phone.replace(" ", "/"))


def reform(body, chance):
    """Another legal form, an abbreviation or another order of the words."""
    name = chance.choice(
        (
            f"{body.kind} {body.proper} {body.town}, {body.origin.lower()}",
            f"{body.proper} {body.town} ({body.origin}er {body.kind}) eingetragener Verein",
            f"{body.origin}er {body.kind.replace('verein', 'v.')} {body.proper} {body.town}",
            f"{body.origin}er {body.kind} {body.proper} gGmbH {body.town}",
        )
    )
    street = body.street.replace("straße", "str.").replace("Straße", "Str.")
    return replace(body, name=name, short_name="", register="", website="", email="", phone="", street=street)


def rename(body, chance):
    """The same entry in the register under a new name. Three in ten clerks leave out the court."""
    number = 5000 + body.number
    body_register = f"VR {number} Amtsgericht {body.town}"
    other = own_word(chance)
    register = chance.choice(
        (f"Vereinsregister {body.town} Nr. {number}", f"VR{number} AG {body.town}", f"VR-Nr. {number}")
    )
    name = f"{chance.choice(('Haus', 'Treffpunkt', 'Initiative'))} {other} {body.town}"
    _register(body, body_register)
    return replace(body, name=name, short_name="", register=register, website="", email="", phone="", street="")


def _register(body, register):
    """An original without a register number could not be told by it."""
    object.__setattr__(body, "register", register)


def move(body, chance):
    """Moved to another street or town of the district; domain or telephone are the same."""
    towns = PLACES[body.district]
    town = chance.choice(sorted(towns))
    phone = f"0221 4711-{body.number:04d}"
    host = f"{plain_letters(body.proper)}-{body.number}.example.org".lower()
    if chance.random() < 0.5:
        object.__setattr__(body, "website", f"https://www.{host}")
        contact = {"website": f"http://{host}/start", "phone": "", "email": ""}
    else:
        object.__setattr__(body, "phone", phone)
        contact = {"website": "", "phone": phone.replace("0221 ", "+49 221 "), "email": ""}
    name = chance.choice((body.name, f"{body.origin}er {body.kind} {body.proper}", f"{body.proper} {body.kind}"))
    street = f"{chance.choice(STREETS)} {chance.randint(121, 180)}"
    return replace(
        body, name=name, town=town, postal_code=chance.choice(towns[town]), street=street, register="", **contact
    )


def respell(body, chance):
    """Umlauts and foreign letters written otherwise, or only the abbreviation known."""
    letters = str.maketrans({"ö": "oe", "ü": "ue", "ä": "ae", "Ö": "Oe", "Ü": "Ue", "ß": "ss"})
    if chance.random() < 0.3:
        initials = "".join(word[0] for word in (body.origin, *split_compound(body.kind), body.proper)).upper()
        object.__setattr__(body, "short_name", f"{initials} {body.town}")
        return replace(body, name=f"{initials} {body.town} e.V.", short_name="", register="", website="", email="")
    name = plain_letters(body.name) if chance.random() < 0.5 else plain_letters(body.name.translate(letters))
    return replace(body, name=name.upper() if chance.random() < 0.3 else name, short_name="", register="", website="",
                   email="", phone="")  # fmt: skip


def split_compound(word):
    """Take "Kulturverein" apart."""
    for end in ("verein", "verband", "bund", "kreis"):
        if word.endswith(end):
            return word.removesuffix(end), end
    return (word,)


def plain_letters(text):
    """Write foreign letters as somebody does who has none of them on the keyboard."""
    plain = str.maketrans("çğışöüäâêáéíóúŚśżóÇĞİŞÖÜ", "cgisouaaeaeiouSszoCGISOU")
    return text.translate(plain).replace("ß", "ss").replace(" ", "-" if " " not in text else " ")


def breaker(number, chance):
    """Return the cells of a row with one mistake and the header of the column where it is."""
    body = invent_bodies(1, chance)[0]
    body = replace(body, name=f"{body.name} {number}", register="", website="", phone="", email="")
    ways = (
        ("Verein", {"name": ""}),
        ("PLZ", {"postal_code": body.postal_code[:4]}),
        ("PLZ", {"postal_code": "80331", "town": ""}),
        ("Ort", {"town": "Nirgendsheim", "postal_code": ""}),
        ("E-Mail", {"email": "info(at)verein"}),
        ("Webseite", {"website": "keine Seite vorhanden"}),
        ("Gegründet", {"founded": chance.choice(("2190", "vor langer Zeit"))}),
        ("Mitglieder", {"members": "sehr viele"}),
        ("Telefon", {"phone": "bitte nachfragen"}),
        ("Verein", {"name": "#REF!"}),
    )
    header, wrong = ways[number % len(ways)]
    return replace(body, **wrong).cells, header
