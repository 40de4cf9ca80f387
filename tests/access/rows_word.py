"""Who is answered what: Word files of reports."""

from datetime import date

from django.utils import timezone

from reports.models import Upload
from tests.access.identities import MINISTRY, PARTNER, World
from tests.access.matrix import Row, only, read_only
from tests.factories.reports import ReportFactory, ReportingPeriodFactory
from tests.word_files import REPORT, word_file

DOCUMENT = {
    "blocks": [{"kind": "paragraph", "spans": [{"t": "Text"}]}],
    "findings": [{"kind": "picture", "block": 0, "member": "word/media/a.emf"}],
}


def prepare(world: World) -> None:
    """Add a file that is looked at, and one that was taken over before its report was handed in."""
    draft = ReportFactory(period=ReportingPeriodFactory(year=2085), organisation=world.partner)
    period = ReportingPeriodFactory(year=2087, start=date(2086, 11, 1))
    submitted = ReportFactory(period=period, organisation=world.partner, texts={1: "Text"})
    taken = _upload(submitted)
    Upload.objects.filter(pk=taken.pk).update(state="taken_over", taken_over_at=timezone.now())
    submitted.submitted_at, submitted.state = timezone.now(), "submitted"
    submitted.save()
    world.extra |= {"word_report": draft, "word_upload": _upload(draft), "word_taken": taken}


def _upload(report):
    content = word_file(*REPORT)
    return Upload.objects.create(
        report=report, file_name="b.docx", size=1, sha256="0", content=content, document=DOCUMENT, cuts={"0": 1}
    )


def upload(which: str, **more: object):
    """Return a function that names a file."""
    return lambda world: {"pk": world.extra[which].pk, **more}


def report(world: World) -> dict[str, object]:
    """Name the report that is written."""
    return {"pk": world.extra["word_report"].pk}


ROWS: list[Row] = [
    Row("reports:report_word", "get", only(PARTNER, 200), report),
    Row("reports:report_word", "post", only(PARTNER, 422), report, case="without a file"),
    Row("reports:word_upload", "get", only(PARTNER, 200), upload("word_upload"), case="looked at"),
    Row("reports:word_upload", "post", only(PARTNER, 302), upload("word_upload"), lambda _world: {"teil-0": "2"}),
    Row("reports:word_upload", "get", only(PARTNER | MINISTRY, 200), upload("word_taken"), case="taken over"),
    *read_only("reports:word_file", only(PARTNER | MINISTRY, 200), upload("word_taken")),
    Row("reports:word_file", "get", only(PARTNER, 200), upload("word_upload"), case="looked at"),
    *read_only("reports:word_picture", only(PARTNER | MINISTRY, 302), upload("word_taken", number=0)),
    Row("reports:word_discard", "get", only(PARTNER, 200), upload("word_upload")),
    Row("reports:word_discard", "post", only(PARTNER, 302), upload("word_upload")),
]
