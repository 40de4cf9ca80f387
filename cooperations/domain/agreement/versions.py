"""Frozen versions that somebody may read although their organisation takes part no longer."""

from typing import Any

from cooperations.models import AgreementVersion, Cooperation
from partners.models import organisation_ids


def versions_once_agreed(user: Any, cooperation: Cooperation) -> list[AgreementVersion]:
    """Return the versions that bound an organisation of ``user``, the latest first. One query."""
    rows = AgreementVersion.objects.filter(
        agreement__cooperation=cooperation, parties__organisation__in=organisation_ids(user)
    )
    return list(rows.defer("content", "text").distinct().order_by("-number"))
