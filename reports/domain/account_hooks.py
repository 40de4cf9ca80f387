"""What the accounts ask this app: what is known of a person, and what ends with the account."""

from typing import Any

from portal.accounts.domain.account import register_closer
from portal.accounts.domain.personal_data import register_collector
from reports.models import Amendment, DeclarationTransition, DraftAgreement, Report, ReviewComment

from .personal_data import compiling_of, forget_traces, writing_of


def register_account_hooks() -> None:
    """Register everything below; asked twice it is done once."""
    register_collector("report_review", reviews_of)
    register_collector("network", network_of)
    register_collector("report_writing", writing_of)
    register_collector("report_compiling", compiling_of)
    register_closer(forget_traces)


def network_of(user: Any) -> dict[str, Any]:
    """Return to which declarations ``user`` has agreed, and which changes they recorded."""
    about = "declaration__membership__organisation"
    agreements = DraftAgreement.objects.filter(by=user).select_related(about)
    amendments = Amendment.objects.filter(by=user).select_related(about)
    moves = DeclarationTransition.objects.filter(actor=user).select_related("subject__membership__organisation")
    return {
        "agreed": [{"declaration_of": str(row.declaration), "side": row.side, "at": row.at} for row in agreements],
        "amended": [
            {"declaration_of": str(row.declaration), "number": row.number, "reason": row.reason, "at": row.at}
            for row in amendments
        ],
        "moved": [
            {"declaration_of": str(row.subject), "to": row.target, "reason": row.reason, "at": row.at} for row in moves
        ],
    }


def reviews_of(user: Any) -> dict[str, Any]:
    """Return the comments of ``user`` in reviews, and the reports handed in or released by them."""
    comments = ReviewComment.objects.filter(author=user).select_related("contribution__report__organisation")
    reports = Report.objects.select_related("organisation", "period")
    return {
        "comments": [{"report": str(row.contribution.report), "text": row.text, "at": row.at} for row in comments],
        "submitted": [{"report": str(row), "at": row.submitted_at} for row in reports.filter(submitted_by=user)],
        "released": [{"report": str(row), "at": row.released_at} for row in reports.filter(released_by=user)],
    }
