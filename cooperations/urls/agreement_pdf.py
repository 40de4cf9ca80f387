"""Addresses of the printed agreement."""

from django.urls import path

from cooperations.views import agreement_pdf

urlpatterns = [
    path("kooperationen/<uuid:pk>/vereinbarung.pdf", agreement_pdf.agreement_pdf, name="agreement_pdf"),
    path(
        "kooperationen/<uuid:pk>/vereinbarung/fassungen/<int:number>.pdf",
        agreement_pdf.agreement_version_pdf,
        name="agreement_version_pdf",
    ),
]
