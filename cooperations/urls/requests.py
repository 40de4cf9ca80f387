"""Addresses of contact requests."""

from django.urls import URLPattern, path

from cooperations.views import misuse, requests
from cooperations.views.request_link import request_link

urlpatterns: list[URLPattern] = [
    path("anfragen/", requests.requests, name="requests"),
    path("anfragen/zahlen/", requests.numbers, name="request_numbers"),
    path("anfragen/meldungen/", misuse.reports, name="misuse_reports"),
    path("anfragen/meldungen/<int:pk>/", misuse.settle, name="misuse_settle"),
    path("anfragen/<uuid:pk>/", requests.contact_request, name="request"),
    path("anfragen/<uuid:pk>/antworten/", requests.answer, name="request_answer"),
    path("anfragen/<uuid:pk>/gesprochen/", requests.talked, name="request_talked"),
    path("anfragen/<uuid:pk>/absagen/", requests.decline, name="request_decline"),
    path("anfragen/<uuid:pk>/zurueckziehen/", requests.withdraw, name="request_withdraw"),
    path("anfragen/<uuid:pk>/vermitteln/", requests.mediate, name="request_mediate"),
    path("anfragen/<uuid:pk>/wieder/", requests.again, name="request_again"),
    path("anfragen/<uuid:pk>/melden/", misuse.report, name="request_report"),
    path("anfrage/<str:token>/", request_link, name="request_link"),
]
