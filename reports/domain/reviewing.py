"""Comments of a review: made on a passage, answered, done; and where their passages stand in what is shown now.

What one side writes the other reads once the report changes hands: the ministry's comments come with the return or the
acceptance, the partner's answers with the next submission.
"""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from portal.shared.states import MoveRefused
from portal.shared.texts import check_text
from reports.enums import FocusArea, ReportState, ReviewSide
from reports.models import Contribution, ContributionVersion, Report, ReviewComment
from reports.permissions import commenting_side, represents_partner
from reports.richtext.blocks import Block, read_blocks

from .anchoring import Anchor, anchor_at, follow
from .contributions import TextRefused
from .queries import Section

MOST_LETTERS = 4_000
HANDED_OVER = {
    ReviewSide.MINISTRY: (ReportState.RETURNED, ReportState.ACCEPTED),
    ReviewSide.PARTNER: (ReportState.SUBMITTED,),
}


@dataclass
class Thread:
    """A comment with its answers; ``place`` is where its passage stands in the text shown, None if it is gone."""

    comment: ReviewComment
    place: Anchor | None
    answers: list[ReviewComment] = field(default_factory=list)

    @property
    def is_open(self) -> bool:
        """Say whether it is not done."""
        return self.comment.resolved_at is None


@dataclass
class ReviewedSection:
    """A focus area as it is shown, block by block, each with the threads on it; ``gone`` have lost their passage."""

    section: Section
    blocks: list[tuple[Block, list[Thread]]]
    gone: list[Thread]


def comment_on(  # noqa: PLR0913 -- what a comment consists of
    report: Report, focus_area: FocusArea, *, version: int, block: int, quote: str, text: str, author: Any
) -> ReviewComment:
    """Store a comment on a passage of the text as it was handed in: ``quote`` within a block, or all of the block.

    Raises ``PermissionDenied``, ``TextRefused``, and ``MoveRefused`` when the text shown was another version or has no
    such passage. The same comment sent twice is stored once.
    """
    checked = _checked(text)
    with transaction.atomic():
        locked = _lock(report, author, ReviewSide.MINISTRY)
        contribution = Contribution.objects.filter(report=locked, focus_area=focus_area).first()
        if contribution is None or contribution.version != version:
            raise MoveRefused(_("The text has changed meanwhile. Load the page again."))
        anchor = anchor_at([each.text for each in read_blocks(contribution.text)], block, quote)
        if anchor is None:
            raise MoveRefused(_("These words do not stand in the paragraph. Copy them from the text."))
        values = {**_columns(anchor), "contribution": contribution, "version": version}
        return _stored_once(author, ReviewSide.MINISTRY, checked, **values)


def answer(comment: ReviewComment, *, text: str, author: Any) -> ReviewComment:
    """Store an answer to a comment. Raises ``PermissionDenied``, ``TextRefused``, ``MoveRefused`` with a sentence."""
    checked = _checked(text)
    with transaction.atomic():
        report = comment.contribution.report
        side = commenting_side(author, report)
        if side is None:
            raise PermissionDenied
        _lock(report, author, side)
        first = comment.reply_to or comment
        values = {**_columns(_anchor_of(first)), "contribution": first.contribution, "version": first.version}
        return _stored_once(author, side, checked, reply_to=first, **values)


def resolve(comment: ReviewComment, *, actor: Any, is_done: bool) -> bool:
    """Note that a comment is done, or that it is not; False when that is so already. Raises ``PermissionDenied``."""
    with transaction.atomic():
        report = comment.contribution.report
        if commenting_side(actor, report) is None or comment.reply_to_id is not None:
            raise PermissionDenied
        changed = ReviewComment.objects.filter(pk=comment.pk, resolved_at__isnull=is_done).update(
            resolved_at=timezone.now() if is_done else None, resolved_by=actor if is_done else None
        )
    return changed == 1


def visible_comments(report: Report, user: Any) -> list[ReviewComment]:
    """Return what ``user`` may read of the comments on a report, oldest first. Two queries.

    The caller has checked that ``user`` may see the report.
    """
    own = ReviewSide.PARTNER if represents_partner(user, report) else ReviewSide.MINISTRY
    moves = list(report.transitions.order_by("pk").values_list("target", "at"))
    comments = ReviewComment.objects.filter(contribution__report=report).select_related("author", "contribution")
    readable = []
    for each in comments:
        handed_over = any(target in HANDED_OVER[ReviewSide(each.side)] and at >= each.at for target, at in moves)
        if each.side == own or handed_over:
            readable.append(each)
    return readable


