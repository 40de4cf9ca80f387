"""Writing the text of a report about one focus area: every change is a version, nobody overwrites silently."""

from dataclasses import dataclass
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction

from portal.shared.states import MoveRefused
from portal.shared.texts import check_text
from reports.enums import FocusArea
from reports.models import Contribution, ContributionVersion, Report
from reports.permissions import can_write_report
from reports.states.report import writing_refusal


class TextRefused(Exception):
    """A text cannot be stored; ``problems`` holds a sentence for each reason."""

    def __init__(self, problems: tuple[str, ...]) -> None:
        super().__init__(" ".join(problems))
        self.problems = problems


class StaleVersion(Exception):
    """Somebody else saved meanwhile. ``current`` is the stored version, ``text`` what was to be saved."""

    def __init__(self, current: ContributionVersion, text: str) -> None:
        super().__init__(f"Version {current.number} was saved meanwhile.")
        self.current = current
        self.text = text


@dataclass(frozen=True)
class Saved:
    """What came of a save: the contribution, whether it changed, what was replaced in the text."""

    contribution: Contribution
    changed: bool
    notes: tuple[str, ...] = ()


def save_contribution(report: Report, focus_area: FocusArea, text: str, *, expected_version: int, author: Any) -> Saved:
    """Store ``text`` as the next version if the author has seen the present one (``expected_version``; 0: none).

    An unchanged text makes no version; the same text saved twice is saved once.

    Raises ``PermissionDenied``, ``MoveRefused`` when the report cannot be written now, ``TextRefused`` with every
    problem, ``StaleVersion`` with both texts.
    """
    if author is not None and not can_write_report(author, report):
        raise PermissionDenied
    checked = check_text(text)
    if checked.problems:
        raise TextRefused(checked.problems)
    with transaction.atomic():
        locked = Report.objects.select_for_update(of=("self",)).select_related("period").get(pk=report.pk)
        if refusal := writing_refusal(locked):
            raise MoveRefused(refusal)
        contribution = Contribution.objects.filter(report=locked, focus_area=focus_area).first()
        if contribution is None:
            contribution = Contribution(report=locked, focus_area=focus_area)
        if contribution.text == checked.text:
            return Saved(contribution, changed=False, notes=checked.notes)
        if contribution.version != expected_version:
            raise StaleVersion(_present_version(contribution), checked.text)
        contribution.text = checked.text
        contribution.version += 1
        contribution.save()
        ContributionVersion.objects.create(
            contribution=contribution, number=contribution.version, text=checked.text, author=author
        )
    return Saved(contribution, changed=True, notes=checked.notes)


def _present_version(contribution: Contribution) -> ContributionVersion:
    stored = contribution.versions.select_related("author").filter(number=contribution.version).first()
    return stored or ContributionVersion(
        contribution=contribution, number=contribution.version, text=contribution.text, at=contribution.updated_at
    )
