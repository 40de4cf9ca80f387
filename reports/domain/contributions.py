"""Writing the text of a report about one focus area: nothing typed is lost, nobody overwrites silently.

What is saved while somebody types is the working text: it is stored at once, but becomes a version only when the
person saves by hand, pauses, is followed by somebody else, or the report is submitted (decision 45).
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, Final

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from portal.shared.states import MoveRefused
from portal.shared.texts import CheckedText, check_text
from reports.enums import FocusArea
from reports.models import Contribution, ContributionVersion, Report
from reports.permissions import can_write_report
from reports.states.report import writing_refusal

PAUSE: Final = timedelta(minutes=15)


class TextRefused(Exception):
    """A text cannot be stored; ``problems`` holds a sentence for each reason."""

    def __init__(self, problems: tuple[str, ...]) -> None:
        super().__init__(" ".join(problems))
        self.problems = problems


class StaleVersion(Exception):
    """Somebody else saved meanwhile. ``current`` is what is stored, ``text`` what was to be saved."""

    def __init__(self, current: Contribution, text: str) -> None:
        super().__init__(f"Revision {current.revision} was saved meanwhile.")
        self.current = current
        self.text = text


@dataclass(frozen=True)
class Saved:
    """What came of a save: the contribution, whether it changed, what was replaced in the text."""

    contribution: Contribution
    changed: bool
    notes: tuple[str, ...] = ()


def save_contribution(  # noqa: PLR0913 -- a text, and what to make of it
    report: Report,
    focus_area: FocusArea,
    text: str,
    *,
    expected_revision: int,
    author: Any,
    keep_replaced: bool = False,
) -> Saved:
    """Store ``text`` as the next version if the author has seen the present text (``expected_revision``; 0: none).

    An unchanged text makes no version, unless it was saved while typing and is in no version yet; the same text saved
    twice is saved once. ``keep_replaced`` makes a version of the working text that is replaced, whoever wrote it.

    Raises ``PermissionDenied``, ``MoveRefused`` when the report cannot be written now, ``TextRefused`` with every
    problem, ``StaleVersion`` with both texts.
    """

    def keep(contribution: Contribution, checked: CheckedText) -> bool:
        if contribution.text == checked.text:
            if contribution.in_work:
                _add_version(contribution)
                contribution.save()
                return True
            return False
        if keep_replaced and contribution.in_work:
            _add_version(contribution)
        _begin(contribution, author)
        _write(contribution, checked.text, author)
        contribution.save()
        _add_version(contribution)
        contribution.save()
        return True

    return _store(report, focus_area, text, expected_revision=expected_revision, author=author, keep=keep)


def autosave_contribution(
    report: Report, focus_area: FocusArea, text: str, *, expected_revision: int, author: Any
) -> Saved:
    """Store ``text`` as the working text. What another person left, or the same one before a pause, is a version then.

    Raises the same as ``save_contribution``.
    """

    def keep(contribution: Contribution, checked: CheckedText) -> bool:
        if contribution.text == checked.text:
            return False
        _begin(contribution, author)
        _write(contribution, checked.text, author)
        contribution.in_work = True
        contribution.save()
        return True

    return _store(report, focus_area, text, expected_revision=expected_revision, author=author, keep=keep)


def take_over_previous(report: Report, focus_area: FocusArea, previous: Contribution, *, author: Any) -> Saved:
    """Begin an empty contribution with an earlier one of the same partner; it is marked until something is changed.

    Raises ``PermissionDenied`` and ``MoveRefused``, also when there is a text already.
    """
    with transaction.atomic():
        present = lock_contribution(report, focus_area)
        if present.text:
            raise MoveRefused(_("There is a text already; it was not replaced."))
        saved = save_contribution(report, focus_area, previous.text, expected_revision=present.revision, author=author)
        saved.contribution.taken_over_from = previous
        saved.contribution.save(update_fields=["taken_over_from"])
    return saved


def close_working_texts(report: Report) -> None:
    """Make every working text of ``report`` a version. The caller holds the lock of the report."""
    for contribution in report.contributions.filter(in_work=True):
        _add_version(contribution)
        contribution.save()


def _store(  # noqa: PLR0913 -- what both ways of saving ask for
    report: Report,
    focus_area: FocusArea,
    text: str,
    *,
    expected_revision: int,
    author: Any,
    keep: Callable[[Contribution, CheckedText], bool],
) -> Saved:
    if author is not None and not can_write_report(author, report):
        raise PermissionDenied
    checked = check_text(text)
    if checked.problems:
        raise TextRefused(checked.problems)
    with transaction.atomic():
        contribution = lock_contribution(report, focus_area)
        if contribution.text != checked.text and contribution.revision != expected_revision:
            raise StaleVersion(contribution, checked.text)
        return Saved(contribution, keep(contribution, checked), checked.notes)


def lock_contribution(report: Report, focus_area: FocusArea) -> Contribution:
    """Return the contribution, or a new one that is not stored, with the lock of its report held.

    Raises ``MoveRefused`` when the report cannot be written now.
    """
    locked = Report.objects.select_for_update(of=("self",)).select_related("period").get(pk=report.pk)
    if refusal := writing_refusal(locked):
        raise MoveRefused(refusal)
    contribution = Contribution.objects.select_related("edited_by").filter(report=locked, focus_area=focus_area).first()
    return contribution or Contribution(report=locked, focus_area=focus_area)


def _begin(contribution: Contribution, author: Any) -> None:
    """Keep what is there as a version where another person, or another day's work, begins."""
    same_person = contribution.edited_by_id == (author.pk if author is not None else None)
    paused = contribution.edited_at is not None and timezone.now() - contribution.edited_at > PAUSE
    if contribution.in_work and (paused or not same_person):
        _add_version(contribution)


def _write(contribution: Contribution, text: str, author: Any) -> None:
    contribution.text = text
    contribution.revision += 1
    contribution.taken_over_from = None
    contribution.edited_by = author
    contribution.edited_at = timezone.now()


def _add_version(contribution: Contribution) -> None:
    contribution.version += 1
    contribution.in_work = False
    ContributionVersion.objects.create(
        contribution=contribution,
        number=contribution.version,
        text=contribution.text,
        author=contribution.edited_by,
        at=contribution.edited_at or timezone.now(),
    )
