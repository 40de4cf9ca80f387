"""What waits for people while boards are asked: an answer, somebody to name, a question to reply to."""

from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils.translation import gettext as _

from cooperations.enums.confirmation import Answer, RoundState
from cooperations.enums.cooperation import SIGNING_SIDES
from cooperations.models.confirmation import Confirmation
from cooperations.models.cooperation import CooperationParty
from cooperations.models.frozen import FrozenParty
from cooperations.models.signatory import Signatory, SignatoryQuestion
from partners.models import organisation_ids
from portal.shared.tasks_waiting import WaitingEntry

from .rule import Rule, Tally


def waiting_signatures(user: Any) -> list[WaitingEntry]:
    """Return what ``user`` is to confirm in person. One query."""
    mine = Q(user=user) | Q(user=None, email__in=user.emailaddress_set.filter(verified=True).values("email"))
    asked = (
        Signatory.objects.present()
        .filter(mine, cooperation__rounds__state=RoundState.OPEN)
        .exclude(confirmations__version__round__state=RoundState.OPEN)
        .select_related("cooperation", "organisation")
        .distinct()
    )
    return [
        WaitingEntry(
            title=_("Confirm: %(title)s") % {"title": each.cooperation},
            url=reverse("cooperations:confirm", args=[each.cooperation_id]),
            action=_("Read and answer"),
            detail=each.organisation.display_name,
        )
        for each in asked
    ]


def waiting_namings(user: Any) -> list[WaitingEntry]:
    """Return where the organisations of ``user`` must name somebody because the rule cannot be met otherwise.

    One query.
    """
    own = organisation_ids(user)
    if not own:
        return []
    answers = Confirmation.objects.filter(version=OuterRef("version"), signatory__organisation=OuterRef("organisation"))
    silent = (
        Signatory.objects.present()
        .filter(cooperation=OuterRef("version__agreement__cooperation"), organisation=OuterRef("organisation"))
        .exclude(Exists(Confirmation.objects.filter(signatory=OuterRef("pk"), version__round__state=RoundState.OPEN)))
    )
    parties = (
        FrozenParty.objects.filter(version__round__state=RoundState.OPEN, organisation__in=own)
        .annotate(
            yes=_number(answers.filter(answer=Answer.YES)),
            no=_number(answers.filter(answer=Answer.NO)),
            waiting=_number(silent),
        )
        .select_related("version__agreement__cooperation")
    )
    return [
        WaitingEntry(
            title=_("Somebody who signs is missing: %(title)s") % {"title": each.version.agreement.cooperation},
            url=reverse("cooperations:signatories", args=[each.version.agreement.cooperation_id]),
            action=_("Name somebody"),
        )
        for each in parties
        if Tally(Rule(each.required, each.total), each.yes, each.no, each.waiting).to_name
    ]


def _number(rows: QuerySet[Any]) -> Coalesce:
    """Return the expression for how many of ``rows`` there are."""
    counted = rows.order_by().annotate(everything=Value(1)).values("everything").annotate(number=Count("pk"))
    return Coalesce(Subquery(counted.values("number")), 0)


def waiting_questions(user: Any) -> list[WaitingEntry]:
    """Return the questions of signatories that the organisations of ``user`` have not answered. One query."""
    own = organisation_ids(user)
    if not own:
        return []
    parties = CooperationParty.objects.present().filter(organisation__in=own, side__in=sorted(SIGNING_SIDES))
    open_ones = SignatoryQuestion.objects.filter(
        answered_at=None,
        # About whichever version: a newer text does not answer what somebody asked about the older one.
        signatory__cooperation__rounds__state=RoundState.OPEN,
        version__agreement__cooperation__in=parties.values("cooperation"),
    ).filter(Q(to_both=True) | Q(signatory__organisation__in=own))
    return [
        WaitingEntry(
            title=_("A question about “%(title)s”") % {"title": each.signatory.cooperation},
            url=reverse("cooperations:signatories", args=[each.signatory.cooperation_id]),
            action=_("Answer the question"),
            detail=each.signatory.name,
        )
        for each in open_ones.select_related("signatory__cooperation")
    ]
