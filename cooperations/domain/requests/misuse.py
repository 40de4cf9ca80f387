"""Reports of misuse: to an intermediary in charge or to the ministry."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from cooperations.enums.side import Side
from cooperations.models import ContactRequest, MisuseReport
from cooperations.permissions.contact import can_report_misuse, can_settle_misuse, sides_of
from partners.enums import OrganisationState, Role
from partners.models import Organisation, organisation_ids
from portal.shared.states import MoveRefused

from .mediation import mediators_for
from .notices import tell_reported


def addressees_for(request: ContactRequest) -> QuerySet[Organisation]:
    """Return to whom ``request`` can be reported: the intermediaries in charge of the MSO, and the ministry."""
    ministry = Q(roles__contains=[Role.MINISTRY], state=OrganisationState.PUBLISHED)
    return Organisation.objects.filter(ministry | Q(pk__in=mediators_for(request.mso).values("pk"))).order_by("name")


@transaction.atomic
def report_misuse(
    request: ContactRequest, addressee: Organisation, text: str, *, side: Side, actor: Any
) -> MisuseReport:
    """Report a request. Raises ``PermissionDenied``, and ``MoveRefused`` when the side has an open report already."""
    allowed = can_report_misuse(actor, request) and side in sides_of(actor, request) and side != Side.MEDIATOR
    if not allowed or not addressees_for(request).filter(pk=addressee.pk).exists():
        raise PermissionDenied
    try:
        with transaction.atomic():
            report = MisuseReport.objects.create(
                request=request, by_side=side, reporter=actor, addressee=addressee, text=text
            )
    except IntegrityError as error:
        if "misuse_reported_once" in str(error):
            raise MoveRefused(_("Your side has reported this request already.")) from None
        raise
    tell_reported(report)
    return report


def reports_for(user: Any) -> QuerySet[MisuseReport]:
    """Return the reports that are addressed to the organisations ``user`` acts for, the open ones first."""
    return (
        MisuseReport.objects.filter(addressee__in=organisation_ids(user))
        .select_related("request__employer", "request__mso", "addressee")
        .order_by("settled_at", "-at", "-pk")
    )


def settle_misuse(report: MisuseReport, text: str, *, actor: Any) -> bool:
    """Say what was done about a report; False when somebody did before. Raises ``PermissionDenied``."""
    if not can_settle_misuse(actor, report):
        raise PermissionDenied
    open_one = MisuseReport.objects.filter(pk=report.pk, settled_at=None)
    return bool(open_one.update(settled_at=timezone.now(), settled_by=actor, settled_text=text))
