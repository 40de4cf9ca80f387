"""Who is told what of giving and taking: on the start page and in the weekly overview, by no mail of its own."""

from collections.abc import Collection, Iterable, Sequence
from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from cooperations.enums.giving import MatchWord
from cooperations.models import Need, Offer, Support
from partners.models import Representative, organisation_ids, users_by_organisation
from portal.accounts.domain.digest.sources import Line
from portal.shared.tasks_waiting import WaitingEntry

from .matching import matches_for, matches_for_many


def waiting_for_giving(user: Any) -> list[WaitingEntry]:
    """Return support to confirm and interest to answer. Nine queries at most."""
    url = reverse("cooperations:giving")
    interest = [match for match in matches_for(user) if match.theirs == MatchWord.INTERESTED and not match.mine]
    return [
        *(
            WaitingEntry(
                title=_("Did you receive this from %(name)s?") % {"name": support.giver.display_name},
                url=f"{url}#support",
                action=_("Look at it"),
                detail=support.what,
            )
            for support in _to_confirm(user)
        ),
        *(
            WaitingEntry(
                title=_("%(name)s is interested") % {"name": match.other.display_name},
                url=f"{url}#matches",
                action=_("Look at it"),
                detail=str(match.own),
            )
            for match in interest
        ),
    ]


def lines_of_giving(users: Sequence[Any], _today: date) -> dict[int, list[Line]]:
    """Return one line per need or offer with a match to answer, and one per support to confirm. Nine queries."""
    url, section = reverse("cooperations:giving"), _("Give and take")
    lines: dict[int, list[Line]] = {}
    for user, matches in matches_for_many(users).items():
        found = {match.own: match.side for match in matches if not match.mine}
        lines[user] = [
            Line(
                f"match:{side}:{own.pk}", _("Something fits: %(what)s") % {"what": own}, f"{url}#matches", None, section
            )
            for own, side in found.items()
        ]
    people = users_by_organisation(users)
    mine = {user.pk: organisation_ids(user) for user in users}
    for support in _waiting_for(people):
        title = _("Did you receive this from %(name)s?") % {"name": support.giver.display_name}
        line = Line(f"support:{support.pk}", f"{title} {support.what}", f"{url}#support", None, section)
        for user in people[support.receiver_id]:
            if support.giver_id not in mine[user]:
                lines[user].append(line)
    return lines


def people_with_giving(_today: date) -> Iterable[int]:
    """Return who acts for those with support to confirm, or a notice of a kind that the other side has too."""
    needs, offers = Need.objects.open(), Offer.objects.open()
    organisations = {
        *needs.filter(kind__in=offers.values("kind")).values_list("organisation", flat=True),
        *offers.filter(kind__in=needs.values("kind")).values_list("organisation", flat=True),
        *Support.objects.waiting().values_list("receiver", flat=True),
    }
    return Representative.objects.current().filter(organisation__in=organisations).values_list("user", flat=True)


def _to_confirm(user: Any) -> list[Support]:
    mine = organisation_ids(user)
    return list(_waiting_for(mine).exclude(giver__in=mine))


def _waiting_for(receivers: Collection[int]) -> QuerySet[Support]:
    return Support.objects.waiting().filter(receiver__in=receivers).select_related("giver")
