"""Which organisations that an import added must stay when it is taken back: those that others build upon by now."""

from collections.abc import Collection
from typing import Any

from django.db import models
from django.utils.translation import gettext as _

from partners.enums import OrganisationState
from partners.models import (
    Affiliation,
    ImportRow,
    ImportRun,
    Organisation,
    OrganisationChange,
    OrganisationTransition,
    Representative,
)

# What an import itself leaves behind, and what says nothing about others.
OWN_TRACES: tuple[type[models.Model], ...] = (OrganisationChange, OrganisationTransition, ImportRow)


def why_protected(run: ImportRun, ids: Collection[int]) -> dict[int, str]:
    """Return by id why an organisation that ``run`` added stays: a sentence for people. A fixed number of queries."""
    reasons: dict[int, str] = {}
    for pk, text in [
        *((pk, _("It was merged with another entry.")) for pk in _merged(ids)),
        *((pk, _("Somebody represents it.")) for pk in _ids(Representative, "organisation", ids)),
        *((pk, _("It has member organisations.")) for pk in _ids(Affiliation, "umbrella", ids)),
        *((pk, _("Other things in the portal belong to it.")) for pk in _relied_upon(ids)),
        *_changed_since(run, ids),
    ]:
        reasons.setdefault(pk, text)
    return reasons


def _changed_since(run: ImportRun, ids: Collection[int]) -> list[tuple[int, str]]:
    changes = OrganisationChange.objects.filter(organisation__in=ids, at__gt=run.applied_at).select_related("actor")
    sentence = _("%(who)s changed it later.")
    return [(each.organisation_id, sentence % {"who": each.actor or _("Somebody")}) for each in changes]


def _merged(ids: Collection[int]) -> set[int]:
    gone = Organisation.objects.filter(pk__in=ids, state=OrganisationState.MERGED).values_list("pk", flat=True)
    return {*gone, *_ids(Organisation, "merged_into", ids)}


def _relied_upon(ids: Collection[int]) -> set[int]:
    """Ask everything in the portal that must not lose its organisation, reports and cooperations for instance."""
    found: set[int] = set()
    for relation in Organisation._meta.related_objects:
        model: Any = relation.related_model
        if relation.on_delete is models.PROTECT and model not in (*OWN_TRACES, Organisation):
            found |= _ids(model, relation.field.name, ids)
    return found


def _ids(model: Any, field: str, ids: Collection[int]) -> set[int]:
    return set(model._default_manager.filter(**{f"{field}__in": ids}).values_list(field, flat=True))
