"""What the registry knows about a job, for templates."""

from django import template
from django.utils.functional import Promise

from portal.outbox.models import Job
from portal.outbox.registry import find_kind

register = template.Library()


@register.filter
def job_label(job: Job) -> str | Promise:
    """Return how the job is called for people; its name when no handler is registered any more."""
    try:
        return find_kind(job.name).label
    except LookupError:
        return job.name


@register.filter
def job_result_url(job: Job) -> str:
    """Return the address of the result of a job that is done, or ""."""
    try:
        result_url = find_kind(job.name).result_url
    except LookupError:
        return ""
    return result_url(job) if result_url and job.state == Job.State.DONE else ""
