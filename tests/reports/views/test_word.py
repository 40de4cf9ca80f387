"""The pages of Word files: what is refused is said, what is chosen is kept, what is not chosen stays."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image

from reports.domain.contributions import save_contribution
from reports.domain.word.uploads import start_upload
from reports.models import Contribution, Upload
from reports.views import word
from tests.factories.reports import ReportFactory
from tests.word_files import REPORT, p, relation, word_file

pytestmark = pytest.mark.django_db
BLIP = (
    '<w:r><w:drawing><wp:inline><a:graphic><a:graphicData><a:blip r:embed="p1"/></a:graphicData></a:graphic>'
    "</wp:inline></w:drawing></w:r>"
)


@pytest.fixture
def report(partner):
    return ReportFactory(organisation=partner)


@pytest.fixture
def upload(report, author):
    return start_upload(report, "Bericht.docx", word_file(*REPORT), actor=author)


@pytest.fixture
def client(client_of, author):
    return client_of(author)


def send(client, report, content, name="Bericht.docx"):
    return client.post(reverse("reports:report_word", args=[report.pk]), {"file": SimpleUploadedFile(name, content)})


def test_file_is_shown_divided(client, report):
    response = send(client, report, word_file(*REPORT))
    upload = Upload.objects.get()
    assert response.url == upload.get_absolute_url()
    page = client.get(response.url).content.decode()
    assert "What goes where?" in page
    assert "<strong>sechs</strong>" in page
    assert "6 words go to no focus area so far." in page
    assert "Bericht.docx" in client.get(report.get_absolute_url()).content.decode()


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"%PDF-1.7", "This is no Word file but PDF."),
        (b"", "The file is empty."),
        (word_file(p("x"), parts={"word/vbaProject.bin": b"x"}), "The file contains macros."),
        (word_file(p("Letzte Worte"), p("x") * 10_000), "The last words that were read: “x”."),
    ],
)
def test_bad_file_keeps_the_page_with_a_sentence(client, report, content, sentence):
    response = send(client, report, content)
    assert response.status_code == 422
    page = response.content.decode()
    assert sentence in page
    assert "“Bericht.docx” was not taken" in page
    assert "Upload and look at it" in page
    assert not Upload.objects.exists()


def test_far_too_large_file_is_answered_before_it_is_taken_apart(client, report, monkeypatch):
    monkeypatch.setattr(word, "MOST_SENT", 1000)
    client.handler.enforce_csrf_checks = True
    response = send(client, report, b"x" * 5000)
    assert response.status_code == 413
    assert "The file is larger than 20 MB." in response.content.decode()


def test_small_files_need_the_token_against_forged_requests(client, report):
    client.handler.enforce_csrf_checks = True
    assert send(client, report, word_file(*REPORT)).status_code == 403


def test_dividing_and_taking_over(client, report, upload):
    url = upload.get_absolute_url()
    assert client.post(url, {"teil-8": "6"}).url == f"{url}#texts"
    assert client.post(url, {"teil-8": "6", "take_over": "1"}).url == report.get_absolute_url()
    assert dict(report.contributions.values_list("focus_area", "text"))[6] == "### Ausblick\n\nWir machen weiter."
    page = client.get(url).content.decode()
    assert "taken over" in page
    assert "It is kept until" in page


def test_changed_division_is_shown_before_it_is_taken_over(client, upload):
    response = client.post(upload.get_absolute_url(), {"teil-8": "6", "take_over": "1"})
    assert response.status_code == 409
    assert "The division has changed." in response.content.decode()
    assert not Contribution.objects.exists()
    upload.refresh_from_db()
    assert upload.cuts["8"] == 6


def test_present_text_asks_for_a_choice(client, report, author, upload):
    revision = save_contribution(report, 1, "Bisher", expected_revision=0, author=author).contribution.revision
    response = client.post(upload.get_absolute_url(), {"stand-1": revision, "take_over": "1"})
    assert response.status_code == 422
    assert "Please choose what happens to your present text in focus area 1." in response.content.decode()
    client.post(upload.get_absolute_url(), {"stand-1": revision, "wahl-1": "append", "take_over": "1"})
    assert Contribution.objects.get(focus_area=1).text.startswith("Bisher\n\nWir werben")


def test_text_that_was_saved_meanwhile(client, report, author, upload):
    save_contribution(report, 1, "Bisher", expected_revision=0, author=author)
    response = client.post(upload.get_absolute_url(), {"stand-1": "0", "wahl-1": "replace", "take_over": "1"})
    assert response.status_code == 409
    assert "Somebody saved a text meanwhile." in response.content.decode()
    assert Contribution.objects.get().text == "Bisher"


def test_one_part_is_divided_by_its_paragraphs(client, upload):
    page = client.get(f"{upload.get_absolute_url()}?teilen=1").content.decode()
    assert 'name="teil-3"' in page
    assert 'name="teil-3"' not in client.get(upload.get_absolute_url()).content.decode()


def test_file_and_pictures_can_be_downloaded(client, report, author):
    out = io.BytesIO()
    Image.new("RGB", (3, 2), "red").save(out, "PNG")
    file = word_file(
        p("Text", BLIP, BLIP.replace("p1", "p2")),
        relations=relation("p1", "image", "media/a.png") + relation("p2", "image", "media/b.emf"),
        parts={"word/media/a.png": out.getvalue(), "word/media/b.emf": b"\1\0\0\0"},
    )
    upload = start_upload(report, "b.docx", file, actor=author)
    response = client.get(reverse("reports:word_file", args=[upload.pk]))
    assert response.content == file
    assert response["Content-Disposition"] == 'attachment; filename="bericht.docx"'
    assert client.get(upload.get_absolute_url()).content.decode().count("Download the picture") == 2
    picture = client.get(reverse("reports:word_picture", args=[upload.pk, 0]))
    assert (picture["Content-Type"], Image.open(io.BytesIO(picture.content)).size) == ("image/png", (3, 2))
    assert client.get(reverse("reports:word_picture", args=[upload.pk, 1])).url == upload.get_absolute_url()
    assert client.get(reverse("reports:word_picture", args=[upload.pk, 2])).status_code == 404


def test_discarding(client, upload):
    url = reverse("reports:word_discard", args=[upload.pk])
    assert "is deleted" in client.get(url).content.decode()
    client.post(url)
    upload.refresh_from_db()
    assert upload.state == "discarded"
    assert client.get(reverse("reports:word_file", args=[upload.pk])).status_code == 404
    assert client.post(upload.get_absolute_url(), {"teil-0": "1"}).status_code == 302


@pytest.mark.parametrize("number", [1, 3])
def test_list_of_files_in_one_number_of_queries(client, report, author, number, django_assert_num_queries):
    for each in range(number):
        start_upload(report, "b.docx", word_file(p(f"Text {each}")), actor=author)
    url = reverse("reports:report_word", args=[report.pk])
    client.get(url)
    with django_assert_num_queries(5):
        client.get(url)
