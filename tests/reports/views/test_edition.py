"""Brochure: ask, watch, download, publish, read."""

import hashlib

import pytest
from django.core.management import call_command
from django.test import TestCase
from django.urls import reverse

from portal.outbox.domain.run import run_job
from portal.printing.press.press import PrintedDocument
from portal.printing.render import RenderFailed
from reports.domain import builds
from reports.domain.edition import ensure_edition
from reports.domain.editions import release_edition
from reports.domain.fragments import PieceFailed
from reports.models import Build, EditionText, ReportingPeriod
from tests.factories.reports import EditionFactory, ReportFactory, ReportingPeriodFactory, make_ready

pytestmark = pytest.mark.django_db
PDF = b"%PDF-1.7 invented"


@pytest.fixture(autouse=True)
def media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def renderer(monkeypatch):
    """Return the list of contents that a quick press was given."""
    given = []

    def print_brochure(content, **_options):
        given.append(content)
        return PrintedDocument(content=PDF, pages=12)

    monkeypatch.setattr(builds, "print_brochure", print_brochure)
    return given


@pytest.fixture
def report(db):
    return ReportFactory(period=ReportingPeriodFactory(year=2032, state="in_review"), state="released")


def ask_for_build(client, year=2032):
    client.post(reverse("reports:brochure_build", args=[year]))
    return Build.objects.first()


def edition_page(client, year=2032):
    return client.get(reverse("reports:edition", args=[year])).content.decode()


def test_brochure_is_built_and_downloaded(client_of, official, report, renderer):
    client = client_of(official)
    build = ask_for_build(client)
    assert "hx-get" in edition_page(client)
    assert run_job(build.job.pk) == "done"
    build.refresh_from_db()
    assert (build.state, build.pages, build.size, build.sha256) == (
        "ready",
        12,
        len(PDF),
        hashlib.sha256(PDF).hexdigest(),
    )
    response = client.get(build.get_absolute_url())
    assert b"".join(response.streaming_content) == PDF
    assert dict(response.items()) | {
        "Content-Type": "application/pdf",
        "Content-Length": str(len(PDF)),
        "Content-Disposition": 'inline; filename="partnerbericht-2032.pdf"',
        "X-Content-Type-Options": "nosniff",
    } == dict(response.items())
    assert build.sha256 in edition_page(client)


def test_same_content_is_built_once(client_of, official, report, renderer):
    client = client_of(official)
    first = ask_for_build(client)
    assert ask_for_build(client) == first
    run_job(first.job.pk)
    assert ask_for_build(client) == first
    assert (Build.objects.count(), len(renderer)) == (1, 1)


def test_newer_texts_supersede(client_of, official, report, renderer):
    client = client_of(official)
    first = ask_for_build(client)
    ReportFactory(period=report.period, state="accepted")
    second = ask_for_build(client)
    assert list(Build.objects.order_by("created_at").values_list("state", flat=True)) == ["superseded", "queued"]
    assert (run_job(first.job.pk), run_job(second.job.pk)) == ("done", "done")
    assert len(renderer) == 1
    assert Build.objects.get(state="ready") == second


def test_ready_build_stays_until_the_newer_one_is_ready(client_of, official, report, renderer):
    client = client_of(official)
    first = ask_for_build(client)
    run_job(first.job.pk)
    ReportFactory(period=report.period, state="accepted")
    second = ask_for_build(client)
    assert Build.objects.get(state="ready") == first
    run_job(second.job.pk)
    assert Build.objects.get(state="ready") == second
    first.refresh_from_db()
    assert (first.state, first.has_file) == ("superseded", True)


@pytest.mark.usefixtures("renderer")
def test_build_superseded_while_it_runs_leaves_no_file(official, report, tmp_path, monkeypatch):
    build = builds.request_brochure(ensure_edition(report.period), actor=official)
    finish = builds.store_result

    def newer_content_comes(*args):
        Build.objects.filter(pk=build.pk).update(state="superseded")
        return finish(*args)

    monkeypatch.setattr(builds, "store_result", newer_content_comes)
    with TestCase.captureOnCommitCallbacks(execute=True):
        assert run_job(build.job.pk) == "done"
    build.refresh_from_db()
    assert (build.state, build.has_file, list(tmp_path.rglob("*.pdf"))) == ("superseded", False, [])


def test_failure_is_told_in_plain_words_and_can_be_started_again(client_of, official, report, monkeypatch, renderer):
    quick = builds.print_brochure

    def fail(_content, **_options):
        raise RenderFailed("The document needs more memory than a render may take.")

    monkeypatch.setattr(builds, "print_brochure", fail)
    client = client_of(official)
    build = ask_for_build(client)
    assert run_job(build.job.pk) == "failed"
    page = edition_page(client)
    assert "The document needs more memory than a render may take." in page
    assert reverse("reports:build_restart", args=[build.pk]) in page
    monkeypatch.setattr(builds, "print_brochure", quick)
    client.post(reverse("reports:build_restart", args=[build.pk]))
    assert run_job(build.job.pk) == "done"
    build.refresh_from_db()
    assert (build.state, build.error) == ("ready", "")


