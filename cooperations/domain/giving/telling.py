"""Who is told what of giving and taking: on the start page and in the weekly overview, by no mail of its own."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from cooperations.enums.giving import MatchWord
from cooperations.models import Need, Offer, Support
from partners.models import Representative, organisation_ids
from portal.accounts.domain.digest.sources import Line
from portal.shared.tasks_waiting import WaitingEntry

from .matching import matches_for


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


def lines_of_giving(user: Any, _today: date) -> list[Line]:
    """Return one line per need or offer with a match to answer, and one per support to confirm."""
    url, section = reverse("cooperations:giving"), _("Give and take")
    found = {match.own: match.side for match in matches_for(user) if not match.mine}
    lines = [
        Line(f"match:{side}:{own.pk}", _("Something fits: %(what)s") % {"what": own}, f"{url}#matches", None, section)
        for own, side in found.items()
    ]
    for support in _to_confirm(user):
        title = _("Did you receive this from %(name)s?") % {"name": support.giver.display_name}
        lines.append(Line(f"support:{support.pk}", f"{title} {support.what}", f"{url}#support", None, section))
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
    waiting = Support.objects.waiting().filter(receiver__in=mine)
    return list(waiting.exclude(giver__in=mine).select_related("giver"))
