"""The pages of pictures."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from reports.models import Attachment
from tests.factories.reports import AttachmentFactory, ReportFactory, small_picture

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def report(partner):
    return ReportFactory(organisation=partner, texts={1: "Ein Text."})


def page_of(report):
    return reverse("reports:attachments", args=[report.pk])


def test_from_the_file_to_the_described_picture(client_of, author, report):
    client = client_of(author)
    file = SimpleUploadedFile("bild.png", small_picture())
    page = client.post(page_of(report), {"place": "3", "file": file}, follow=True).content.decode()
    assert "The picture is in the report." in page
    assert "A picture has no alternative text." in page
    picture = Attachment.objects.get()
    words = {"alt": "Ein\u202e Fest", "caption": "", "rights_holder": "Wir", "rights_basis": "eigenes Bild"}
    page = client.post(reverse("reports:attachment", args=[report.pk, picture.pk]), words, follow=True).content.decode()
    assert 'alt="Ein Fest"' in page
    assert "A picture has no" not in page
    sent = client.get(reverse("reports:attachment_file", args=[report.pk, picture.pk]))
    assert (sent["Content-Type"], sent["X-Content-Type-Options"]) == ("image/png", "nosniff")
    assert b"".join(sent.streaming_content).startswith(b"\x89PNG")
    client.post(reverse("reports:attachment_remove", args=[report.pk, picture.pk]))
    assert Attachment.objects.count() == 0


def test_what_is_no_picture_comes_back_as_an_error(client_of, author, report):
    file = SimpleUploadedFile("bild.png", b"kein Bild")
    response = client_of(author).post(page_of(report), {"place": "logo", "file": file, "alt": "Unser Logo"})
    assert response.status_code == 422
    assert "Only pictures in the formats JPEG and PNG" in response.content.decode()
    assert "Unser Logo</textarea>" in response.content.decode()


@pytest.mark.parametrize("rows", [1, 3])
def test_number_of_queries(client_of, author, report, django_assert_num_queries, rows):
    for width in range(rows):
        AttachmentFactory(report=report, width=40 + width)
    client = client_of(author)
    client.get(page_of(report))
    with django_assert_num_queries(5):
        client.get(page_of(report))
