"""Addresses of this app, one module with ``urlpatterns`` per topic."""

from django.urls import URLPattern, URLResolver

from . import certificate, giving, keeping

app_name = "cooperations"
urlpatterns: list[URLPattern | URLResolver] = [
    *certificate.urlpatterns,
    *giving.urlpatterns,
    *keeping.urlpatterns,
]
