"""Logo and pictures of a report: taken in, described, taken out again; what still lacks words or rights."""

import hashlib
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any, Final

from django.core.exceptions import PermissionDenied
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction
from django.utils.translation import gettext as _

from portal.shared.states import MoveRefused
from portal.shared.uploads.checked import CheckedFile, Refusal, UploadLimits, check_files
from reports.enums import AttachmentKind, FocusArea, ReportState
from reports.models import Attachment, Report
from reports.models.attachment import AttachmentQuerySet
from reports.permissions import can_write_report
from reports.states.report import writing_refusal

MOST_PICTURES: Final = 20
LIMITS: Final = UploadLimits(most=1, largest=8 * 1024 * 1024, largest_together=8 * 1024 * 1024)
ENDINGS: Final = {"image/jpeg": "jpg", "image/png": "png"}
TYPES: Final = {ending: kind for kind, ending in ENDINGS.items()}
WORDS: Final = ("alt", "rights_holder", "rights_basis")


class PictureRefused(Exception):
    """The picture is not taken; the message is a sentence for people."""


@dataclass(frozen=True)
class Described:
    """What is said about a picture: for those who cannot see it, below it, and who may use it by whose leave."""

    alt: str = ""
    caption: str = ""
    rights_holder: str = ""
    rights_basis: str = ""


@dataclass(frozen=True)
class Lacking:
    """A picture that cannot be released as it is, with a sentence for each reason."""

    attachment: Attachment
    reasons: tuple[str, ...]


def add_attachment(  # noqa: PLR0913 -- a picture has these parts
    report: Report,
    name: str,
    content: bytes,
    *,
    focus_area: FocusArea | None,
    described: Described,
    author: Any,
) -> Attachment:
    """Take in a picture to a focus area, or the logo (``focus_area`` None). Takes up to 20 seconds.

    Raises ``PermissionDenied``, ``MoveRefused`` when the report cannot be written now, ``PictureRefused``.
    """
    if not can_write_report(author, report):
        raise PermissionDenied
    checked = checked_picture(name, content)
    with transaction.atomic():
        locked = _lock(report)
        if refusal := writing_refusal(locked):
            raise MoveRefused(refusal)
        attachment = Attachment(
            report=locked,
            kind=AttachmentKind.LOGO if focus_area is None else AttachmentKind.PICTURE,
            focus_area=focus_area,
            name=keep_picture(checked.content, checked.content_type),
            width=checked.width,
            height=checked.height,
            size=checked.size,
            added_by=author,
            **vars(described),
        )
        present = _present(locked)
        if focus_area is None and any(each.kind == AttachmentKind.LOGO for each in present):
            raise PictureRefused(_("There is a logo already. Remove it first."))
        if any((each.focus_area, each.name) == (focus_area, attachment.name) for each in present):
            raise PictureRefused(_("This picture is there already."))
        if len(present) >= MOST_PICTURES:
            raise PictureRefused(_("A report takes %(most)d pictures at most.") % {"most": MOST_PICTURES})
        attachment.save()
    return attachment


def checked_picture(name: str, content: bytes) -> CheckedFile:
    """Return a picture that can be printed, written anew. Raises ``PictureRefused``; takes up to 20 seconds."""
    checked = check_files([(name, content)], LIMITS)[0]
    if sentence := _why_refused(checked):
        raise PictureRefused(sentence)
    return checked


def describe_attachment(attachment: Attachment, described: Described, *, author: Any) -> Attachment:
    """Change what is said about a picture. Its caption is closed with the texts, the rest with the release.

    Raises ``PermissionDenied`` and ``MoveRefused``.
    """
    if not can_write_report(author, attachment.report):
        raise PermissionDenied
    with transaction.atomic():
        report = _lock(attachment.report)
        if is_closed(report):
            raise MoveRefused(_("The report is released; its pictures stay as they are."))
        stored = Attachment.objects.select_for_update(of=("self",)).get(pk=attachment.pk)
        closed = writing_refusal(report)
        if closed and described.caption != stored.caption:
            raise MoveRefused(closed)
        for name in WORDS if closed else (*WORDS, "caption"):
            setattr(stored, name, getattr(described, name))
        stored.save(update_fields=[*WORDS, *([] if closed else ["caption"]), "updated_at"])
    return stored


def remove_attachment(attachment: Attachment, *, author: Any) -> None:
    """Take a picture out; asked twice it is done once. Its file stays for what was printed with it.

    Raises ``PermissionDenied`` and ``MoveRefused`` when the report cannot be written now.
    """
    if not can_write_report(author, attachment.report):
        raise PermissionDenied
    with transaction.atomic():
        if refusal := writing_refusal(_lock(attachment.report)):
            raise MoveRefused(refusal)
        Attachment.objects.filter(pk=attachment.pk).delete()


def visible_attachments(report: Report, user: Any) -> AttachmentQuerySet:
    """Return the pictures that ``user`` may see: like the texts, those of a draft stay with who writes it."""
    found = Attachment.objects.filter(report=report).select_related("report__period", "report__organisation")
    if not can_write_report(user, report) and report.state in {ReportState.DRAFT, ReportState.RETURNED}:
        return found.none()
    return found


def attachments_lacking(reports: Collection[Report] | Any) -> list[Lacking]:
    """Return the pictures of ``reports`` that lack an alternative text or a word on the rights. One query."""
    found = Attachment.objects.lacking().filter(report__in=reports).select_related("report__organisation")
    return [Lacking(each, tuple(reasons_of(each))) for each in found.order_by("report", "focus_area", "pk")]


def reasons_of(attachment: Attachment) -> list[str]:
    """Return a sentence for everything that is missing."""
    reasons = []
    if not attachment.alt:
        reasons.append(_("A picture has no alternative text."))
    if not attachment.rights_holder:
        reasons.append(_("It is not said who holds the rights."))
    if not attachment.rights_basis:
        reasons.append(_("It is not said where the permission to print it comes from."))
    return reasons


def is_closed(report: Report) -> bool:
    """Say whether nothing about the pictures can be changed any more."""
    return report.state not in {
        ReportState.DRAFT,
        ReportState.RETURNED,
        ReportState.SUBMITTED,
        ReportState.ACCEPTED,
    }


def keep_picture(content: bytes, content_type: str) -> str:
    """Keep a cleaned picture; return the name it is kept under. The same bytes are kept once."""
    name = f"{hashlib.sha256(content).hexdigest()}.{ENDINGS[content_type]}"
    if not default_storage.exists(place_of_picture(name)):
        default_storage.save(place_of_picture(name), ContentFile(content))
    return name


def open_picture(attachment: Attachment) -> Any:
    """Return the open file of a picture. Raises ``FileNotFoundError``."""
    return default_storage.open(place_of_picture(attachment.name), "rb")


def place_of_picture(name: str) -> str:
    """Return where the file of a picture lies in the storage."""
    return str(PurePosixPath("pictures", name[:2], name))


def _present(report: Report) -> list[Attachment]:
    return list(report.attachments.all())


def _lock(report: Report) -> Report:
    return Report.objects.select_for_update(of=("self",)).select_related("period").get(pk=report.pk)


def _why_refused(checked: CheckedFile) -> str:
    if checked.refused_why == Refusal.TOO_LARGE:
        return _("The file is larger than %(most)d MB.") % {"most": LIMITS.largest // 1024**2}
    if not checked.refused_why and checked.content_type in ENDINGS:
        return ""
    if checked.refused_why == Refusal.BROKEN:
        return _("The picture cannot be opened. It is damaged, or larger than 25 million pixels.")
    return _("Only pictures in the formats JPEG and PNG can be printed.")