def test_pages_that_cannot_be_set_are_named(client_of, official, report, monkeypatch):
    def fail(_content, **_options):
        raise PieceFailed("Tätigkeitsschwerpunkt 1: Stadt Musterhausen", "The time allowed is over.")

    monkeypatch.setattr(builds, "print_brochure", fail)
    client = client_of(official)
    assert run_job(ask_for_build(client).job.pk) == "failed"
    page = edition_page(client)
    assert "Tätigkeitsschwerpunkt 1: Stadt Musterhausen: The time allowed is over." in page


def test_failed_build_is_not_started_again_when_another_took_its_place(
    client_of, official, report, monkeypatch, renderer
):
    client = client_of(official)
    first = ask_for_build(client)
    builds_render = builds.print_brochure

    def fail(_content, **_options):
        raise RenderFailed("Nein")

    monkeypatch.setattr(builds, "print_brochure", fail)
    run_job(first.job.pk)
    monkeypatch.setattr(builds, "print_brochure", builds_render)
    second = ask_for_build(client)
    assert second != first
    response = client.post(reverse("reports:build_restart", args=[first.pk]), follow=True)
    assert "Another build took the place of this one." in response.content.decode()


def test_period_without_accepted_reports_says_so(client_of, official):
    EditionFactory(period__year=2032)
    response = client_of(official).post(reverse("reports:brochure_build", args=[2032]), follow=True)
    assert "No report of 2032 is accepted yet, so there is nothing to print." in response.content.decode()
    assert Build.objects.count() == 0


def test_progress_is_for_colleagues_too(client_of, official, report, ministry_colleague, author):
    build = ask_for_build(client_of(official))
    url = reverse("reports:build_progress", args=[build.pk])
    assert client_of(ministry_colleague).get(url).status_code == 200
    assert client_of(author).get(url).status_code == 404
    assert client_of(author).get(build.get_absolute_url()).status_code == 404


@pytest.fixture
def ministry_colleague(official):
    from tests.factories.partners import RepresentativeFactory  # noqa: PLC0415 -- beside its use

    return RepresentativeFactory(organisation=official.representations.get().organisation).user


def release(client, year=2032):
    return client.post(reverse("reports:edition_release", args=[year]), follow=True).content.decode()


def publish(client, year=2032, **data):
    return client.post(reverse("reports:edition_publish", args=[year]), data, follow=True).content.decode()


@pytest.mark.usefixtures("report", "renderer")
def test_published_brochure_is_for_everybody(client, client_of, official, ministry_colleague):
    url = reverse("reports:brochure", args=[2032])
    staff = client_of(official)
    run_job(ask_for_build(staff).job.pk)
    assert client.get(url).status_code == 404
    assert "Newest brochure" not in client.get("/").content.decode()
    assert "You changed this edition last." in release(staff)
    second = client_of(ministry_colleague)
    assert "The edition is released." in release(second)
    assert "Tick the box" in publish(staff)
    assert "The brochure is published." in publish(staff, sure="1")
    assert ReportingPeriod.objects.get().state == "published"
    assert b"".join(client.get(url, follow=True).streaming_content) == PDF
    page = client.get("/").content.decode()
    assert ("Newest brochure" in page, "/broschuere/2032/" in page) == (True, True)


def texts_form(edition, **changes):
    values = {"version": edition.updated_at.isoformat(), "title": "Neuer Titel", "text_3": "Neue Einleitung"}
    return {**values, **changes}


def test_texts_are_edited(client_of, official, report):
    edition = ensure_edition(report.period)
    values = texts_form(
        edition, greeting_title="Grußwort", greeting_text="Willkommen", greeting_author="Die Ministerin"
    )
    client_of(official).post(reverse("reports:edition_texts", args=[2032]), values)
    edition.refresh_from_db()
    assert edition.title == "Neuer Titel"
    assert list(EditionText.objects.order_by("kind").values_list("kind", "focus_area", "text")) == [
        ("greeting", None, "Willkommen"),
        ("introduction", 3, "Neue Einleitung"),
    ]


def test_texts_saved_meanwhile_are_not_overwritten(client_of, official, report):
    edition = ensure_edition(report.period)
    values = texts_form(edition)
    edition.save()
    response = client_of(official).post(reverse("reports:edition_texts", args=[2032]), values)
    assert "Somebody saved this edition meanwhile." in response.content.decode()
    assert "Neue Einleitung" in response.content.decode()
    assert EditionText.objects.count() == 0


def test_texts_of_a_released_brochure_stay(client_of, official, report, ministry_colleague):
    edition = ensure_edition(report.period)
    make_ready(builds.request_brochure(edition, actor=official))
    values = texts_form(edition)
    release_edition(ensure_edition(report.period), actor=ministry_colleague)
    response = client_of(official).post(reverse("reports:edition_texts", args=[2032]), values)
    assert "its texts stay as they are" in response.content.decode()


def test_number_of_queries_does_not_grow_with_builds(client_of, official, report, renderer, django_assert_num_queries):
    client = client_of(official)
    counts = []
    for _ in range(2):
        ReportFactory(period=report.period, state="accepted")
        run_job(ask_for_build(client).job.pk)
        with django_assert_num_queries(13):
            edition_page(client)
        counts.append(Build.objects.count())
    assert counts == [1, 2]


def test_commands_are_there():
    for command in ("build_brochure", "build_partner_report", "import_reports"):
        with pytest.raises(SystemExit):
            call_command(command, "--help")
