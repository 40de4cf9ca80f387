"""What stands still in the last steps of a campaign until somebody moves it."""

from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from reports.enums import BuildState, EditionState
from reports.models import Build, Edition


def editions_in_work() -> QuerySet[Edition]:
    """Return editions that are released, or that have a finished build and could be."""
    ready = Build.objects.filter(edition=OuterRef("pk"), state=BuildState.READY)
    waiting = Q(state=EditionState.RELEASED) | Q(Exists(ready), state=EditionState.EDITING)
    return Edition.objects.filter(waiting).select_related("period")


def failed_builds(user: Any) -> QuerySet[Build]:
    """Return the builds ``user`` may see that failed, and after which none of the same was asked for."""
    same = Q(edition=OuterRef("edition")) | Q(report=OuterRef("report"))
    later = Build.objects.filter(same, created_at__gt=OuterRef("created_at"))
    visible = Build.objects.visible_to(user)
    found: QuerySet[Build] = visible.filter(~Exists(later), state=BuildState.FAILED)
    return (
        found.select_related("edition__period", "report__period", "report__organisation")
        .defer("content")
        .order_by("-created_at")
    )
