"""Pictures of a report: written anew, described, closed with the report, and what still lacks words or rights."""

import io

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from PIL import Image

from portal.shared.states import MoveRefused
from reports.domain import attachments as module
from reports.domain.attachments import (
    Described,
    PictureRefused,
    add_attachment,
    attachments_lacking,
    describe_attachment,
    open_picture,
    remove_attachment,
    visible_attachments,
)
from reports.models import Attachment, Report
from tests.factories.partners import RepresentativeFactory
from tests.factories.reports import AttachmentFactory, ReportFactory, small_picture
from tests.races import meet_after, run_together, without_locks

pytestmark = pytest.mark.django_db

WHOLE = Described("Zwei Menschen an einer Werkbank", "In der Lehrwerkstatt", "Stadt Musterfeld", "eigenes Bild")


@pytest.fixture(autouse=True)
def media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def report(partner):
    return ReportFactory(organisation=partner, texts={1: "Ein Text."})


def add(report, author, content=None, **options):
    options = {"name": "bild.jpg", "focus_area": 1, "described": WHOLE, **options}
    return add_attachment(report, content=content or small_picture(kind="JPEG"), author=author, **options)


def test_a_picture_is_written_anew_without_what_the_camera_noted(report, author):
    exif = Image.Exif()
    exif[0x010E] = "Leyla Demir, Hauptstr. 1"
    added = add(report, author, small_picture(40, 20, "JPEG", exif=exif))

    with open_picture(added) as file:
        kept = file.read()
    assert b"Leyla" not in kept
    assert Image.open(io.BytesIO(kept)).size == (added.width, added.height) == (40, 20)
    assert added.name.endswith(".jpg")
    assert attachments_lacking([report]) == []


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("bild.webp", small_picture(kind="WEBP"), "JPEG and PNG"),
        ("bild.png", b"<svg xmlns='http://www.w3.org/2000/svg'/>", "JPEG and PNG"),
        ("bild.jpg", b"%PDF-1.7", "cannot be opened"),
        ("bild.jpg", small_picture(kind="JPEG")[:200], "cannot be opened"),
        ("bild.jpg", b"\xff\xd8\xff" + b"0" * 9_000_000, "larger than 8 MB"),
    ],
    ids=["webp", "svg", "pdf", "cut off", "too large"],
)
def test_what_is_no_picture_is_refused_with_the_reason(report, author, name, content, sentence):
    with pytest.raises(PictureRefused, match=sentence):
        add(report, author, content, name=name)
    assert Attachment.objects.count() == 0


def test_one_logo_and_no_picture_twice(report, author):
    add(report, author, focus_area=None)
    with pytest.raises(PictureRefused, match="a logo already"):
        add(report, author, small_picture(50, 20), focus_area=None)
    add(report, author)
    with pytest.raises(PictureRefused, match="there already"):
        add(report, author)
    add(report, author, focus_area=2)
    assert report.attachments.count() == 3


def test_the_number_of_pictures_ends(report, author, monkeypatch):
    monkeypatch.setattr(module, "MOST_PICTURES", 1)
    add(report, author)
    with pytest.raises(PictureRefused, match="1 pictures at most"):
        add(report, author, small_picture(50, 20))


def test_what_lacks_words_or_rights_is_found(report, author, django_assert_num_queries):
    whole = add(report, author)
    bare = add(report, author, small_picture(50, 20), described=Described(alt="Ein Fest"))
    assert whole.pk != bare.pk
    with django_assert_num_queries(1):
        (lacking,) = attachments_lacking([report])
    assert (lacking.attachment, len(lacking.reasons)) == (bare, 2)
    describe_attachment(bare, WHOLE, author=author)
    assert attachments_lacking(Report.objects.all()) == []


def test_strangers_neither_add_nor_change(report, author):
    stranger = RepresentativeFactory().user
    picture = add(report, author)
    for action in (
        lambda: add(report, stranger),
        lambda: describe_attachment(picture, WHOLE, author=stranger),
        lambda: remove_attachment(picture, author=stranger),
    ):
        with pytest.raises(PermissionDenied):
            action()


def test_after_handing_in_only_what_cannot_be_seen_is_mended(report, author, official):
    picture = AttachmentFactory(report=report)
    assert list(visible_attachments(report, official)) == []
    Report.objects.filter(pk=report.pk).update(state="submitted", submitted_at="2031-01-01T00:00Z")
    picture.refresh_from_db()
    handed_in = picture.report
    assert list(visible_attachments(handed_in, official)) == [picture]
    for action in (
        lambda: add(handed_in, author),
        lambda: describe_attachment(picture, WHOLE, author=author),
        lambda: remove_attachment(picture, author=author),
    ):
        with pytest.raises(MoveRefused):
            action()
    mended = describe_attachment(picture, Described("Ein Fest", "", "Wir", "eigenes Bild"), author=author)
    assert (mended.alt, mended.caption) == ("Ein Fest", "")


@pytest.mark.parametrize(
    "change",
    [
        lambda pictures: pictures.update(caption="Neu"),
        lambda pictures: pictures.delete(),
        lambda pictures: Attachment(
            report=pictures.get().report, kind="logo", name="x", width=1, height=1, size=1
        ).save(),
    ],
    ids=["caption", "delete", "insert"],
)
def test_the_database_closes_pictures_with_the_report(change):
    picture = AttachmentFactory(report=ReportFactory(texts={1: "Text"}), submitted=True)
    with pytest.raises(IntegrityError, match="attachment_locked"), transaction.atomic():
        change(Attachment.objects.filter(pk=picture.pk))
    assert Attachment.objects.filter(pk=picture.pk).update(alt="Ein Fest") == 1


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("locked", [True, False], ids=["locked", "control"])
def test_the_last_place_is_given_once(monkeypatch, locked):
    report = ReportFactory()
    author = RepresentativeFactory(organisation=report.organisation).user
    monkeypatch.setattr(module, "MOST_PICTURES", 1)
    # Both have counted what is there before either adds.
    if not locked:
        without_locks(monkeypatch)
        meet_after(monkeypatch, module, "_present", 2)

    def attempt(width):
        try:
            return add(report, author, small_picture(width, 20)).pk is not None
        except PictureRefused:
            return False

    outcomes = run_together(lambda: attempt(40), lambda: attempt(50))
    assert sorted(outcomes) == ([False, True] if locked else [True, True])
