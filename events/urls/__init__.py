"""Addresses of this app, one module with ``urlpatterns`` per topic."""

from django.urls import URLPattern, URLResolver

from . import dates, event, material

app_name = "events"
urlpatterns: list[URLPattern | URLResolver] = [*event.urlpatterns, *dates.urlpatterns, *material.urlpatterns]
