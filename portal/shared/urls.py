"""Addresses of this app."""

from django.contrib.auth.decorators import login_not_required
from django.urls import path
from django.views.i18n import set_language

from portal.shared.views import crawlers, pages
from portal.shared.views.icon import icon

app_name = "shared"
urlpatterns = [
    path("sprache/", login_not_required(set_language), name="set_language"),
    path("favicon.ico", icon, name="icon"),
    path("robots.txt", crawlers.robots, name="robots"),
    path("sitemap.xml", crawlers.sitemap_index, name="sitemap_index"),
    path("sitemap-<slug:section>.xml", crawlers.sitemap, name="sitemap"),
    path("impressum/", pages.imprint, name="imprint"),
    path("datenschutz/", pages.privacy, name="privacy"),
    path("barrierefreiheit/", pages.accessibility, name="accessibility"),
]
