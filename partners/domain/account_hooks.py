"""What the accounts ask this app: who needs a second factor, what ends with an account, what is known of a person."""

from typing import Any

from partners.models import Consent, Invitation, Representative, SavedSearch, SearchDigest, ShortlistEntry, is_ministry
from portal.accounts.domain.account import AccountNeeded, register_closer
from portal.accounts.domain.personal_data import register_collector
from portal.accounts.domain.second_factor import register_requirement
from portal.accounts.models import SignedLink
from portal.outbox.models import Job
from portal.shared.tasks_waiting import register_provider

from .addresses import waiting_for_addresses
from .asking import mail as _mail  # noqa: F401 -- registers its guard
from .asking.waiting import waiting_answers
from .duplicates.waiting import waiting_for_the_ministry
from .handover.headless import waiting_for_heads
from .handover.waiting import waiting_handovers
from .team import LastOwner, end_representation
from .waiting import waiting_for_representatives


def register_account_hooks() -> None:
    """Register everything below; asked twice it is done once."""
    register_requirement(is_ministry)
    register_closer(end_all_representations)
    register_closer(forget_searches)
    register_closer(forget_shortlist)
    register_collector("shortlist", shortlist_of)
    register_collector("saved_searches", searches_of)
    register_collector("representations", representations_of)
    register_collector("invitations", invitations_of)
    register_collector("consents_recorded", consents_recorded_by)
    register_provider(waiting_for_representatives)
    register_provider(waiting_answers)
    register_provider(waiting_for_addresses)
    register_provider(waiting_handovers)
    register_provider(waiting_for_heads)
    register_provider(waiting_for_the_ministry)


def end_all_representations(user: Any) -> None:
    """End every role of ``user``. Raises ``AccountNeeded`` when an organisation would be left without a head."""
    for representative in Representative.objects.current().filter(user=user).order_by("organisation"):
        try:
            end_representation(representative, actor=user)
        except LastOwner as refusal:
            raise AccountNeeded(str(refusal)) from refusal


def forget_shortlist(user: Any) -> None:
    """Erase what ``user`` remembered, notes included: it belongs to nobody else."""
    ShortlistEntry.objects.filter(user=user).delete()


def forget_searches(user: Any) -> None:
    """Erase the saved searches of ``user``, the mails about them and the links in those."""
    SavedSearch.objects.filter(user=user).delete()
    digests = list(SearchDigest.objects.filter(user=user).values_list("link", "message__job"))
    SignedLink.objects.filter(pk__in=[link for link, _job in digests]).delete()
    Job.objects.filter(pk__in=[job for _link, job in digests]).delete()


def searches_of(user: Any) -> list[dict[str, Any]]:
    """Return what ``user`` searches for again and again, and how often they want to hear of it."""
    rows = SavedSearch.objects.filter(user=user).order_by("created_at", "pk")
    return [
        {
            "name": row.name,
            "search": row.query,
            "rhythm": row.rhythm,
            "paused": row.is_paused,
            "saved": row.created_at,
            "last_digest": row.told_at,
        }
        for row in rows
    ]


def shortlist_of(user: Any) -> list[dict[str, Any]]:
    """Return what ``user`` remembers and noted."""
    rows = ShortlistEntry.objects.filter(user=user).select_related("shared_with").order_by("added_at", "pk")
    return [
        {
            "organisation": row.name,
            "remembered": row.added_at,
            "note": row.note,
            "shared_with": row.shared_with.name if row.shared_with else None,
        }
        for row in rows
    ]


def representations_of(user: Any) -> list[dict[str, Any]]:
    """Return all roles of ``user``, ended ones too."""
    rows = Representative.objects.filter(user=user).select_related("organisation").order_by("since", "pk")
    return [
        {"organisation": row.organisation.name, "role": row.role, "since": row.since, "until": row.until}
        for row in rows
    ]


def invitations_of(user: Any) -> list[dict[str, Any]]:
    """Return the invitations that went to the address of ``user``."""
    rows = Invitation.objects.filter(email=user.email).select_related("organisation", "link").order_by("pk")
    return [
        {
            "organisation": row.organisation.name,
            "role": row.role,
            "sent": row.link.created_at,
            "state": row.link.state,
        }
        for row in rows
    ]


def consents_recorded_by(user: Any) -> list[dict[str, Any]]:
    """Return when ``user`` recorded the consent of others; whose it was is not the user's data."""
    rows = Consent.objects.filter(recorded_by=user).order_by("given_at", "pk")
    return [{"recorded_for": row.contact_id, "given": row.given_at, "withdrawn": row.withdrawn_at} for row in rows]
