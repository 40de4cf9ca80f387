"""Addresses of this app."""

from django.urls import path

from .views import jobs

app_name = "outbox"
urlpatterns = [
    path("<uuid:job_id>/", jobs.show_job, name="job"),
    path("<uuid:job_id>/fortschritt/", jobs.show_job_progress, name="job_progress"),
    path("<uuid:job_id>/neu-starten/", jobs.restart, name="job_restart"),
]
