"""Editions: the present one, its release by a second person, publishing, correcting in a new one."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from portal.shared.states import MoveRefused
from reports.enums import EditionState, PeriodState
from reports.models import Build, Edition, EditionPicture, EditionText, Report, ReportingPeriod
from reports.permissions import can_edit_edition
from reports.states import edition as states

from .build_files import request_files
from .edition import NothingToPrint, collect_edition
from .fingerprint import content_hash
from .periods import publish_period
from .release_checks import blockers

_COPIED = ("title", "subtitle", "imprint", "about", "notice", "cover", "sections")
_COPIED_TEXT = ("kind", "focus_area", "position", "title", "author", "editorial_note", "text", "imported_digest")
_COPIED_PICTURE = ("name", "width", "height", "alt", "caption", "rights", "position")


def release_edition(edition: Edition, *, actor: Any) -> bool:
    """Bind the edition to the build of its present texts; False when it is released already.

    Raises ``PermissionDenied``, and ``MoveRefused`` for whoever changed the edition last, while the build is not that
    of the present texts, and while something stands in the way of printing.
    """
    if not can_edit_edition(actor):
        raise PermissionDenied
    with transaction.atomic():
        ReportingPeriod.objects.select_for_update(of=("self",)).get(pk=edition.period_id)
        locked = _locked(edition)
        if locked.is_editable:
            if found := blockers(locked):
                raise MoveRefused(" ".join(found))
            locked.build = _build_of_present_texts(locked)
            locked.released_by, locked.released_at = actor, timezone.now()
        moved = states.move_edition(
            states.RELEASE, locked, actor=actor, save_fields=("build", "released_by", "released_at")
        )
    edition.refresh_from_db()
    return moved


def take_back(edition: Edition, *, actor: Any) -> bool:
    """Let a released edition be changed again; False when it can be already. Raises ``MoveRefused``."""
    with transaction.atomic():
        locked = _locked(edition)
        locked.build = locked.released_by = locked.released_at = None
        moved = states.move_edition(
            states.TAKE_BACK, locked, actor=actor, save_fields=("build", "released_by", "released_at")
        )
    edition.refresh_from_db()
    return moved


def publish_edition(edition: Edition, *, actor: Any) -> bool:
    """Make a released edition public; False when it is already. With the first one the period is published.

    Raises ``MoveRefused`` while reports wait for review, or when one that is printed was returned since the release.
    """
    if not can_edit_edition(actor):
        raise PermissionDenied
    with transaction.atomic():
        period = ReportingPeriod.objects.select_for_update(of=("self",)).get(pk=edition.period_id)
        locked = _locked(edition)
        if locked.state == EditionState.RELEASED:
            _refuse_returned(locked)
            if period.state != PeriodState.PUBLISHED:
                publish_period(period, actor=actor)
            locked.published_at = timezone.now()
        moved = states.move_edition(states.PUBLISH, locked, actor=actor, save_fields=("published_at",))
        if moved and locked.build is not None:
            request_files(locked.build, actor=actor)
    edition.refresh_from_db()
    return moved


def begin_correction(period: ReportingPeriod, *, actor: Any) -> Edition:
    """Return the edition that corrects the published one, begun with its texts and pictures when there is none.

    Raises ``PermissionDenied``, and ``MoveRefused`` while nothing is published.
    """
    if not can_edit_edition(actor):
        raise PermissionDenied
    with transaction.atomic():
        ReportingPeriod.objects.select_for_update(of=("self",)).get(pk=period.pk)
        last = period.editions.select_for_update(of=("self",)).order_by("-number").first()
        if last is None:
            raise MoveRefused(_("There is no brochure of this period yet."))
        if last.state != EditionState.PUBLISHED:
            if last.corrects_id is None:
                raise MoveRefused(_("The brochure is not published yet; change it as it is."))
            return last
        copied = {name: getattr(last, name) for name in _COPIED}
        edition = Edition.objects.create(
            period=period, number=last.number + 1, corrects=last, prepared_by=actor, **copied
        )
        for text in last.texts.prefetch_related("pictures"):
            own = EditionText.objects.create(edition=edition, **{name: getattr(text, name) for name in _COPIED_TEXT})
            EditionPicture.objects.bulk_create(
                EditionPicture(text=own, **{name: getattr(each, name) for name in _COPIED_PICTURE})
                for each in text.pictures.all()
            )
    return edition


def _locked(edition: Edition) -> Edition:
    return Edition.objects.select_for_update(of=("self",)).select_related("period", "build").get(pk=edition.pk)


def _build_of_present_texts(edition: Edition) -> Build:
    try:
        wanted = content_hash(collect_edition(edition).to_json())
    except NothingToPrint as nothing:
        raise MoveRefused(str(nothing)) from None
    build = edition.builds.ready().filter(content_hash=wanted).defer("content").first()
    if build is None:
        raise MoveRefused(_("Texts have changed since the brochure was built. Build it again first."))
    return build


def _refuse_returned(edition: Edition) -> None:
    assert edition.build is not None  # noqa: S101 -- the database holds that a released edition has one
    printed = {source["report"] for source in edition.build.sources.get("contributions", {}).values()}
    kept = Report.objects.accepted().filter(pk__in=printed)
    open_again = (
        Report.objects.filter(pk__in=printed).exclude(pk__in=kept).select_related("organisation").order_by("pk")
    )
    names = ", ".join(each.organisation.name for each in open_again.order_by("pk"))
    if names:
        sentence = _("Returned or left out since the edition was released: %(partners)s. Take the release back.")
        raise MoveRefused(sentence % {"partners": names})
