"""Giving a printout out, for the views of the apps that know who may have it."""

from typing import Final, Literal

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.cache import add_never_cache_headers

from portal.outbox.domain.restart import restart_job
from portal.outbox.models import Job
from portal.outbox.views.jobs import answer_progress
from portal.printing.models import Printout

Form = Literal["pdf", "png"]
_TYPES: Final = {"pdf": "application/pdf", "png": "image/png"}


def answer_printout(
    request: HttpRequest, printout: Printout, *, file_name: str, back_url: str, form: Form = "pdf"
) -> HttpResponseBase:
    """Send the file of ``printout``; while it is being made, a page that says how far it is and asks again.

    ``form`` "png" is the picture, for kinds that were registered with a width of pictures.

    The caller has checked that the present user may have it, and answers GET, HEAD and POST at this address: POST
    starts a failed job again. ``back_url`` is where the waiting page leads back to. Raises ``Http404`` when the file
    is gone, or there is no picture.
    """
    response: HttpResponseBase
    if not printout.is_ready:
        response = _wait(request, printout, back_url)
    elif request.method == "POST":
        response = redirect(request.path)
    else:
        response = _file(request, printout, file_name, form)
    add_never_cache_headers(response)
    return response


def _file(request: HttpRequest, printout: Printout, file_name: str, form: Form) -> HttpResponseBase:
    if getattr(request, "htmx", False):
        return HttpResponse(headers={"HX-Redirect": request.path})
    file = printout.file if form == "pdf" else printout.picture
    if not file.name or not file.storage.exists(file.name):
        raise Http404
    return FileResponse(
        file.open(),
        content_type=_TYPES[form],
        filename=file_name,
        headers={"X-Content-Type-Options": "nosniff", "X-Robots-Tag": "noindex"},
    )


def _wait(request: HttpRequest, printout: Printout, back_url: str) -> HttpResponse:
    job = printout.job
    if job is None:
        raise Http404
    if request.method == "POST":
        if job.state == Job.State.FAILED:
            restart_job(job)
        return redirect(request.path)
    if getattr(request, "htmx", False):
        return answer_progress(request, job, progress_url=request.path, restart_url=request.path)
    context = {"job": job, "address": request.path, "back_url": back_url}
    return render(request, "printing/waiting.html", context)
