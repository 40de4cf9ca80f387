"""Addresses of this app."""

from django.urls import URLPattern, path

from .views.directory import directory
from .views.organisation import organisation

app_name = "partners"
urlpatterns: list[URLPattern] = [
    path("verzeichnis/", directory, name="directory"),
    path("organisationen/<slug:slug>/", organisation, name="organisation"),
]
