import pytest
from django.contrib.auth.models import AnonymousUser
from django.http import Http404

from portal.outbox.domain.run import run_job
from portal.outbox.models import Job
from portal.printing.domain import printouts
from portal.printing.domain.printouts import request_printout
from portal.printing.render import RenderFailed
from portal.printing.views.files import answer_printout
from tests.portal.printing.printers import KIND, PDF, PNG, SENT_ROUND

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("papers")]
ADDRESS = "/papiere/1.pdf"


@pytest.fixture
def ask(rf):
    def asked(printout, method="get", *, htmx=False, form="pdf"):
        request = getattr(rf, method)(ADDRESS)
        request.htmx, request.user, request.session = htmx, AnonymousUser(), {}
        return answer_printout(request, printout, file_name=f"papier.{form}", back_url="/zurueck/", form=form)

    return asked


def test_a_finished_file_is_sent(ask):
    printout = request_printout(KIND, "{}")
    run_job(printout.job_id)
    printout.refresh_from_db()

    response = ask(printout)

    assert b"".join(response) == PDF
    response.close()
    assert response["Content-Type"] == "application/pdf"
    assert response["Content-Disposition"] == 'inline; filename="papier.pdf"'
    assert response["X-Content-Type-Options"] == "nosniff"
    assert "no-store" in response["Cache-Control"]
    assert ask(printout, "post").url == ADDRESS


def test_a_picture_is_sent_where_there_is_one(ask):
    flyer, paper = request_printout(SENT_ROUND, "{}"), request_printout(KIND, "{}")
    for printout in (flyer, paper):
        run_job(printout.job_id)
        printout.refresh_from_db()

    response = ask(flyer, form="png")

    assert b"".join(response) == PNG
    response.close()
    assert response["Content-Type"] == "image/png"
    with pytest.raises(Http404):
        ask(paper, form="png")


def test_who_waits_is_led_to_the_file(ask):
    printout = request_printout(KIND, "{}")

    page = ask(printout)
    assert page.status_code == 200
    assert f'hx-get="{ADDRESS}?seen=' in page.content.decode()
    assert 'href="/zurueck/"' in page.content.decode()
    assert ADDRESS in ask(printout, htmx=True).content.decode()

    run_job(printout.job_id)
    printout.refresh_from_db()
    assert ask(printout, htmx=True)["HX-Redirect"] == ADDRESS


def test_what_failed_is_started_again(ask, monkeypatch):
    def fail(_html, **_options):
        raise RenderFailed("Zu groß.")

    monkeypatch.setattr(printouts, "render_pdf", fail)
    printout = request_printout(KIND, "{}")
    run_job(printout.job_id)
    printout.refresh_from_db()

    assert f'action="{ADDRESS}"' in ask(printout).content.decode()
    assert ask(printout, "post").url == ADDRESS
    printout.job.refresh_from_db()
    assert printout.job.state == Job.State.QUEUED


def test_a_file_that_is_gone_is_not_found(ask):
    printout = request_printout(KIND, "{}")
    run_job(printout.job_id)
    printout.refresh_from_db()
    printout.file.storage.delete(printout.file.name)

    with pytest.raises(Http404):
        ask(printout)
