"""The talk guide of one employer for one MSO: what the page and the printed sheet show, and storing it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ObjectDoesNotExist, PermissionDenied
from django.db import transaction

from cooperations.models import TalkGuide
from cooperations.permissions.contact import can_prepare_contact
from partners.enums import EmployerOffer
from partners.models import Organisation

from .arguments import ARGUMENTS, DONT, DOS, GROUPS
from .fitting import facts_of, fitting


@dataclass(frozen=True)
class GuidePage:
    """What the talk guide says: chosen sentences by group, what fits, what is offered."""

    guide: TalkGuide
    chosen: list[tuple[str, list[str]]]
    fits: dict[str, str]
    offers: list[str]
    dos: list[str]
    dont: str


def guide_for(employer: Organisation, mso: Organisation) -> TalkGuide:
    """Return the guide of the two, a new one with the employer's published offers where there is none."""
    return find_guide(employer, mso) or TalkGuide(employer=employer, mso=mso, offers=offers_of(employer))


def find_guide(employer: Organisation, mso: Organisation) -> TalkGuide | None:
    """Return the stored guide of the two. One query."""
    return TalkGuide.objects.filter(employer=employer, mso=mso).select_related("recommender", "employer").first()


def offers_of(employer: Organisation) -> list[str]:
    """Return what ``employer`` offers MSOs by its profile."""
    try:
        return list(employer.employer_profile.offers)
    except ObjectDoesNotExist:
        return []


def guide_page(user: Any, guide: TalkGuide) -> GuidePage:
    """Return what page and sheet show. Two queries at most."""
    chosen = [
        (str(group.title), [str(each.text) for each in group.arguments if each.key in guide.arguments])
        for group in GROUPS
    ]
    return GuidePage(
        guide,
        [(title, texts) for title, texts in chosen if texts],
        fitting(facts_of(user, guide.mso), frozenset(guide.offers)),
        [str(EmployerOffer(each).label) for each in guide.offers],
        [str(each) for each in DOS],
        str(DONT),
    )


@transaction.atomic
def store_guide(  # noqa: PLR0913 -- what a guide consists of
    employer: Organisation,
    mso: Organisation,
    *,
    actor: Any,
    recommended_by: str,
    recommender: Organisation | None,
    aim: str,
    arguments: Sequence[str],
    offers: Sequence[str],
    own_words: str,
) -> TalkGuide:
    """Store the guide; colleagues of the employer share it. Arguments nobody knows are left out.

    Raises ``PermissionDenied``.
    """
    if not can_prepare_contact(actor, employer, mso):
        raise PermissionDenied
    guide, _is_new = TalkGuide.objects.update_or_create(
        employer=employer,
        mso=mso,
        defaults={
            "recommended_by": recommended_by,
            "recommender": recommender,
            "aim": aim,
            "arguments": [key for key in ARGUMENTS if key in arguments],
            "offers": [each for each in EmployerOffer.values if each in offers],
            "own_words": own_words,
            "author": actor,
        },
    )
    return guide
