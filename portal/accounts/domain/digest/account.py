"""What of the overviews ends with an account, and what a person is told of them."""

from typing import Any

from portal.accounts.domain.account import register_closer
from portal.accounts.domain.personal_data import register_collector
from portal.accounts.models import Digest, SignedLink
from portal.outbox.models import Job


def register_account_hooks() -> None:
    """Register both; asked twice it is done once."""
    register_closer(forget_digests)
    register_collector("overviews", digests_of)


def forget_digests(user: Any) -> None:
    """Erase the overviews of ``user``, their mails and the links in those."""
    digests = list(Digest.objects.filter(user=user).values_list("link", "message__job"))
    SignedLink.objects.filter(pk__in=[link for link, _job in digests]).delete()
    Job.objects.filter(pk__in=[job for _link, job in digests]).delete()


def digests_of(user: Any) -> dict[str, Any]:
    """Return whether ``user`` wants overviews, and which they got."""
    rows = Digest.objects.filter(user=user).select_related("message").order_by("created_at")
    return {
        "wanted": user.wants_weekly_digest,
        "sent": [{"period": row.period, "sent": row.message.sent_at, "text": row.message.text} for row in rows],
    }
