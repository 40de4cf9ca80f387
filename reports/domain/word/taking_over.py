"""Taking a Word file over: its texts become versions of the contributions, like any other edit."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from portal.shared.texts import check_text
from reports.domain.contributions import TextRefused, save_contribution
from reports.enums import FocusArea
from reports.models import Report, Upload
from reports.states.upload import TAKE_OVER, move_upload

from .splitting import LEFT_OUT
from .texts import texts_by_area
from .uploads import cuts_of, document_of


class Choice(StrEnum):
    """What happens to a text that stands there already."""

    REPLACE = "replace"
    APPEND = "append"
    KEEP = "keep"


class ChoiceMissing(Exception):
    """Nobody has said what is to happen with the text of ``areas``, or nothing at all is to be taken over."""

    def __init__(self, areas: tuple[FocusArea, ...]) -> None:
        super().__init__(", ".join(str(each.value) for each in areas))
        self.areas = areas


@dataclass(frozen=True, slots=True)
class Plan:
    """What a file brings for one focus area, beside what stands there already."""

    area: FocusArea
    text: str
    present: str
    revision: int
    problems: tuple[str, ...]

    @property
    def words(self) -> int:
        """Return how many words come."""
        return len(self.text.split())

    @property
    def is_there(self) -> bool:
        """Say whether the very text stands there already."""
        return self.text == self.present

    @property
    def needs_choice(self) -> bool:
        """Say whether another text would have to give way or be added to."""
        return bool(self.present.strip()) and not self.is_there


def plans_of(upload: Upload) -> list[Plan]:
    """Return what the file brings, in the order of the focus areas. One query."""
    present = {each.focus_area: each for each in upload.report.contributions.all()}
    plans = []
    for number, text in texts_by_area(document_of(upload), cuts_of(upload)).items():
        if number == LEFT_OUT or not text.strip():
            continue
        known = present.get(number)
        plans.append(
            Plan(
                FocusArea(number),
                text,
                known.text if known is not None else "",
                known.revision if known is not None else 0,
                check_text(text).problems,
            )
        )
    return plans


def take_over(upload: Upload, choices: Mapping[int, Choice], seen: Mapping[int, int], *, actor: Any) -> bool:
    """Write the texts into the contributions, all or none; False when that is done already.

    ``seen`` are the revisions by focus area that the choices were made for.

    Raises ``PermissionDenied``, ``MoveRefused``, ``ChoiceMissing``, ``TextRefused`` with every problem, and
    ``StaleVersion`` when somebody saved a text meanwhile.
    """
    with transaction.atomic():
        Report.objects.select_for_update(of=("self",)).get(pk=upload.report_id)
        upload.taken_over_at = timezone.now()
        if not move_upload(TAKE_OVER, upload, actor=actor, save_fields=("taken_over_at",)):
            return False
        upload = Upload.objects.select_related("report__period").get(pk=upload.pk)
        upload.results = _write(upload, choices, seen, actor)
        upload.save(update_fields=["results", "updated_at"])
    return True


def _write(upload: Upload, choices: Mapping[int, Choice], seen: Mapping[int, int], actor: Any) -> dict[str, int]:
    plans = plans_of(upload)
    undecided = tuple(each.area for each in plans if each.needs_choice and each.area not in choices)
    if undecided or not plans:
        raise ChoiceMissing(undecided)
    results: dict[str, int] = {}
    problems: list[str] = []
    for plan in plans:
        choice = choices[plan.area] if plan.needs_choice else Choice.REPLACE
        if choice == Choice.KEEP:
            continue
        text = f"{plan.present}\n\n{plan.text}" if choice == Choice.APPEND else plan.text
        try:
            saved = save_contribution(
                upload.report, plan.area, text, expected_revision=seen.get(plan.area, 0), author=actor
            )
        except TextRefused as refused:
            number = _("Focus area %(number)d") % {"number": plan.area}
            problems += [f"{number}: {problem}" for problem in refused.problems]
            continue
        results[str(plan.area.value)] = saved.contribution.version
    if problems:
        raise TextRefused(tuple(problems))
    return results
