"""Addresses of the overview of the state; it stands beside the reports, not among them."""

from django.urls import URLPattern, path

from . import state_lists, state_overview

urlpatterns: list[URLPattern] = [
    path("", state_overview.state_overview, name="overview"),
    path("<slug:dimension>.xlsx", state_overview.state_table, name="table"),
    path("kooperationen/", state_lists.state_cooperations, name="cooperations"),
    path("veranstaltungen/", state_lists.state_events, name="events"),
    path("organisationen/", state_lists.state_organisations, name="organisations"),
]
