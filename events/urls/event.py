"""Addresses of events: list, page, sections, date, steps, who takes part."""

from django.urls import path

from events.views import event, event_date, event_edit, event_new, event_parties, event_steps

ONE = "veranstaltungen/<uuid:pk>"

urlpatterns = [
    path("veranstaltungen/", event.events, name="events"),
    path("veranstaltungen/oeffentlich/", event.public, name="public"),
    path("veranstaltungen/neu/", event_new.event_new, name="event_new"),
    path(f"{ONE}/", event.event, name="event"),
    path(f"{ONE}/bearbeiten/<slug:section>/", event_edit.event_edit, name="event_edit"),
    path(f"{ONE}/termin/", event_date.event_date, name="event_date"),
    path(f"{ONE}/schritt/<slug:move>/", event_steps.event_step, name="event_step"),
    path(f"{ONE}/hat-stattgefunden/", event_steps.event_held, name="event_held"),
    path(f"{ONE}/einladen/", event_parties.event_invite, name="event_invite"),
    path(f"{ONE}/mitmachen/", event_parties.event_join, name="event_join"),
    path(f"{ONE}/verlassen/", event_parties.event_leave, name="event_leave"),
]
