"""When there was no answer: somebody who knows the MSO goes between, and requests that fall silent."""

from datetime import date, timedelta
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from cooperations.domain.contacting.contact_settings import lock_settings
from cooperations.enums.contact import WAITING_STATES, RequestState
from cooperations.models import ContactRequest
from cooperations.states.request import FALL_SILENT, MEDIATE, move_request
from partners.enums import INTERMEDIARY_ROLES, OrganisationState
from partners.models import Affiliation, Organisation
from portal.shared.states import MoveRefused

from .notices import tell_mediator

SILENT_AFTER = timedelta(days=14)
MEDIATION_LASTS = timedelta(days=30)


def mediators_for(mso: Organisation) -> QuerySet[Organisation]:
    """Return who may go between: the MSO's umbrella associations and the intermediaries of its area. One query."""
    umbrellas = Affiliation.objects.current().filter(member=mso).values("umbrella")
    near = Q(pk__in=umbrellas)
    if mso.district_id:
        near |= Q(service_area=mso.district_id)
    return (
        Organisation.objects.filter(near, state=OrganisationState.PUBLISHED, roles__overlap=sorted(INTERMEDIARY_ROLES))
        .exclude(pk=mso.pk)
        .distinct()
        .order_by("name", "pk")
    )


@transaction.atomic
def ask_mediator(request: ContactRequest, mediator: Organisation, *, actor: Any) -> bool:
    """Ask ``mediator`` to go between; False when one has been asked already.

    Raises ``MoveRefused``, and ``PermissionDenied`` also for somebody who is not in charge of the MSO.
    """
    if not mediators_for(request.mso).filter(pk=mediator.pk).exists():
        raise PermissionDenied
    lock_settings(request.mso)
    locked = ContactRequest.objects.select_for_update(of=("self",)).select_related("employer", "mso").get(pk=request.pk)
    newer = ContactRequest.objects.filter(
        employer=locked.employer_id, mso=locked.mso_id, state__in=WAITING_STATES
    ).exclude(pk=locked.pk)
    if newer.exists():
        raise MoveRefused(_("There is a newer request of these two."))
    locked.mediator, locked.mediated_by, locked.mediated_on = mediator, actor, timezone.localdate()
    locked.closed_on = None
    moved = move_request(
        MEDIATE, locked, actor=actor, save_fields=("mediator", "mediated_by", "mediated_on", "closed_on")
    )
    if moved:
        tell_mediator(locked)
    request.refresh_from_db()
    return moved


def fall_silent(today: date) -> int:
    """Close what has waited 14 days, or 30 days with a go-between, without an answer; return how many.

    Nobody of the MSO is told: silence is an answer they may give. Each in a transaction of its own.
    """
    waiting = Q(state=RequestState.SENT, sent_on__lte=today - SILENT_AFTER)
    waiting |= Q(state=RequestState.MEDIATED, mediated_on__lte=today - MEDIATION_LASTS)
    silent = 0
    for pk in ContactRequest.objects.filter(waiting).order_by("pk").values_list("pk", flat=True):
        with transaction.atomic():
            # Under the lock: it may have been answered a moment ago.
            locked = ContactRequest.objects.select_for_update(of=("self",)).filter(waiting, pk=pk).first()
            if locked is None:
                continue
            locked.closed_on = today
            silent += move_request(FALL_SILENT, locked, actor=None, save_fields=("closed_on",))
    return silent