def open_comments(reports: Sequence[Report]) -> Counter[int]:
    """Return how many comments nobody has marked as done, by report. One query, none without reports."""
    if not reports:
        return Counter()
    comments = ReviewComment.objects.filter(reply_to=None, resolved_at=None, contribution__report__in=reports)
    return Counter(comments.values_list("contribution__report", flat=True))


def reviewed_sections(
    report: Report, sections: Sequence[Section], comments: list[ReviewComment]
) -> list[ReviewedSection]:
    """Return the texts shown, each with its comments where their passages stand now. One query."""
    threads = {each.pk: Thread(each, None) for each in comments if each.reply_to_id is None}
    for each in comments:
        if each.reply_to_id in threads:
            threads[each.reply_to_id].answers.append(each)
    versions = _versions_since(report, comments) if comments else {}
    reviewed = []
    for section in sections:
        own = [each for each in threads.values() if each.comment.contribution.focus_area == section.focus_area]
        blocks = read_blocks(section.text)
        reviewed.append(_placed(section, blocks, own, versions))
    return reviewed


def _placed(
    section: Section, blocks: Sequence[Block], threads: list[Thread], versions: dict[int, list[ContributionVersion]]
) -> ReviewedSection:
    shown = [each.text for each in blocks]
    read: dict[int, list[str]] = {}
    by_block: dict[int, list[Thread]] = defaultdict(list)
    gone = []
    for thread in threads:
        comment = thread.comment
        between = [each for each in versions.get(comment.contribution_id, []) if each.number > comment.version]
        for each in between:
            read.setdefault(each.number, [block.text for block in read_blocks(each.text)])
        thread.place = follow(_anchor_of(comment), [*(read[each.number] for each in between), shown])
        if thread.place is None:
            gone.append(thread)
        else:
            by_block[thread.place.block].append(thread)
    placed = [(block, by_block[number]) for number, block in enumerate(blocks)]
    return ReviewedSection(section, placed, gone)


def _versions_since(report: Report, comments: list[ReviewComment]) -> dict[int, list[ContributionVersion]]:
    """Return the versions after the oldest one commented on, by contribution; they are followed, not shown."""
    found: dict[int, list[ContributionVersion]] = defaultdict(list)
    oldest = min(each.version for each in comments)
    rows = ContributionVersion.objects.filter(contribution__report=report, number__gt=oldest).order_by("number")
    for each in rows:
        found[each.contribution_id].append(each)
    return found


def _lock(report: Report, author: Any, side: ReviewSide) -> Report:
    locked = Report.objects.select_for_update(of=("self",)).get(pk=report.pk)
    present = commenting_side(author, locked)
    if present is None and commenting_side(author, report) is not None:
        raise MoveRefused(_("The report has moved on meanwhile. Load the page again to see where it stands."))
    if present != side:
        raise PermissionDenied
    return locked


def _checked(text: str) -> str:
    checked = check_text(text, max_length=MOST_LETTERS)
    if checked.problems:
        raise TextRefused(checked.problems)
    if not checked.text.strip():
        raise TextRefused((_("Write something."),))
    return checked.text


def _stored_once(author: Any, side: ReviewSide, text: str, **values: Any) -> ReviewComment:
    """The report is locked: nobody stores the same at the same time."""
    wanted = {"author": author, "side": side, "text": text, "reply_to": None, **values}
    return ReviewComment.objects.filter(**wanted).first() or ReviewComment.objects.create(**wanted)


def _columns(anchor: Anchor) -> dict[str, Any]:
    return {
        "block": anchor.block,
        "start": anchor.start,
        "end": anchor.end,
        "quote": anchor.quote,
        "prefix": anchor.prefix,
        "suffix": anchor.suffix,
    }


def _anchor_of(comment: ReviewComment) -> Anchor:
    return Anchor(comment.block, comment.start, comment.end, comment.quote, comment.prefix, comment.suffix)
