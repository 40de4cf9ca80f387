"""Whom an agreement binds: the parties as they are named in its text, each with its signing rule."""

from collections.abc import Iterable
from dataclasses import dataclass

from cooperations.enums.cooperation import SIGNING_SIDES
from cooperations.models import Cooperation, CooperationParty, FrozenParty
from partners.models import Organisation

# What naming a party reads besides its row.
NAMED_BY = ("organisation__municipality", "organisation__mso_profile", "organisation__employer_profile")


@dataclass(frozen=True)
class PartyInText:
    """One party as the text names it. ``number`` is that of its row in the cooperation; ``total`` 0 names no rule."""

    number: int
    organisation_id: int
    name: str
    place: str
    side: str
    required: int = 1
    total: int = 1


def rule_of(organisation: Organisation) -> tuple[int, int]:
    """Return how many of how many members have to sign for ``organisation``, as its profile says today.

    What is both employer and MSO has one board: the stricter rule holds. Without a profile one person signs.
    Two queries, none for what was fetched with its profiles.
    """
    profiles = [getattr(organisation, name, None) for name in ("mso_profile", "employer_profile")]
    rules = [(each.signing_required, each.signing_total) for each in profiles if each is not None]
    return max(rules, default=(1, 1))


def parties_in_text(cooperation: Cooperation) -> list[PartyInText]:
    """Return the parties that sign, in the order of the text: by side, name and number. One query."""
    return as_in_text(cooperation.parties.present().select_related(*NAMED_BY))


def as_in_text(present: Iterable[CooperationParty]) -> list[PartyInText]:
    """Return those of the parties that sign, in the order of the text. No query for rows with ``NAMED_BY``."""
    parties = []
    for row in present:
        if row.side not in SIGNING_SIDES or row.accepted_at is None:
            continue
        organisation = row.organisation
        required, total = rule_of(organisation)
        place = organisation.municipality.name if organisation.municipality else ""
        parties.append(PartyInText(row.pk, organisation.pk, organisation.name, place, row.side, required, total))
    return in_text_order(parties)


def in_text_order(parties: Iterable[PartyInText]) -> list[PartyInText]:
    """Return ``parties`` in the order of the text."""
    return sorted(parties, key=lambda each: (each.side, each.name, each.number))


def same_parties(frozen: Iterable[FrozenParty], parties: Iterable[PartyInText]) -> bool:
    """Say whether a frozen text binds exactly these parties by the same rules."""
    return {(each.organisation_id, each.side, each.required, each.total) for each in frozen} == {
        (each.organisation_id, each.side, each.required, each.total) for each in parties
    }
