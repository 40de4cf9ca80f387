"""Addresses of this app, one module with ``urlpatterns`` per topic."""

from django.urls import URLPattern, URLResolver

app_name = "cooperations"
urlpatterns: list[URLPattern | URLResolver] = []
