"""Saving a search, changing, pausing and deleting it."""

from datetime import date, timedelta
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from partners.domain.whole_search import published_entries
from partners.enums import DigestRhythm, Weekday
from partners.models import SavedSearch
from portal.accounts.models import User

from .meaning import question_of, unknown_place

MOST = 50
MOST_MATCHES = 5000


class SearchNotSaved(Exception):
    """The search cannot be kept like this. The message is a sentence for people."""


def next_day(rhythm: str, today: date) -> date | None:
    """Return the day of the next digest after ``today``: tomorrow, next Monday, or none."""
    if rhythm == DigestRhythm.NEVER:
        return None
    if rhythm == DigestRhythm.DAILY:
        return today + timedelta(days=1)
    return today + timedelta(days=len(Weekday) + Weekday.MONDAY - today.isoweekday())


@transaction.atomic
def save_search(user: Any, *, name: str, query: str, rhythm: str) -> SavedSearch:
    """Keep the search ``query`` (of ``normal_query``); what it finds now is no news later.

    Raises ``SearchNotSaved`` when the user has it or its name already, has too many, its place is unknown, or it
    finds too much to tell what is new.
    """
    # Two requests at once are counted one after the other.
    User.objects.select_for_update(no_key=True).get(pk=user.pk)
    mine = SavedSearch.objects.filter(user=user)
    if mine.count() >= MOST:
        raise SearchNotSaved(_("You have saved %(number)s searches. Please delete one first.") % {"number": MOST})
    if known := mine.filter(query=query).first():
        raise SearchNotSaved(_("You have saved this search already, as “%(name)s”.") % {"name": known.name})
    if objection := why_not_savable(query):
        raise SearchNotSaved(objection)
    search = SavedSearch(user=user, name=_free_name(mine, name), query=query)
    _set_rhythm(search, rhythm)
    try:
        with transaction.atomic():
            search.save()
    except IntegrityError as error:
        raise SearchNotSaved(_("You have saved this search already.")) from error
    return search


@transaction.atomic
def change_search(search: SavedSearch, *, name: str, rhythm: str) -> None:
    """Give ``search`` another name or rhythm. Who had no digest so far is told only what is new from now on.

    Raises ``SearchNotSaved`` when another one has the name, or when it finds too much to tell what is new.
    """
    User.objects.select_for_update(no_key=True).get(pk=search.user_id)
    locked = SavedSearch.objects.select_for_update(of=("self",)).select_related("user").get(pk=search.pk)
    locked.name = _free_name(SavedSearch.objects.filter(user=locked.user_id).exclude(pk=locked.pk), name)
    if rhythm != locked.rhythm:
        _set_rhythm(locked, rhythm)
    locked.save()


def why_not_savable(query: str) -> str:
    """Return why nobody can save ``query``, "" if nothing is in the way."""
    if place := unknown_place(query):
        return _("We do not know the place “%(place)s”. Please choose another one, then save the search.") % {
            "place": place
        }
    return ""


def _free_name(others: QuerySet[SavedSearch], name: str) -> str:
    if others.filter(name__iexact=name.strip()).exists():
        raise SearchNotSaved(
            _("Another search of yours is called “%(name)s”. Please choose another name.") % {"name": name.strip()}
        )
    return name.strip()


def pause_search(search: SavedSearch) -> None:
    """Send no digests about ``search`` until it is resumed."""
    SavedSearch.objects.filter(pk=search.pk).update(is_paused=True, updated_at=timezone.now())


def resume_search(search: SavedSearch) -> None:
    """Send digests again; what came meanwhile is in the next one."""
    SavedSearch.objects.filter(pk=search.pk).update(is_paused=False, updated_at=timezone.now())


def _set_rhythm(search: SavedSearch, rhythm: str) -> None:
    had_digest = search.rhythm != DigestRhythm.NEVER and search.pk is not None
    search.rhythm = rhythm
    search.due_on = next_day(rhythm, timezone.localdate())
    if rhythm == DigestRhythm.NEVER:
        search.known = []
    elif not had_digest:
        search.known = _found_now(search)


def _found_now(search: SavedSearch) -> list[int]:
    entries = published_entries(search.user, question_of(search.query))
    found = list(entries.order_by().values_list("pk", flat=True)[: MOST_MATCHES + 1])
    if len(found) > MOST_MATCHES:
        raise SearchNotSaved(
            _(
                "This search finds more than %(number)s organisations. Please narrow it down, or choose “never” for "
                "the digest."
            )
            % {"number": MOST_MATCHES}
        )
    return found
