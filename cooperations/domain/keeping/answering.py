"""Answers to the yearly question: one yes on each side keeps the cooperation alive, or wakes it."""

from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from cooperations.domain.lifecycle import end_for, locked
from cooperations.enums.cooperation import SIGNING_SIDES, CooperationState
from cooperations.enums.keeping import ALIVE, RenewalOutcome, RenewalWord
from cooperations.models import AgreementVersion, Cooperation, CooperationParty, Renewal, RenewalAnswer, RenewalMail
from cooperations.models.months import add_months
from cooperations.states.cooperation import WAKE, move_cooperation
from partners.models import Organisation
from portal.accounts.domain.signed_links import find_link, use_link
from portal.accounts.models import SignedLink
from portal.shared.states import MoveRefused

from .calendar import YEAR
from .planning import plan_cycle, running_year
from .renewal_mail import PURPOSE


def find_mail(token: str) -> RenewalMail | None:
    """Return the mail whose link has ``token``, in whatever state that is, or None."""
    link = find_link(PURPOSE, token)
    if link is None:
        return None
    related = ("link", "organisation", "renewal__cooperation")
    return RenewalMail.objects.filter(link=link).select_related(*related).first()


@transaction.atomic
def answer_renewal(  # noqa: PLR0913 -- what an answer consists of
    renewal: Renewal,
    organisation: Organisation,
    answer: RenewalWord,
    *,
    user: Any = None,
    link: SignedLink | None = None,
    reason: str = "",
) -> bool:
    """Store what a party says and draw the conclusion; False when the party has answered already.

    A link is used up. "No" of the only party of its side ends the cooperation with ``reason``; where others stand on
    the same side, it is for them to answer. Locks the cooperation, then the link.

    Raises ``MoveRefused`` when the question is closed or the organisation takes no part any more, and
    ``LinkNotUsable`` when ``link`` was used, revoked or has expired.
    """
    cooperation = locked(renewal.cooperation_id)
    present = CooperationParty.objects.present().filter(cooperation=cooperation, side__in=sorted(SIGNING_SIDES))
    party = present.filter(organisation=organisation).first()
    if RenewalAnswer.objects.filter(renewal=renewal, organisation=organisation).exists():
        return False
    if party is None or not Renewal.objects.open().filter(pk=renewal.pk).exists():
        raise MoveRefused(_("This question is settled already."))
    if link is not None:
        use_link(link)
    RenewalAnswer.objects.create(
        renewal=renewal,
        organisation=organisation,
        side=party.side,
        answer=answer,
        way=RenewalAnswer.Way.LINK if link else RenewalAnswer.Way.SIGNED_IN,
        by=user,
    )
    if answer == RenewalWord.NO:
        if not present.filter(side=party.side).exclude(pk=party.pk).exists():
            _close(renewal, RenewalOutcome.ENDED)
            why = reason.strip() or _("Said when we asked whether it is still alive.")
            end_for(cooperation, organisation, actor=user, reason=why)
    else:
        _settle(cooperation, renewal, actor=user)
    return True


def alive_sides(renewal: Renewal) -> set[str]:
    """Return the sides on which somebody said that it is alive. One query."""
    return set(renewal.answers.filter(answer__in=ALIVE).values_list("side", flat=True))


def _settle(cooperation: Cooperation, renewal: Renewal, *, actor: Any) -> None:
    """Close the question when both sides are alive: the next one comes in a year, counted from today."""
    if not alive_sides(renewal) >= SIGNING_SIDES:
        return
    _close(renewal, RenewalOutcome.ALIVE)
    today = timezone.localdate()
    cooperation.next_renewal_on = add_months(today, YEAR)
    if cooperation.state == CooperationState.DORMANT:
        move_cooperation(WAKE, cooperation, actor=actor, save_fields=("next_renewal_on",))
        plan_cycle(cooperation, running_year(cooperation, today))
    else:
        cooperation.save(update_fields=["next_renewal_on", "updated_at"])


def close_when_confirmed(cooperation: Cooperation, _version: AgreementVersion) -> None:
    """A new agreement that all boards confirmed answers the question, in the transaction that confirms it."""
    for renewal in Renewal.objects.open().filter(cooperation=cooperation):
        _close(renewal, RenewalOutcome.ALIVE)


def _close(renewal: Renewal, outcome: RenewalOutcome) -> None:
    Renewal.objects.filter(pk=renewal.pk).update(
        closed_on=timezone.localdate(), outcome=outcome, updated_at=timezone.now()
    )
