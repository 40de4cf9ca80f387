"""What a report says of measures, as the data that is printed in the partner's own report."""

from reports.models import Report
from reports.renderers.data import MeasureData, MilestoneData

from .printed_names import PROGRESS
from .progress import progress_of


def printed_measures(report: Report) -> tuple[MeasureData, ...]:
    """Return the measures of ``report`` with their milestones; nothing as long as nothing is said of any."""
    sheet = progress_of(report)
    if not sheet.is_told:
        return ()
    return tuple(
        MeasureData(
            number=row.measure.number,
            title=row.measure.title,
            progress=PROGRESS[row.now.progress],
            text=row.now.text,
            milestones=tuple(
                MilestoneData(
                    title=each.milestone.title,
                    due_on=each.milestone.due_on,
                    progress=PROGRESS[each.now.progress],
                    text=each.now.text,
                )
                for each in row.milestones
            ),
        )
        for row in sheet.measures
    )
