"""What the portal knows of a person from cooperations, and what ends with an account."""

from typing import Any

from cooperations.models import AgreementLook, AgreementRevision, AgreementVersion, Cooperation, CooperationTransition


def cooperations_of_person(user: Any) -> dict[str, Any]:
    """Return what ``user`` has done in cooperations; the texts belong to those who take part."""
    return {
        "proposed": [
            {"title": row.title, "for": row.proposed_by.name, "at": row.created_at}
            for row in Cooperation.objects.filter(created_by=user).select_related("proposed_by").order_by("created_at")
        ],
        "moved": [
            {"title": row.subject.title, "to": row.target, "reason": row.reason, "at": row.at}
            for row in CooperationTransition.objects.filter(actor=user).select_related("subject").order_by("at")
        ],
        "written": [
            {
                "title": row.agreement.cooperation.title,
                "for": row.organisation_name,
                "changed": row.changed,
                "at": row.at,
            }
            for row in AgreementRevision.objects.filter(author=user)
            .select_related("agreement__cooperation")
            .defer("content")
            .order_by("at")
        ],
        "given_to_boards": [
            {"title": row.agreement.cooperation.title, "version": row.number, "at": row.frozen_at}
            for row in AgreementVersion.objects.filter(frozen_by=user)
            .select_related("agreement__cooperation")
            .order_by("frozen_at")
        ],
        "read": [
            {"title": row.agreement.cooperation.title, "revision": row.revision, "at": row.at}
            for row in AgreementLook.objects.filter(user=user).select_related("agreement__cooperation").order_by("at")
        ],
    }


def forget_looks(user: Any) -> None:
    """Erase up to where ``user`` has read drafts."""
    AgreementLook.objects.filter(user=user).delete()
