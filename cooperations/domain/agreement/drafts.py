"""Saving the draft: two who write at the same time lose nothing."""

from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from cooperations.models import Agreement, AgreementRevision, Cooperation
from cooperations.states.cooperation import editing_refusal
from partners.models import Organisation
from portal.shared.states import MoveRefused

from .content import Content, from_json, in_order, to_json
from .joining import join
from .paths import Item, Value, changed_paths, value_at


@dataclass(frozen=True)
class Saved:
    """The draft holds what was written. ``joined``: others had saved in between, both is in it now."""

    revision: int
    changed: tuple[str, ...] = ()
    joined: bool = False


@dataclass(frozen=True)
class Clash:
    """One place that two people changed differently, and whose the other change is."""

    path: str
    was: Value | Item
    theirs: Value | Item
    mine: Value | Item
    revision: AgreementRevision | None


@dataclass(frozen=True)
class Conflict:
    """Nothing was saved: somebody has to choose. ``suggestion`` joins both, with mine where they clash."""

    revision: int
    clashes: tuple[Clash, ...]
    suggestion: Content


@transaction.atomic
def save_draft(
    agreement: Agreement, content: Content, *, base: int, actor: Any, organisation: Organisation
) -> Saved | Conflict:
    """Store ``content``, which ``actor`` wrote for ``organisation`` starting from revision ``base``.

    What others saved since ``base`` is joined with it. Raises ``MoveRefused`` with a sentence when the draft cannot be
    changed now, or ``base`` is none of its revisions.
    """
    cooperation = Cooperation.objects.select_for_update().get(pk=agreement.cooperation_id)
    if refusal := editing_refusal(cooperation):
        raise MoveRefused(refusal)
    locked = Agreement.objects.select_for_update().get(pk=agreement.pk)
    started_from = content_at(locked, base)
    present = from_json(locked.content)
    joined = join(started_from, present, in_order(content))
    if joined.clashes:
        return _conflict(locked, base, started_from, joined.preferring_mine, joined.clashes)
    changed = changed_paths(present, joined.content)
    if not changed:
        return Saved(locked.revision)
    is_joined = locked.revision != base
    locked.revision += 1
    locked.content = to_json(joined.content)
    locked.save(update_fields=["revision", "content", "updated_at"])
    AgreementRevision.objects.create(
        agreement=locked,
        number=locked.revision,
        content=locked.content,
        author=actor,
        organisation_key=organisation.pk,
        organisation_name=organisation.name,
        changed=changed,
        merged_from=base if is_joined else None,
    )
    return Saved(locked.revision, tuple(changed), is_joined)


def content_at(agreement: Agreement, number: int) -> Content:
    """Return the content of revision ``number``; the one before the first is empty. One query at most.

    Raises ``MoveRefused`` for a number that is no revision.
    """
    if number == agreement.revision:
        return from_json(agreement.content)
    if number == 0:
        return Content()
    revision = agreement.revisions.filter(number=number).first()
    if revision is None:
        raise MoveRefused(_("The draft you started from is not known. Load the page again."))
    return from_json(revision.content)


def _conflict(
    agreement: Agreement, base: int, started_from: Content, suggestion: Content, clashes: tuple[str, ...]
) -> Conflict:
    """Name for each clash who wrote the other one last. One query."""
    since = list(
        agreement.revisions.filter(number__gt=base).select_related("author").defer("content").order_by("number")
    )
    theirs = from_json(agreement.content)
    told = tuple(
        Clash(
            path,
            value_at(started_from, path),
            value_at(theirs, path),
            value_at(suggestion, path),
            next((each for each in reversed(since) if _touches(each.changed, path)), None),
        )
        for path in clashes
    )
    return Conflict(agreement.revision, told, suggestion)


def _touches(changed: list[str], path: str) -> bool:
    """Say whether one of ``changed`` is ``path``, part of it, or what it is part of."""
    return any(each == path or each.startswith(f"{path}.") or path.startswith(f"{each}.") for each in changed)
