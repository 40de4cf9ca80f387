"""Addresses of the preflight."""

from django.urls import URLPattern, path

from . import preflight

urlpatterns: list[URLPattern] = [
    path("zeitraum/<int:year>/pruefung/", preflight.period_findings, name="period_findings"),
    path("<int:pk>/pruefung/", preflight.report_findings, name="report_findings"),
    path("<int:pk>/pruefung/antwort/", preflight.answer, name="finding_answer"),
    path("<int:pk>/schwerpunkt/<int:number>/pruefung/", preflight.check, name="contribution_check"),
]
