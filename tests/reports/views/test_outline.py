"""The outline of an edition: order, greetings, guest articles, pictures, the pages of one part."""

import io

import pikepdf
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from reports.domain.builds import request_brochure
from reports.domain.edition import collect_edition, ensure_edition
from reports.domain.editions import release_edition
from reports.domain.outline import move_section
from reports.models import Edition, EditionPicture, EditionText
from tests.factories.partners import RepresentativeFactory
from tests.factories.reports import EditionTextFactory, ReportFactory, ReportingPeriodFactory, make_ready, small_picture

ARTICLE = {"kind": "guest_article", "focus_area": "2", "title": "Von außen", "author": "Ada Gast", "text": "Gesehen."}


@pytest.fixture(autouse=True)
def media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def edition(official):
    period = ReportingPeriodFactory(year=2032, state="in_review")
    ReportFactory(period=period, organisation__name="Stadt A", state="accepted", texts={1: "Eins", 2: "Zwei"})
    return ensure_edition(period)


def url(name, *more):
    return reverse(f"reports:{name}", args=[2032, *more])


def test_parts_are_moved(edition, client_of, official):
    client = client_of(official)
    client.post(url("edition_order"), {"section": "partner", "move": "up"})
    assert collect_edition(ensure_edition(edition.period)).sections[5:7] == ("partner", "kennzahlen")
    assert move_section(edition, "impressum", steps=-1, actor=official) is False
    edition.refresh_from_db()
    assert edition.prepared_by == official
    assert client.post(url("edition_order"), {"section": "nichts", "move": "up"}).status_code == 404


def test_guest_article_with_picture(edition, client_of, official):
    client = client_of(official)
    answer = client.post(url("edition_article_new"), ARTICLE | {"focus_area": ""})
    assert "A guest article belongs to a chapter." in answer.content.decode()
    client.post(url("edition_article_new"), ARTICLE)
    text = EditionText.objects.get(kind="guest_article")
    file = SimpleUploadedFile("haus.png", small_picture())
    client.post(url("edition_picture_add", text.pk), {"file": file, "caption": "Ein Haus"})
    picture = EditionPicture.objects.get()
    assert client.get(url("edition_picture_file", picture.pk))["Content-Type"] == "image/png"
    page = client.get(url("edition_article", text.pk)).content.decode()
    assert "A picture has no alternative text." in page
    assert "A picture has no alternative text." in client.get(url("edition_release")).content.decode()
    client.post(url("edition_picture", picture.pk), {"alt": "Rotes Haus", "rights_holder": "Stadt A"})
    chapter = collect_edition(ensure_edition(edition.period)).chapters[1]
    printed = chapter.guest_articles[0].pictures[0]
    assert (printed.alt, printed.rights, printed.width, printed.height) == ("Rotes Haus", "Stadt A", 40, 20)
    refused = client.post(url("edition_picture_add", text.pk), {"file": SimpleUploadedFile("a.png", b"no picture")})
    assert (refused.status_code, EditionPicture.objects.count()) == (422, 1)


def test_article_saved_meanwhile_is_not_overwritten(edition, client_of, official):
    text = EditionTextFactory(edition=edition, kind="greeting", focus_area=None, title="Grußwort")
    stale = {"kind": "greeting", "title": "Neu", "author": "A", "text": "B", "version": "2020-01-01T00:00:00+00:00"}
    answer = client_of(official).post(url("edition_article", text.pk), stale)
    assert "Somebody saved this edition meanwhile." in answer.content.decode()
    text.refresh_from_db()
    assert text.title == "Grußwort"


@pytest.mark.parametrize("name", ["edition_article_remove", "edition_article"])
def test_nothing_changes_once_released(edition, client_of, official, name):
    text = EditionTextFactory(edition=edition, kind="greeting", focus_area=None, title="Grußwort", author="A")
    make_ready(request_brochure(edition, actor=official))
    second = RepresentativeFactory(organisation=official.representations.get().organisation).user
    release_edition(Edition.objects.get(), actor=second)
    values = {"kind": "greeting", "title": "Neu", "author": "A", "text": "B"}
    answer = client_of(official).post(url(name, text.pk), values, follow=True)
    assert "Take the release back to change them." in answer.content.decode()
    assert EditionText.objects.get().title == "Grußwort"


@pytest.mark.django_db(transaction=True)
def test_pages_of_a_part_are_what_the_brochure_is_made_of(edition, client_of, official, monkeypatch):
    answer = client_of(official).get(url("edition_pages", "kapitel-1"))
    assert answer["Content-Type"] == "application/pdf"
    with pikepdf.open(io.BytesIO(answer.content)) as pdf:
        assert len(pdf.pages) == 2
    for part in ("inhalt", "kapitel-6", "nichts"):
        assert client_of(official).get(url("edition_pages", part)).status_code == 404
