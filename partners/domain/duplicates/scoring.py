"""How likely two fingerprints are the same organisation, from 0 to 100, with the reasons in words.

The score is the sum of the weights of its reasons, kept between 0 and 100. Each weight was set by hand and checked
against labelled pairs (``tests/partners/domain/duplicates``), which also justify ``finding.THRESHOLD``. No queries.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from django.db import models
from django.utils.translation import gettext_lazy as _

from .channels import mail_host, mail_key, phone_keys, street_key, web_host
from .fingerprint import Fingerprint
from .name_likeness import distinctiveness, names_likeness
from .name_words import name_words
from .register_numbers import RegisterEntry, contradict, register_entry, same_court

NAME: Final = 70
NAME_OF_COMMON_WORDS: Final = 50
UNLIKE: Final = 0.5
ALIKE: Final = 0.97
LONG_REGISTER_NUMBER: Final = 4
DISTRICT_DIGITS: Final = 5


class ReasonCode(models.TextChoices):
    """What speaks for or against two entries being the same organisation."""

    IDENTICAL = "identical", _("everything is the same")
    SAME_NAME = "same_name", _("same name")
    SIMILAR_NAME = "similar_name", _("similar name")
    OTHER_NAME = "other_name", _("another name")
    SAME_REGISTER = "same_register", _("same register number and court")
    SAME_REGISTER_NUMBER = "same_register_number", _("same register number")
    OTHER_REGISTER = "other_register", _("another register number")
    SAME_WEBSITE = "same_website", _("same web address")
    OTHER_WEBSITE = "other_website", _("another web address")
    SAME_MAIL = "same_mail", _("same e-mail address")
    SAME_MAIL_DOMAIN = "same_mail_domain", _("same e-mail domain")
    MAIL_AT_WEBSITE = "mail_at_website", _("e-mail address at the other one's web address")
    SAME_PHONE = "same_phone", _("same telephone number")
    SAME_STREET = "same_street", _("same street and number")
    SAME_POSTAL_CODE = "same_postal_code", _("same postal code")
    SAME_PLACE = "same_place", _("same place")
    PLACE_IN_NAME = "place_in_name", _("the name says the other one's place")
    NEAR_PLACE = "near_place", _("another place in the same district")
    FAR_PLACE = "far_place", _("another district")


WEIGHTS: Final = {
    ReasonCode.IDENTICAL: 100,
    ReasonCode.OTHER_NAME: -20,
    ReasonCode.SAME_REGISTER: 60,
    ReasonCode.SAME_REGISTER_NUMBER: 40,
    ReasonCode.OTHER_REGISTER: -45,
    ReasonCode.SAME_WEBSITE: 25,
    ReasonCode.OTHER_WEBSITE: -10,
    ReasonCode.SAME_MAIL: 25,
    ReasonCode.SAME_MAIL_DOMAIN: 10,
    ReasonCode.MAIL_AT_WEBSITE: 15,
    ReasonCode.SAME_PHONE: 20,
    ReasonCode.SAME_STREET: 15,
    ReasonCode.SAME_POSTAL_CODE: 5,
    ReasonCode.SAME_PLACE: 10,
    ReasonCode.PLACE_IN_NAME: 10,
    ReasonCode.NEAR_PLACE: -5,
    ReasonCode.FAR_PLACE: -25,
}
SHORT_NUMBER_WEIGHT: Final = 20
# Judged by their own name these say nothing about who is at home there.
TELLING_OF_A_BODY: Final = frozenset({ReasonCode.SAME_REGISTER})


@dataclass(frozen=True)
class Reason:
    """One thing that was compared: what came out, how much it counts (negative: against), both values."""

    code: ReasonCode
    weight: int
    compared: tuple[str, str] = ("", "")

    @property
    def label(self) -> str:
        """Return what came out in words."""
        return str(self.code.label)

    @property
    def signed(self) -> str:
        """Return the weight with its sign, as it is printed."""
        sign = "+" if self.weight > 0 else "\N{MINUS SIGN}" if self.weight < 0 else ""
        return f"{sign}{abs(self.weight)}"


@dataclass(frozen=True)
class Likeness:
    """A score from 0 (different) to 100 (the same) and the reasons for it, the weightiest first."""

    score: int
    reasons: tuple[Reason, ...]


def likeness(one: Fingerprint, other: Fingerprint) -> Likeness:
    """Compare two fingerprints. The score is symmetric; equal fingerprints have 100."""
    if one == other:
        return Likeness(100, (Reason(ReasonCode.IDENTICAL, 100, (one.name, other.name)),))
    entries = register_entry(one.register_number), register_entry(other.register_number)
    reasons = [
        *_names(one, other),
        *_registers(one, other, entries),
        *_channels(one, other),
        *_places(one, other),
    ]
    if any(reason.code in TELLING_OF_A_BODY for reason in reasons):
        reasons = [reason for reason in reasons if reason.code != ReasonCode.OTHER_NAME]
    reasons.sort(key=lambda reason: (-abs(reason.weight), reason.code))
    return Likeness(max(0, min(100, sum(reason.weight for reason in reasons))), tuple(reasons))


def _reason(code: ReasonCode, one: str = "", other: str = "", weight: int | None = None) -> Reason:
    return Reason(code, WEIGHTS[code] if weight is None else weight, (one, other))


def _names(one: Fingerprint, other: Fingerprint) -> Iterator[Reason]:
    if not one.name.strip() or not other.name.strip():
        return
    places = {place for place in (one.place, other.place) if place}
    alike = names_likeness(one.name, other.name, short_names=(one.short_name, other.short_name), places=sorted(places))
    if alike <= UNLIKE:
        yield _reason(ReasonCode.OTHER_NAME, one.name, other.name)
        return
    telling = min(distinctiveness(one.name, places), distinctiveness(other.name, places)) >= 1
    most = NAME if telling else NAME_OF_COMMON_WORDS
    weight = round(most * (alike - UNLIKE) / (1 - UNLIKE))
    code = ReasonCode.SAME_NAME if alike >= ALIKE else ReasonCode.SIMILAR_NAME
    yield _reason(code, one.name, other.name, weight)


def _registers(
    one: Fingerprint, other: Fingerprint, entries: tuple[RegisterEntry | None, RegisterEntry | None]
) -> Iterator[Reason]:
    entry, other_entry = entries
    if entry is None or other_entry is None:
        return
    values = one.register_number, other.register_number
    if contradict(entry, other_entry):
        yield _reason(ReasonCode.OTHER_REGISTER, *values)
    elif same_court(entry, other_entry):
        yield _reason(ReasonCode.SAME_REGISTER, *values)
    else:
        short = len(entry.number) < LONG_REGISTER_NUMBER
        yield _reason(ReasonCode.SAME_REGISTER_NUMBER, *values, weight=SHORT_NUMBER_WEIGHT if short else None)


def _channels(one: Fingerprint, other: Fingerprint) -> Iterator[Reason]:
    host, other_host = web_host(one.website), web_host(other.website)
    if host and host == other_host:
        yield _reason(ReasonCode.SAME_WEBSITE, host, other_host)
    elif host and other_host:
        yield _reason(ReasonCode.OTHER_WEBSITE, one.website, other.website)
    else:
        yield from _mail_domains(one, other)
    mails, other_mails = ({key for mail in each.emails if (key := mail_key(mail))} for each in (one, other))
    if same := sorted(mails & other_mails):
        yield _reason(ReasonCode.SAME_MAIL, same[0], same[0])
    phones, other_phones = ({key for phone in each.phones for key in phone_keys(phone)} for each in (one, other))
    if equal := sorted(phones & other_phones):
        yield _reason(ReasonCode.SAME_PHONE, equal[0], equal[0])


def _mail_domains(one: Fingerprint, other: Fingerprint) -> Iterator[Reason]:
    """Compare the hosts of e-mail addresses where at most one web address is known. Common mail providers tell none."""
    hosts, other_hosts = ({mail_host(mail) for mail in each.emails} - {""} for each in (one, other))
    if at_website := sorted({web_host(one.website)} & other_hosts | {web_host(other.website)} & hosts):
        yield _reason(ReasonCode.MAIL_AT_WEBSITE, at_website[0], at_website[0])
    elif shared := sorted(hosts & other_hosts):
        yield _reason(ReasonCode.SAME_MAIL_DOMAIN, shared[0], shared[0])


def _place_in_name(settled: Fingerprint, named: Fingerprint) -> bool:
    """Say whether only one place is known and the other name holds it: "Forum" in Lünen and "Forum Lünen"."""
    place = set(name_words(settled.place))
    return bool(place) and not named.municipality_key and place <= set(name_words(named.name))


def _places(one: Fingerprint, other: Fingerprint) -> Iterator[Reason]:
    keys = one.municipality_key, other.municipality_key
    if all(keys):
        places = one.place or keys[0], other.place or keys[1]
        if keys[0] == keys[1]:
            yield _reason(ReasonCode.SAME_PLACE, *places)
        elif keys[0][:DISTRICT_DIGITS] == keys[1][:DISTRICT_DIGITS]:
            yield _reason(ReasonCode.NEAR_PLACE, *places)
        else:
            yield _reason(ReasonCode.FAR_PLACE, *places)
            return
    elif _place_in_name(one, other) or _place_in_name(other, one):
        yield _reason(ReasonCode.PLACE_IN_NAME, one.place or one.name, other.place or other.name)
    same_code = bool(one.postal_code and one.postal_code.strip() == other.postal_code.strip())
    street = street_key(one.street)
    if street and street == street_key(other.street) and (same_code or all(keys)):
        yield _reason(ReasonCode.SAME_STREET, one.street, other.street)
    elif same_code:
        yield _reason(ReasonCode.SAME_POSTAL_CODE, one.postal_code, other.postal_code)
