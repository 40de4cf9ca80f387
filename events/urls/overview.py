"""Addresses of timelines."""

from django.urls import path

from events.views import overview

from .event import ONE

urlpatterns = [
    path("kooperationen/<uuid:pk>/verlauf/", overview.cooperation_timeline, name="cooperation_timeline"),
    path(f"{ONE}/verlauf/", overview.event_timeline, name="event_timeline"),
]
