"""Addresses of this app, one module with ``urlpatterns`` per topic."""

from django.urls import URLPattern, URLResolver

from . import after, dates, event, guests, material, overview, registration

app_name = "events"
urlpatterns: list[URLPattern | URLResolver] = [
    *after.urlpatterns,
    *event.urlpatterns,
    *dates.urlpatterns,
    *guests.urlpatterns,
    *material.urlpatterns,
    *overview.urlpatterns,
    *registration.urlpatterns,
]
