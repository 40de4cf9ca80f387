"""The digest: what is new in the saved searches of a person, in one mail, each organisation told once per search.

Due means due until done: a search whose day has come, or came while nothing ran, is looked at once and gets its next
day. Who is told what is stored with the mail in one transaction. Right before the mail is sent it is checked again.
"""

from django.db import transaction
from django.utils import timezone, translation

from partners.domain.facets import all_labels
from partners.enums import DigestRhythm
from partners.models import SavedSearch, SearchDigest
from portal.accounts.models import User
from portal.outbox.domain.enqueue import enqueue_job
from portal.outbox.guards import register_guard
from portal.outbox.models import Message

from .digest_mail import GUARD, send_digest_mail
from .news import SHOWN, News, look, portraits_of, seen_as

DIGEST_JOB = "partners.search_digest"


def enqueue_digests() -> int:
    """Store one job for each person with a search that is due, once a day; return how many people that are."""
    day = timezone.localdate().isoformat()
    users = list(SavedSearch.objects.due().order_by("user").values_list("user", flat=True).distinct())
    for user in users:
        enqueue_job(DIGEST_JOB, {"user": user}, key=f"search-digest:{user}:{day}")
    return len(users)


def tell_news(user_id: int) -> list[News]:
    """Send the person the news of their due searches, if there are any; return them.

    Belongs into the transaction that ends the job: mail, what is known now and the next day are stored together.
    Shows only what the person may see now.
    """
    user = User.objects.filter(pk=user_id, is_active=True).first()
    if user is None:
        return []
    due = SavedSearch.objects.due().filter(user=user).select_for_update(of=("self",))
    with translation.override(user.language):
        news = [each for each in (look(user, search) for search in due) if each.ids]
        if news:
            send_digest_mail(user, news, all_labels())
    return news


@register_guard(GUARD)
def is_still_right(message: Message) -> bool:
    """Say whether the person still wants the digest and may see all of it as it stands there.

    If not, its news come with the next digest, as far as the person may see them then.
    """
    digest = SearchDigest.objects.select_related("user").filter(message=message).first()
    if digest is None or digest.withdrawn_at:
        return False
    if digest.user.is_active and _is_wanted(digest) and _looks_the_same(digest):
        return True
    _take_back(digest)
    return False


def _is_wanted(digest: SearchDigest) -> bool:
    searches = SavedSearch.objects.filter(pk__in=digest.told, user=digest.user, is_paused=False)
    return searches.exclude(rhythm=DigestRhythm.NEVER).count() == len(digest.told)


def _looks_the_same(digest: SearchDigest) -> bool:
    with translation.override(digest.user.language):
        portraits = [each for ids in digest.told.values() for each in portraits_of(digest.user, ids[:SHOWN])]
        return seen_as(portraits) == digest.seen_as


@transaction.atomic
def _take_back(digest: SearchDigest) -> None:
    digest.withdrawn_at = timezone.now()
    digest.save(update_fields=["withdrawn_at"])
    searches = SavedSearch.objects.filter(pk__in=digest.told).exclude(rhythm=DigestRhythm.NEVER)
    for search in searches.select_for_update(of=("self",)):
        told = set(digest.told[str(search.pk)])
        search.known = [pk for pk in search.known if pk not in told]
        search.due_on = timezone.localdate()
        search.save(update_fields=["known", "due_on"])
