"""What is known of a person from writing and compiling reports, and what of it ends with the account (decision 53)."""

from typing import Any

from reports.enums import ReportState
from reports.models import (
    Attachment,
    Contribution,
    ContributionVersion,
    Edition,
    Extension,
    PreflightAnswer,
    Proposal,
    Report,
    ReviewComment,
    Upload,
)

_REPORT = "contribution__report"


def writing_of(user: Any) -> dict[str, Any]:
    """Return what ``user`` wrote, decided, answered, added or marked as done in reports."""
    own_names = (f"{_REPORT}__organisation", f"{_REPORT}__period")
    versions = ContributionVersion.objects.filter(author=user).select_related(*own_names).order_by("pk")
    working = Contribution.objects.filter(edited_by=user).select_related("report__organisation", "report__period")
    proposals = Proposal.objects.filter(decided_by=user).select_related(*own_names)
    answers = PreflightAnswer.objects.filter(author=user).select_related(*own_names)
    done = ReviewComment.objects.filter(resolved_by=user).select_related(*own_names).order_by("pk")
    pictures = Attachment.objects.filter(added_by=user).select_related("report__organisation", "report__period")
    return {
        "versions": [
            {**_place(row.contribution), "number": row.number, "text": row.text, "at": row.at} for row in versions
        ],
        "last_edited": [{**_place(row), "at": row.edited_at} for row in working],
        "proposals": [
            {**_place(row.contribution), "sentence": row.sentence, "state": row.state, "at": row.decided_at}
            for row in proposals
        ],
        "answers": [
            {**_place(row.contribution), "rule": row.rule, "reason": row.note, "at": row.at} for row in answers
        ],
        "comments_done": [{**_place(row.contribution), "comment": row.text, "at": row.resolved_at} for row in done],
        "pictures": [{"report": str(row.report), "caption": row.caption, "alt": row.alt} for row in pictures],
    }


def compiling_of(user: Any) -> dict[str, Any]:
    """Return which reports ``user`` opened or left out, which more time was given, which editions were theirs."""
    reports = Report.objects.select_related("organisation", "period").order_by("pk")
    extensions = Extension.objects.filter(by=user).select_related("report__organisation", "report__period")
    editions = Edition.objects.select_related("period").order_by("pk")
    return {
        "opened": [{"report": str(row), "at": row.opened_at} for row in reports.filter(opened_by=user)],
        "left_out": [{"report": str(row), "at": row.left_out_at} for row in reports.filter(left_out_by=user)],
        "more_time": [
            {"report": str(row.report), "until": row.until, "reason": row.reason, "at": row.at} for row in extensions
        ],
        "editions_prepared": [{"edition": str(row)} for row in editions.filter(prepared_by=user)],
        "editions_released": [
            {"edition": str(row), "at": row.released_at} for row in editions.filter(released_by=user)
        ],
    }


def forget_traces(user: Any) -> None:
    """Empty what only says who touched something last. What stands in histories stays: it proves who answers for it.

    A text in work is in no version yet: who typed it stays until it is. Texts that are handed in are closed to changes.
    """
    Proposal.objects.filter(decided_by=user).update(decided_by=None)
    Attachment.objects.filter(added_by=user).update(added_by=None)
    PreflightAnswer.objects.filter(author=user).update(author=None)
    ReviewComment.objects.filter(resolved_by=user).update(resolved_by=None)
    Upload.objects.filter(uploaded_by=user).update(uploaded_by=None)
    Report.objects.filter(opened_by=user).update(opened_by=None)
    open_reports = Report.objects.filter(
        state__in=(ReportState.DRAFT, ReportState.RETURNED), contributions__edited_by=user
    ).values("pk")
    held = list(Report.objects.select_for_update().filter(pk__in=open_reports).values_list("pk", flat=True))
    still_open = Report.objects.filter(pk__in=held, state__in=(ReportState.DRAFT, ReportState.RETURNED))
    Contribution.objects.filter(edited_by=user, in_work=False, report__in=still_open).update(edited_by=None)


def _place(contribution: Contribution) -> dict[str, Any]:
    return {"report": str(contribution.report), "focus_area": contribution.focus_area}
