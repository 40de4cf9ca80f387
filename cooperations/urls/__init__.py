"""Addresses of this app, one module with ``urlpatterns`` per topic."""

from django.urls import URLPattern, URLResolver

from . import agreement_pdf, certificate, confirming, contact, cooperation, giving, keeping, relay, requests

app_name = "cooperations"
urlpatterns: list[URLPattern | URLResolver] = [
    *agreement_pdf.urlpatterns,
    *certificate.urlpatterns,
    *confirming.urlpatterns,
    *cooperation.urlpatterns,
    *giving.urlpatterns,
    *keeping.urlpatterns,
    *contact.urlpatterns,
    *relay.urlpatterns,
    *requests.urlpatterns,
]
