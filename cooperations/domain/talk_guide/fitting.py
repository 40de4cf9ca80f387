"""Which arguments fit an MSO and an employer, and why: by what both have published."""

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ObjectDoesNotExist
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from partners.domain.audience import visible_fields
from partners.enums import EmployerOffer, StaffKind, TargetGroup
from partners.models import Organisation

from .arguments import ARGUMENTS, Argument

_REASONS: Mapping[str, str | Promise] = {
    "voluntary": gettext_lazy("volunteers do the work there"),
    "no_rooms": gettext_lazy("it has no rooms of its own"),
    "experience": gettext_lazy("it knows how to work with employers"),
    "languages": gettext_lazy("several languages are spoken there"),
}


def facts_of(user: Any, mso: Organisation) -> frozenset[str]:
    """Return what ``user`` may see of ``mso`` that arguments answer. One query besides the profile's.

    Only what is stated counts: rooms that nobody has entered are unknown, not missing.
    """
    try:
        profile = mso.mso_profile
    except ObjectDoesNotExist:
        return frozenset()
    seen = visible_fields(user, [mso])[mso.pk]
    facts = set()
    if "target_groups" in seen:
        facts |= set(profile.target_groups)
    if "staff" in seen and profile.staff_kind == StaffKind.VOLUNTARY:
        facts.add("voluntary")
    if "rooms" in seen and profile.rooms_capacity == 0:
        facts.add("no_rooms")
    if "employer_experience" in seen and profile.employer_experience:
        facts.add("experience")
    if "languages" in seen and len(profile.languages) > 1:
        facts.add("languages")
    return frozenset(facts)


def why_it_fits(argument: Argument, facts: frozenset[str], offers: frozenset[str]) -> str:
    """Return the half sentence why ``argument`` fits, "" if nothing known speaks for it."""
    if argument.offers and not argument.offers & offers:
        return ""
    reasons = [_told(need) for need in sorted(argument.needs & facts)]
    if argument.offers & offers:
        listed = ", ".join(str(EmployerOffer(each).label) for each in sorted(argument.offers & offers))
        reasons.append(_("you offer: %(offers)s") % {"offers": listed})
    return "; ".join(reasons)


def fitting(facts: frozenset[str], offers: frozenset[str]) -> dict[str, str]:
    """Return the arguments that fit, by key, with the reason."""
    reasons = {key: why_it_fits(argument, facts, offers) for key, argument in ARGUMENTS.items()}
    return {key: reason for key, reason in reasons.items() if reason}


def _told(need: str) -> str:
    if need in _REASONS:
        return str(_REASONS[need])
    return _("it reaches %(group)s") % {"group": TargetGroup(need).label}
