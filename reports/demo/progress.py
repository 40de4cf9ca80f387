"""What the demo's reports say of measures and milestones."""

from random import Random

from reports.domain.progress import Said, progress_of, save_progress
from reports.enums import Progress
from reports.models import Report

TEXTS = {
    Progress.DONE: "Es hat geklappt, auch weil zwei Vereine von Anfang an mitgeplant haben.",
    Progress.ON_THE_WAY: "Die Vorbereitung ist fertig, der Rest folgt im Frühjahr.",
    Progress.LATE: "Die Stelle war vier Monate nicht besetzt. Wir holen das im nächsten Halbjahr nach.",
    Progress.DROPPED: "",
}


def store_progress(rng: Random, report: Report) -> None:
    """Say of every measure and of every milestone that is due how far it is."""
    sheet = progress_of(report)
    chosen = (Progress.DONE, Progress.ON_THE_WAY, Progress.LATE)
    said = [Said(progress, TEXTS[progress]) for progress in chosen]
    save_progress(
        report,
        {row.measure.pk: rng.choice(said[1:]) for row in sheet.measures},
        {each.milestone.pk: rng.choice(said) for _measure, each in sheet.due},
        seen=sheet.seen,
        actor=None,
    )
