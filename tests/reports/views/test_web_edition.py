"""The web edition: permanent addresses, who sees what is not published, caching, a fixed number of queries."""

import pytest
from django.urls import reverse

from reports.domain import web_editions
from reports.domain.attachments import keep_picture
from reports.domain.builds import request_brochure
from reports.domain.edition import ensure_edition
from reports.domain.editions import begin_correction, publish_edition, release_edition
from reports.domain.errata import add_erratum
from reports.models import Contribution, EditionPicture, EditionText
from tests.factories.partners import RepresentativeFactory
from tests.factories.reports import ReportFactory, ReportingPeriodFactory, make_ready, small_picture

pytestmark = pytest.mark.django_db
START = "/broschuere/2032/"


@pytest.fixture(autouse=True)
def fresh(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    web_editions.site_of_build.cache_clear()


@pytest.fixture
def second(official):
    return RepresentativeFactory(organisation=official.representations.get().organisation).user


@pytest.fixture
def period(partner):
    period = ReportingPeriodFactory(year=2032, state="in_review")
    ReportFactory(period=period, organisation=partner, state="released", texts={1: "Falsche Zahl", 2: "Zweiter"})
    for name in ("Stadt Bergheim", "Stadt Celle"):
        ReportFactory(period=period, organisation__name=name, state="released", texts={1: f"Von {name}"})
    return period


def publish(edition, official, second):
    make_ready(request_brochure(edition, actor=official))
    release_edition(edition, actor=second)
    publish_edition(edition, actor=official)


def test_current_and_numbered_addresses(client, period, official, second, client_of):
    publish(ensure_edition(period), official, second)
    text = client.get(f"{START}kapitel-1/").content.decode()
    assert "Falsche Zahl" in text
    assert f'<link rel="canonical" href="http://testserver{START}kapitel-1/">' in text
    again = begin_correction(period, actor=official)
    contribution = Contribution.objects.get(text="Falsche Zahl")
    add_erratum(again, actor=official, contribution=contribution, change="Die Zahl.", corrected_text="Richtige Zahl")
    assert client.get(f"{START}ausgabe-2/kapitel-1/").status_code == 404
    assert "Vorschau" in client_of(official).get(f"{START}ausgabe-2/kapitel-1/").content.decode()
    assert "Falsche Zahl" in client.get(f"{START}kapitel-1/").content.decode()
    publish(again, official, second)
    assert "Richtige Zahl" in client.get(f"{START}kapitel-1/").content.decode()
    assert "Die Zahl." in client.get(f"{START}berichtigung/").content.decode()
    old = client.get(f"{START}ausgabe-1/kapitel-1/").content.decode()
    assert ("Falsche Zahl" in old, "Diese Ausgabe wurde berichtigt" in old) == (True, True)
    assert f'href="http://testserver{START}kapitel-1/"' in client.get(f"{START}ausgabe-2/kapitel-1/").content.decode()
    assert client.get(f"{START}ausgabe-3/").status_code == 404
    assert client.get(f"{START}nirgends/").status_code == 404
    assert client.get("/broschuere/", follow=True).redirect_chain == [(START, 302)]


def test_correction_begins_with_what_is_printed(client_of, period, official, second):
    publish(ensure_edition(period), official, second)
    client, url = client_of(official), reverse("reports:edition_errata", args=[period.year])
    wrong, other = Contribution.objects.get(text="Falsche Zahl"), Contribution.objects.get(text="Zweiter")
    edition = begin_correction(period, actor=official)

    def begun(contribution):
        return client.post(url, {"begin": "1", "contribution": contribution, "change": "Die Zahl."}).content.decode()

    assert all(words in begun(wrong.pk) for words in (">\nFalsche Zahl</textarea>", ">\nDie Zahl.</textarea>"))
    assert "Choose the contribution that the text belongs to." in begun("")
    assert not edition.errata.exists()
    add_erratum(edition, actor=official, contribution=wrong, change="Die Zahl.", corrected_text="Richtige Zahl")
    publish(edition, official, second)
    begin_correction(period, actor=official)
    assert ">\nRichtige Zahl</textarea>" in begun(wrong.pk)
    assert ">\nZweiter</textarea>" in begun(other.pk)


@pytest.mark.usefixtures("period")
def test_partner_sees_its_own_page_before(client, client_of, author, official, period):
    ensure_edition(period)
    own = f"{START}ausgabe-1/partner/musterfeld/"
    other = f"{START}ausgabe-1/kapitel-1/"
    assert [client.get(each).status_code for each in (own, other, START)] == [404, 404, 404]
    assert [client_of(author).get(each).status_code for each in (own, other, START)] == [200, 404, 404]
    response = client_of(official).get(other)
    assert (response.status_code, response["Cache-Control"]) == (200, "private, no-store")


def test_unchanged_page_is_not_sent_again(client, period, official, second, django_assert_num_queries):
    publish(ensure_edition(period), official, second)
    with django_assert_num_queries(2):
        first = client.get(f"{START}kapitel-1/")
    with django_assert_num_queries(1):
        client.get(f"{START}kapitel-2/")
    with django_assert_num_queries(1):
        again = client.get(f"{START}kapitel-1/", headers={"if-none-match": first["ETag"]})
    assert (again.status_code, again.content, first["Content-Language"]) == (304, b"", "de")
    begin_correction(period, actor=official)
    assert client.get(START, headers={"if-none-match": first["ETag"]}).status_code == 304


def test_search_within_the_edition(client, period, official, second):
    publish(ensure_edition(period), official, second)
    page = client.get(f"{START}suche/", {"q": "berghei"}).content.decode()
    assert ("1 Fundstelle für" in page, 'name="robots" content="noindex"' in page) == (True, True)
    assert "&lt;script&gt;" in client.get(f"{START}suche/", {"q": "<script>"}).content.decode()


def test_pictures_of_the_edition_and_no_others(client, period, official, second):
    edition = ensure_edition(period)
    printed, foreign = (keep_picture(small_picture(colour=colour), "image/png") for colour in ("red", "blue"))
    text = EditionText.objects.create(edition=edition, kind="greeting", title="Grußwort", text="Willkommen")
    EditionPicture.objects.create(text=text, name=printed, width=40, height=20, alt="Rot", rights="Stadt")
    publish(edition, official, second)
    assert client.get(reverse("brochure:picture", args=[2032, printed]))["Content-Type"] == "image/png"
    assert client.get(reverse("brochure:picture", args=[2032, foreign])).status_code == 404
    assert f"bilder/{printed}" in client.get(f"{START}grusswort-1/").content.decode()
