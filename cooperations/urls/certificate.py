"""Addresses of certificates, and of the page that checks them."""

from django.urls import path

from cooperations.views import certificate_check, certificates

urlpatterns = [
    path("kooperationen/<uuid:pk>/bescheinigungen/", certificates.certificates, name="certificates"),
    path(
        "kooperationen/<uuid:pk>/bescheinigungen/neu/<slug:kind>/",
        certificates.certificate_new,
        name="certificate_new",
    ),
    path("kooperationen/<uuid:pk>/bescheinigungen/wuenschen/", certificates.certificate_wish, name="certificate_wish"),
    path("bescheinigungen/<uuid:pk>.pdf", certificates.certificate_pdf, name="certificate_pdf"),
    path("bescheinigungen/<uuid:pk>/widerrufen/", certificates.certificate_revoke, name="certificate_revoke"),
    path("bescheinigungen/wunsch/<int:pk>/nicht-jetzt/", certificates.certificate_put_off, name="certificate_put_off"),
    path("nachweis/", certificate_check.certificate_check, name="certificate_check"),
    path("nachweis/<slug:code>/", certificate_check.certificate_checked, name="certificate_checked"),
]
