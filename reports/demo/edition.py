"""The brochure of an invented period: its greeting and the introductions of its chapters."""

import re

from django.conf import settings

from reports.enums import EditionTextKind, FocusArea
from reports.models import Edition, EditionText, ReportingPeriod


def store_edition(period: ReportingPeriod) -> Edition:
    """Store the edition of ``period`` with its texts."""
    edition = Edition.objects.create(
        period=period,
        title="Erfolgsfaktor Interkulturelle Öffnung",
        subtitle="Bericht des Partnernetzwerks mit erfundenen Beispielen",
    )
    greeting, *introductions = read_texts()
    EditionText.objects.create(edition=edition, kind=EditionTextKind.GREETING, title="Grußwort", text=greeting)
    EditionText.objects.bulk_create(
        EditionText(edition=edition, kind=EditionTextKind.INTRODUCTION, focus_area=focus_area, text=text)
        for focus_area, text in zip(FocusArea, introductions, strict=True)
    )
    return edition


def read_texts() -> list[str]:
    """Return the texts of ``fixtures/demo_reports/edition.md``: the greeting, then one for each focus area."""
    text = (settings.ROOT / "fixtures" / "demo_reports" / "edition.md").read_text()
    return [part.strip() for part in re.split(r"(?m)^### .*$", text)[1:]]
