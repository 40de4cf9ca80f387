"""Remembering organisations: in the database for who is signed in, in the session for who is not.

The session also keeps the number for the navigation, so that pages without the list cost no query. What a visitor
remembered goes over to their account when they sign in.
"""

from collections.abc import MutableMapping
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from partners.models import Organisation, ShortlistEntry, organisation_ids
from portal.accounts.models import User

MOST = 100
SESSION_LIST = "shortlist"
SESSION_NUMBER = "shortlist_number"

Session = MutableMapping[str, Any]


class ShortlistFull(Exception):
    """The list is as long as it may be. The message is a sentence for people."""

    def __init__(self) -> None:
        super().__init__(
            _("Your shortlist holds %(number)s organisations already. Please remove one before you add another.")
            % {"number": MOST}
        )


@dataclass(frozen=True)
class Shortlist:
    """The list of one user or, without one, of one session."""

    user: Any
    session: Session

    @property
    def is_stored(self) -> bool:
        """Whether it belongs to an account: only then are there notes."""
        return bool(self.user.is_authenticated)

    def organisation_ids(self) -> set[int]:
        """Return the ids of the organisations on it. One query for signed-in people, none for others."""
        if not self.is_stored:
            return {int(key) for key in self.session.get(SESSION_LIST, {})}
        ids = set(ShortlistEntry.objects.filter(user=self.user).values_list("organisation", flat=True))
        self._keep_number(len(ids))
        return ids

    def number(self) -> int:
        """Return how many organisations are on it, as far as this session knows. No query."""
        if self.is_stored:
            return int(self.session.get(SESSION_NUMBER, 0))
        return len(self.session.get(SESSION_LIST, {}))

    def add(self, organisation: Organisation) -> bool:
        """Remember ``organisation``; returns False when it is on the list. Raises ``ShortlistFull``."""
        if self.is_stored:
            return self._add_stored(organisation)
        names = dict(self.session.get(SESSION_LIST, {}))
        if str(organisation.pk) in names:
            return False
        if len(names) >= MOST:
            raise ShortlistFull
        self.session[SESSION_LIST] = {**names, str(organisation.pk): organisation.name}
        return True

    def remove(self, organisation: Organisation) -> bool:
        """Forget ``organisation`` and what was merged into it; returns False when neither is on the list."""
        if self.is_stored:
            with transaction.atomic():
                entries = ShortlistEntry.objects.filter(user=self.user)
                gone, _per_model = (
                    entries.filter(organisation=organisation) | entries.filter(organisation__merged_into=organisation)
                ).delete()
                self._keep_number(entries.count())
            return gone > 0
        merged = Organisation.objects.filter(merged_into=organisation).values_list("pk", flat=True)
        forgotten = {str(pk) for pk in (organisation.pk, *merged)}
        names = dict(self.session.get(SESSION_LIST, {}))
        self.session[SESSION_LIST] = {key: name for key, name in names.items() if key not in forgotten}
        return bool(forgotten & names.keys())

    def holds(self, organisation: Organisation) -> bool:
        """Say whether ``organisation`` itself is on the list."""
        if self.is_stored:
            return ShortlistEntry.objects.filter(user=self.user, organisation=organisation).exists()
        return str(organisation.pk) in self.session.get(SESSION_LIST, {})

    def _add_stored(self, organisation: Organisation) -> bool:
        with transaction.atomic():
            # Two requests at once are counted one after the other.
            User.objects.select_for_update(no_key=True).get(pk=self.user.pk)
            entries = ShortlistEntry.objects.filter(user=self.user)
            known = set(entries.values_list("organisation", flat=True))
            if organisation.pk in known:
                return False
            if len(known) >= MOST:
                raise ShortlistFull
            entries.create(user=self.user, organisation=organisation, name=organisation.name)
        self._keep_number(len(known) + 1)
        return True

    def _keep_number(self, number: int) -> None:
        if self.session.get(SESSION_NUMBER, 0) != number:
            self.session[SESSION_NUMBER] = number


def write_note(user: Any, organisation: Organisation, note: str) -> bool:
    """Store what ``user`` notes about ``organisation``; returns False when it is not on their list."""
    entries = ShortlistEntry.objects.filter(user=user, organisation=organisation)
    return entries.update(note=note.strip()) > 0


def share_entry(user: Any, organisation: Organisation, colleagues_of: int | None) -> bool:
    """Let colleagues of an organisation (id) the user acts for see the entry, or nobody; the note stays private.

    Returns False when the entry or the organisation is not the user's.
    """
    if colleagues_of is not None and colleagues_of not in organisation_ids(user):
        return False
    entries = ShortlistEntry.objects.filter(user=user, organisation=organisation)
    return entries.update(shared_with=colleagues_of) > 0


@transaction.atomic
def take_over(user: Any, session: Session) -> None:
    """Move what the visitor of ``session`` remembered to the account they signed in to, as far as there is room."""
    visited: dict[str, str] = session.pop(SESSION_LIST, {})
    mine = ShortlistEntry.objects.filter(user=user)
    number = mine.count()
    if visited:
        existing = Organisation.objects.filter(pk__in=[int(key) for key in visited]).values_list("pk", flat=True)
        known = set(mine.values_list("organisation", flat=True))
        new = [pk for pk in existing if pk not in known][: MOST - number]
        ShortlistEntry.objects.bulk_create(
            [ShortlistEntry(user=user, organisation_id=pk, name=visited[str(pk)]) for pk in new],
            ignore_conflicts=True,
        )
        number = mine.count()
    if number or SESSION_NUMBER in session:
        session[SESSION_NUMBER] = number
