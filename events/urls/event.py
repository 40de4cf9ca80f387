"""Addresses of events."""

from django.urls import path

from events.views import event

ONE = "veranstaltungen/<uuid:pk>"

urlpatterns = [
    path(f"{ONE}/", event.event, name="event"),
]
