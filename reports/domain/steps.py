"""The two checklists of the network: joining it, and reporting every year. Private to the organisation."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction

from checklists.domain.running import checklist_for, close_earlier
from checklists.models import Checklist
from partners.models import Organisation, organisation_ids
from reports.models import ReportingPeriod

from .checklist_facts import ACCESSION, YEARLY_REPORT


def steps_of(organisation: Organisation, user: Any, year: int | None = None) -> Checklist | None:
    """Return the list of joining the network, or with ``year`` that of a report; None before it is begun."""
    lists = Checklist.objects.visible_to(user).of_organisations({organisation.pk})
    slug = ACCESSION if year is None else YEARLY_REPORT
    return lists.filter(template__slug=slug, year=year).select_related("template", "version", "organisation").first()


def begin_joining_steps(organisation: Organisation, *, actor: Any) -> Checklist:
    """Return the list of joining the network, begun if there is none. Raises ``PermissionDenied``, ``NoTemplate``."""
    _check(organisation, actor)
    return checklist_for(organisation, ACCESSION, actor=actor)


@transaction.atomic
def begin_report_steps(organisation: Organisation, period: ReportingPeriod, *, actor: Any) -> Checklist:
    """Return the list of the report about ``period``, begun if there is none; those of earlier years are closed.

    Raises ``PermissionDenied``, ``NoTemplate``.
    """
    _check(organisation, actor)
    checklist = checklist_for(organisation, YEARLY_REPORT, period.year, actor=actor)
    close_earlier(checklist)
    return checklist


def _check(organisation: Organisation, actor: Any) -> None:
    if actor is not None and organisation.pk not in organisation_ids(actor):
        raise PermissionDenied
