"""Addresses of calendars and of the search for a date."""

from django.urls import path

from events.views import calendars, date_finder, feasts

urlpatterns = [
    path("termine/finden/", date_finder.date_finder, name="date_finder"),
    path("veranstaltungen/<uuid:pk>/termin/finden/", date_finder.event_dates, name="event_dates"),
    path("organisationen/<slug:slug>/kalender/", calendars.calendars, name="calendars"),
    path("kalender/feste/", feasts.feasts, name="feasts"),
    path("kalender/feste/<int:year>/<slug:feast>/", feasts.feast_correction, name="feast_correction"),
]
