"""A job as its owner sees it: how far it is, what came out, start again."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe
from django_htmx.http import HTMX_STOP_POLLING

from portal.outbox.domain.restart import restart_job
from portal.outbox.models import Job
from portal.outbox.permissions import can_restart_job

NO_CHANGE = 204


def owned_job(request: HttpRequest, job_id: UUID) -> Job:
    """Return the job if the present user asked for it. Raises ``Http404`` otherwise."""
    return get_object_or_404(Job.objects.visible_to(request.user), pk=job_id)


@require_safe
@never_cache
def show_job(request: HttpRequest, job_id: UUID) -> HttpResponse:
    """Show the page of a job."""
    return render(request, "outbox/job.html", {"job": owned_job(request, job_id)})


@require_safe
@never_cache
def show_job_progress(request: HttpRequest, job_id: UUID) -> HttpResponse:
    """Answer htmx, which asks every two seconds until the job is finished."""
    return answer_progress(request, owned_job(request, job_id))


@require_POST
def restart(request: HttpRequest, job_id: UUID) -> HttpResponse:
    """Start a failed job again."""
    job = owned_job(request, job_id)
    if job.state == Job.State.FAILED and not can_restart_job(request.user, job):
        raise Http404
    if job.state == Job.State.DONE:
        messages.info(request, _("This is done already."))
    elif restart_job(job):
        messages.success(request, _("Started again."))
    return redirect("outbox:job", job_id)


def answer_progress(request: HttpRequest, job: Job, **context: str) -> HttpResponse:
    """Return the partial for a poll of ``job``; apps with own rights call it with ``progress_url`` and ``restart_url``.

    204 when the page shows the present state already, 286 (htmx stops asking) when the job is finished. The status
    line for screen readers is part of the answer only when the state or the step has changed.
    """
    seen = request.GET.get("seen", "")
    if seen == job.fingerprint and not job.is_finished:
        return HttpResponse(status=NO_CHANGE)
    announce = seen.partition(".")[0] != job.phase
    status = HTMX_STOP_POLLING if job.is_finished and getattr(request, "htmx", False) else 200
    return render(request, "outbox/_progress_answer.html", {"job": job, "announce": announce, **context}, status=status)
