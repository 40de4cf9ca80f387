import hashlib
from datetime import timedelta

import pytest
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from portal.outbox.domain.run import run_job
from portal.outbox.models import Job
from portal.printing.domain import printouts
from portal.printing.domain.printouts import forget_printouts, request_printout
from portal.printing.models import Printout
from portal.printing.pictures import PictureFailed
from portal.printing.registry import register_printer
from portal.printing.render import RenderFailed
from tests.portal.printing import printers
from tests.portal.printing.printers import KIND, PDF, PNG, SENT_ROUND, SHORT_LIVED
from tests.races import run_together

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("papers")]


def printed(content="{}", kind=KIND):
    printout = request_printout(kind, content)
    run_job(printout.job_id)
    printout.refresh_from_db()
    return printout


def stored(printout):
    with printout.file.open() as file:
        return file.read()


def test_a_document_is_printed_once_and_measured():
    printout = printed()

    assert printout.is_ready
    assert stored(printout) == PDF
    assert (printout.pages, printout.size) == (1, len(PDF))
    assert printout.sha256 == hashlib.sha256(PDF).hexdigest()
    assert printout.job.state == Job.State.DONE


def test_the_same_content_is_the_same_file():
    first = printed('{"a": 1}')

    assert request_printout(KIND, '{"a": 1}') == first
    assert request_printout(KIND, '{"a": 2}') != first
    assert request_printout(SHORT_LIVED, '{"a": 1}') != first
    assert Job.objects.count() == 3


def test_another_style_sheet_gives_another_file(monkeypatch):
    first = printed()
    printers.register(monkeypatch, assets_of=lambda _: {"a.css": b"p { margin: 1mm }"})

    assert request_printout(KIND, "{}") != first


def test_an_unknown_kind_is_refused():
    with pytest.raises(LookupError):
        request_printout("tests.unknown", "{}")


def test_a_kind_has_one_printer():
    with pytest.raises(ValueError, match=r"tests\.paper"):
        register_printer(KIND, lambda _: "", printers.paper_assets)


def test_what_cannot_be_printed_says_why_and_can_be_started_again(monkeypatch):
    def fail(_html, **_options):
        raise RenderFailed("Zu groß.")

    monkeypatch.setattr(printouts, "render_pdf", fail)
    printout = printed()

    assert not printout.is_ready
    assert (printout.job.state, printout.job.error) == (Job.State.FAILED, "Zu groß.")
    assert request_printout(KIND, "{}").job_id == printout.job_id


def test_a_second_worker_leaves_the_file_alone(settings):
    printout = printed()
    Job.objects.filter(pk=printout.job_id).update(state="queued", finished_at=None)

    run_job(printout.job_id)

    printout.refresh_from_db()
    assert stored(printout) == PDF
    assert len(list(settings.MEDIA_ROOT.rglob("*.pdf"))) == 1


def test_complaints_of_the_renderer_are_kept(monkeypatch):
    def complain(html, **options):
        done = printers.rendered(html, **options)
        return type(done)(content=done.content, pages=1, seconds=0, peak_memory=0, warnings=("No font for U+1333F",))

    monkeypatch.setattr(printouts, "render_pdf", complain)

    assert printed().warnings == "No font for U+1333F"


def test_a_kind_that_is_sent_round_has_a_picture_too(settings, django_capture_on_commit_callbacks):
    flyer = printed(kind=SENT_ROUND)

    with flyer.picture.open() as file:
        assert file.read() == PNG
    assert flyer.picture_sha256 == hashlib.sha256(PNG).hexdigest()
    assert not printed().picture
    with django_capture_on_commit_callbacks(execute=True):
        printouts.delete_printout(flyer)
    assert [file.suffix for file in settings.MEDIA_ROOT.rglob("*.p*")] == [".pdf"]


def test_no_file_stays_of_a_document_without_its_picture(monkeypatch, settings):
    def fail(_pdf, **_options):
        raise PictureFailed("Zu groß.")

    monkeypatch.setattr(printouts, "draw_first_page", fail)
    flyer = printed(kind=SENT_ROUND)

    assert not flyer.is_ready
    assert (flyer.job.state, flyer.job.error) == (Job.State.FAILED, "Zu groß.")
    assert not [*settings.MEDIA_ROOT.rglob("*.p*")]


def test_what_was_printed_does_not_change():
    printout = printed(kind=SENT_ROUND)

    for change in (
        {"content": "[]"},
        {"kind": SHORT_LIVED},
        {"sha256": "0" * 64},
        {"file": "other.pdf"},
        {"picture": "other.png"},
    ):
        with pytest.raises(IntegrityError, match="printout_stays"), transaction.atomic():
            Printout.objects.filter(pk=printout.pk).update(**change)


def test_no_file_without_measures():
    printout = request_printout(KIND, "{}")

    with pytest.raises(IntegrityError, match="printout_whole_or_not_at_all"), transaction.atomic():
        Printout.objects.filter(pk=printout.pk).update(file="printouts/a.pdf")
    with pytest.raises(IntegrityError, match="printout_picture_with_file"), transaction.atomic():
        Printout.objects.filter(pk=printout.pk).update(picture="printouts/a.png", picture_sha256="0" * 64)


def test_only_short_lived_documents_are_forgotten(settings, django_capture_on_commit_callbacks):
    printed(), printed(kind=SHORT_LIVED)
    fresh = printed('{"fresh": true}', kind=SHORT_LIVED)
    Printout.objects.exclude(pk=fresh.pk).update(created_at=timezone.now() - timedelta(days=8))

    with django_capture_on_commit_callbacks(execute=True):
        assert forget_printouts(timezone.now()) == 1

    assert sorted(Printout.objects.values_list("kind", flat=True)) == [SHORT_LIVED, KIND]
    assert len(list(settings.MEDIA_ROOT.rglob("*.pdf"))) == 2


@pytest.mark.django_db(transaction=True)
def test_fifty_at_once_give_one_printout():
    outcomes = run_together(*[lambda: request_printout(KIND, "{}").pk] * 50)

    assert len(set(outcomes)) == 1
    assert (Printout.objects.count(), Job.objects.count()) == (1, 1)


@pytest.mark.django_db(transaction=True)
def test_without_the_constraint_they_give_several():
    table = Printout._meta.db_table
    with connection.cursor() as cursor:
        cursor.execute(f"ALTER TABLE {table} DROP CONSTRAINT one_printout_per_content")
    try:
        outcomes = run_together(
            *[
                lambda: Printout.objects.bulk_create(
                    [Printout(kind=KIND, content="{}", content_hash="0" * 64)], ignore_conflicts=True
                )
            ]
            * 50
        )
        assert Printout.objects.count() == len(outcomes) == 50
    finally:
        Printout.objects.all().delete()
        with connection.cursor() as cursor:
            cursor.execute(f"ALTER TABLE {table} ADD CONSTRAINT one_printout_per_content UNIQUE (kind, content_hash)")
