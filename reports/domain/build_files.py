"""The print variant and other files of a brochure, made of the frozen content of its build when they are wanted."""

import hashlib
from collections.abc import Callable
from typing import Any, Final

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from portal.outbox.domain.enqueue import enqueue_job
from portal.outbox.models import Job
from portal.outbox.registry import PermanentFailure, Progress
from portal.printing.assets import find_assets
from portal.printing.render import RenderFailed
from reports.enums import BuildFileKind, BuildState
from reports.models import Build, BuildFile
from reports.renderers.data import EditionData
from reports.renderers.web.book import brochure_epub
from reports.renderers.word.brochure import brochure_docx

from .brochure_printing import Tell, print_brochure
from .fragments import PieceFailed
from .printed_pictures import pictures_named_in

MAKE_FILE: Final = "reports.make_build_file"
Maker = Callable[[str, Tell], bytes]


def _print_variant(content: str, tell: Tell) -> bytes:
    return print_brochure(content, tell=tell, for_print=True).content


def _word_file(content: str, tell: Tell) -> bytes:
    tell(_("Writing the file"), 0, 1)
    return brochure_docx(EditionData.from_json(content), pictures_named_in(content))


def _book(content: str, tell: Tell) -> bytes:
    tell(_("Writing the file"), 0, 1)
    sheets = find_assets({name: f"reports/web/{name}" for name in ("edition.css", "type.css")})
    styles = {name: path.read_bytes() for name, path in sheets.items()}
    return brochure_epub(EditionData.from_json(content), pictures_named_in(content), styles)


MAKERS: Final[dict[str, Maker]] = {
    BuildFileKind.PRINT: _print_variant,
    BuildFileKind.WORD: _word_file,
    BuildFileKind.BOOK: _book,
}


def request_files(build: Build, *, actor: Any) -> list[BuildFile]:
    """Return the further files of a ready build; those that nobody asked for yet are queued, each once."""
    if build.state != BuildState.READY or build.edition_id is None:
        return []
    with transaction.atomic():
        Build.objects.select_for_update(of=("self",)).defer("content").get(pk=build.pk)
        known = {each.kind: each for each in build.files.select_related("job")}
        for kind in MAKERS:
            if kind not in known:
                job = enqueue_job(
                    MAKE_FILE, {"build": str(build.pk), "kind": kind}, key=f"build:{build.pk}:{kind}", owner=actor
                )
                known[kind] = BuildFile.objects.create(build=build, kind=kind, job=job)
    return [known[kind] for kind in MAKERS]


def files_of(build: Build) -> list[BuildFile]:
    """Return the further files of a build with their jobs, those under way too. One query."""
    return list(build.files.select_related("job").order_by("kind"))


def make_file(job: Job, progress: Progress) -> None:
    """Do the job of a file. Raises ``PermanentFailure`` naming the pages that cannot be set."""
    kind = job.payload["kind"]
    file = BuildFile.objects.select_related("build").get(build=job.payload["build"], kind=kind)
    if file.file:
        return
    try:
        content = MAKERS[kind](file.build.content, progress.report)
    except PieceFailed as failure:
        raise PermanentFailure(_("%(pages)s: %(reason)s") % {"pages": failure.title, "reason": failure}) from failure
    except RenderFailed as failure:
        raise PermanentFailure(str(failure)) from failure
    progress.report(_("Storing the file"), 1, 1)
    ending = "pdf" if kind == BuildFileKind.PRINT else kind
    name = default_storage.save(f"builds/{file.build_id}-{kind}.{ending}", ContentFile(content))
    try:
        with progress.completion():
            file.file.name, file.size = name, len(content)
            file.sha256 = hashlib.sha256(content).hexdigest()
            file.save(update_fields=["file", "size", "sha256"])
    except BaseException:
        default_storage.delete(name)
        raise
