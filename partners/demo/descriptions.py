"""German descriptions of invented associations, composed of building blocks so that they read well and differ."""

from random import Random

from partners.enums import StaffKind

from .chance import likely
from .communities import Community
from .kind import Kind

OPENINGS = (
    "Seit {year} sind wir {noun} in {city}.",
    "Wir sind {noun} aus {city}, gegründet im Jahr {year}.",
    "{year} hat eine Handvoll Menschen aus {city} angefangen; heute sind wir {noun} mit vielen Aktiven.",
    "{Noun} in {city}: Das sind wir seit {year}.",
    "Aus einer Idee am Küchentisch wurde {year} {noun} für {city} und Umgebung.",
    "Was {year} mit einem Treffen in {city} begann, ist heute {noun}.",
)
ROOTS = (
    "Viele von uns haben familiäre Wurzeln {roots}; willkommen sind alle.",
    "Einige Gründungsmitglieder kommen aus Familien mit Wurzeln {roots}.",
    "Ein großer Teil unserer Aktiven hat Verwandte {roots} und kennt beide Welten.",
)
VOLUNTARY = (
    "Alles, was wir tun, geschieht ehrenamtlich.",
    "Wir arbeiten alle im Ehrenamt, meist abends und am Wochenende.",
    "Unser Vorstand ist berufstätig; am besten erreicht man uns nach Feierabend.",
)
PAID = (
    "Neben Ehrenamtlichen arbeiten bei uns auch hauptamtliche Fachkräfte.",
    "Ein kleines Team von Hauptamtlichen sorgt dafür, dass wir tagsüber erreichbar sind.",
    "Projektmittel ermöglichen uns feste Ansprechpersonen.",
)
CLOSINGS = (
    "Wer mitmachen möchte, kommt einfach vorbei.",
    "Wir freuen uns über neue Gesichter und neue Ideen.",
    "Für Kooperationen sind wir offen, wenn beide Seiten etwas davon haben.",
    "Sprechen Sie uns an: am liebsten persönlich.",
    "Gäste sind bei jedem Treffen willkommen.",
)
NEW_TO_EMPLOYERS = (
    "Mit Arbeitgebern haben wir noch wenig Erfahrung und sind neugierig darauf.",
    "Wir suchen Betriebe, die unsere Mitglieder kennenlernen möchten.",
)


def compose_description(  # noqa: PLR0913 -- what a description speaks of
    rng: Random, *, kind: Kind, community: Community, city: str, founded: int, staff: str, experienced: bool
) -> str:
    """Return a description of one or two paragraphs, 200 to 900 characters."""
    opening = rng.choice(OPENINGS).format(
        noun=kind.noun, Noun=kind.noun[0].upper() + kind.noun[1:], city=city, year=founded
    )
    first = [opening]
    if community.roots and likely(rng, 0.7):
        first.append(rng.choice(ROOTS).format(roots=community.roots))
    first += rng.sample(kind.activities, rng.choice((1, 2, 2, 3)))
    second = []
    if experienced:
        second.append(rng.choice(kind.with_employers))
    elif likely(rng, 0.2):
        second.append(rng.choice(NEW_TO_EMPLOYERS))
    if likely(rng, 0.5):
        second.append(rng.choice(VOLUNTARY if staff == StaffKind.VOLUNTARY else PAID))
    if likely(rng, 0.4):
        second.append(rng.choice(CLOSINGS))
    return "\n\n".join(" ".join(part) for part in (first, second) if part)
