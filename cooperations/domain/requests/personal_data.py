"""What the portal knows of a person from contacts: for their own look at it."""

from typing import Any

from cooperations.models import Block, ContactEntry, ContactRequest, MisuseReport, PrivateNote, TalkGuide


def contacts_of_person(user: Any) -> dict[str, Any]:
    """Return what ``user`` has written; what others wrote is not theirs."""
    return {
        "requests": [
            {"to": row.mso.name, "subject": row.subject, "aim": row.aim, "text": row.text, "sent": row.sent_at}
            for row in ContactRequest.objects.filter(author=user).select_related("mso").order_by("sent_at")
        ],
        "log": [
            {
                "employer": row.employer.name,
                "organisation": row.mso.name,
                "on": row.on,
                "text": row.text,
                "next_step": row.next_step,
            }
            for row in ContactEntry.objects.filter(author=user).select_related("employer", "mso").order_by("on", "pk")
        ],
        "notes": [
            {"about": row.about.name, "text": row.text, "changed": row.updated_at}
            for row in PrivateNote.objects.filter(author=user).select_related("about").order_by("pk")
        ],
        "talk_guides": [
            {"for": row.mso.name, "aim": row.aim, "own_words": row.own_words}
            for row in TalkGuide.objects.filter(author=user).select_related("mso").order_by("pk")
        ],
        "blocks": [
            {"blocked": row.blocked.name, "note": row.note, "since": row.at, "lifted": row.lifted_at}
            for row in Block.objects.filter(blocked_by=user).select_related("blocked").order_by("at")
        ],
        "reports": [
            {"to": row.addressee.name, "text": row.text, "at": row.at}
            for row in MisuseReport.objects.filter(reporter=user).select_related("addressee").order_by("at")
        ],
    }
