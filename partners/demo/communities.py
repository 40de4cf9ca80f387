"""Who comes together in an invented association, and which languages are spoken there."""

from dataclasses import dataclass
from random import Random

from partners.enums import Language


@dataclass(frozen=True)
class Community:
    """How an association describes its people ("" where it does not) and the languages that are likely there."""

    wording: str
    roots: str
    languages: tuple[str, ...]
    further: tuple[str, ...] = ()
    weight: int = 2


L = Language
MIXED = Community("", "", (L.DE, L.EN), (L.AR, L.TR, L.RU, L.FA, L.FR, L.UK, L.ES, L.KMR, L.SQ, L.PL), weight=34)
COMMUNITIES = (
    MIXED,
    Community("türkeistämmig, offen für alle", "in der Türkei", (L.DE, L.TR), (L.KMR, L.EN), 7),
    Community("arabischsprachig", "in arabischsprachigen Ländern", (L.DE, L.AR), (L.EN, L.FR, L.CKB), 7),
    Community("syrisch", "in Syrien", (L.AR, L.DE), (L.KMR, L.EN), 5),
    Community("kurdisch", "in den kurdischen Regionen", (L.KMR, L.DE), (L.CKB, L.TR, L.AR), 3),
    Community("ukrainisch", "in der Ukraine", (L.UK, L.DE), (L.RU, L.EN), 6),
    Community("russischsprachig", "in Osteuropa und Zentralasien", (L.RU, L.DE), (L.UK, L.EN), 4),
    Community("polnischsprachig", "in Polen", (L.PL, L.DE), (L.EN, L.UK), 5),
    Community("rumänisch und bulgarisch", "in Rumänien und Bulgarien", (L.RO, L.BG, L.DE), (L.RMY, L.TR), 4),
    Community("Roma", "in Südosteuropa", (L.RMY, L.DE), (L.RO, L.SR), 2),
    Community("afghanisch", "in Afghanistan", (L.PRS, L.PS, L.DE), (L.FA, L.EN), 4),
    Community("iranisch", "im Iran", (L.FA, L.DE), (L.EN,), 3),
    Community("eritreisch und äthiopisch", "in Eritrea und Äthiopien", (L.TI, L.AM, L.DE), (L.EN, L.AR), 3),
    Community("westafrikanisch", "in Westafrika", (L.EN, L.FR, L.DE), (L.TW, L.PT), 4),
    Community("somalisch", "in Somalia", (L.SO, L.DE), (L.EN, L.AR), 2),
    Community("tamilisch", "in Sri Lanka und Südindien", (L.TA, L.DE), (L.EN, L.HI), 2),
    Community("indisch", "in Indien", (L.HI, L.EN, L.DE), (L.UR, L.TA), 2),
    Community("pakistanisch", "in Pakistan", (L.UR, L.DE), (L.EN,), 2),
    Community("vietnamesisch", "in Vietnam", (L.VI, L.DE), (L.EN,), 2),
    Community("chinesischsprachig", "in China und Taiwan", (L.ZH, L.DE), (L.EN,), 1),
    Community("italienisch", "in Italien", (L.IT, L.DE), (L.EN,), 2),
    Community("griechisch", "in Griechenland", (L.EL, L.DE), (L.EN,), 2),
    Community("spanischsprachig", "in Spanien und Lateinamerika", (L.ES, L.DE), (L.PT, L.EN), 3),
    Community("portugiesischsprachig", "in Portugal, Brasilien und Angola", (L.PT, L.DE), (L.ES, L.EN), 2),
    Community("bosnisch, kroatisch, serbisch", "im westlichen Balkan", (L.SR, L.DE), (L.EN, L.SQ), 3),
    Community("albanischsprachig", "in Albanien und im Kosovo", (L.SQ, L.DE), (L.SR, L.EN, L.IT), 3),
)
WEIGHTS = [each.weight for each in COMMUNITIES]


def choose_community(rng: Random) -> Community:
    """Return a community; a third of the associations do not name any."""
    return rng.choices(COMMUNITIES, WEIGHTS)[0]


def choose_languages(rng: Random, community: Community) -> list[str]:
    """Return the languages spoken, the likely ones first."""
    count = rng.randint(1, 4) if community is MIXED else rng.randint(0, min(2, len(community.further)))
    return [*community.languages, *rng.sample(community.further, count)]
