"""Addresses of what is kept after an event."""

from django.urls import path

from events.views import after as views

from .event import ONE

AFTER = f"{ONE}/danach"

urlpatterns = [
    path("veranstaltungen/zahlen/", views.numbers, name="numbers"),
    path(f"{AFTER}/", views.after, name="after"),
    path(f"{AFTER}/rueckmeldungen/code.png", views.feedback_code, name="feedback_code"),
    path(f"{AFTER}/zitate/<int:row>/freigabe/", views.release, name="release"),
    path(f"{AFTER}/<slug:section>/", views.after, name="after_section"),
    path(f"{AFTER}/<slug:section>/<int:row>/zuruecknehmen/", views.withdraw, name="withdraw"),
]
