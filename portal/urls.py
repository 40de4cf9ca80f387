"""Addresses of the portal."""

from django.contrib import admin
from django.urls import include, path

from portal.shared.views.start import start

urlpatterns = [
    path("", start, name="start"),
    path("", include("portal.shared.urls")),
    path("health/", include("portal.shared.health.urls")),
    path("konto/", include("portal.accounts.urls")),
    path("konto/", include("allauth.urls")),
    path("jobs/", include("portal.outbox.urls")),
    path("", include("partners.urls")),
    path("", include("cooperations.urls")),
    path("", include("events.urls")),
    path("api/", include("partners.api.urls")),
    path("", include("checklists.urls")),
    path("berichte/", include("reports.urls")),
    path("partnernetzwerk/", include("reports.network_urls")),
    path("broschuere/", include("reports.views.web_urls")),
    path("ueberblick/", include(("reports.views.state_urls", "state"))),
    path("verwaltung/", admin.site.urls),
]

handler400 = "portal.shared.views.errors.bad_request"
handler403 = "portal.shared.views.errors.permission_denied"
handler404 = "portal.shared.views.errors.not_found"
handler500 = "portal.shared.views.errors.server_error"
