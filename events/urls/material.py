"""Addresses of invitations, of papers, of the page for guests, and of calendar files."""

from django.urls import path

from events.views import by_code, calendar_files, feeds, material, papers

from .event import ONE

urlpatterns = [
    path(f"{ONE}/einladung/", material.material, name="material"),
    path(f"{ONE}/einladung/<str:kind>/<str:language>.<str:form>", material.invitation_file, name="invitation_file"),
    path(f"{ONE}/tagesblatt.pdf", papers.day_sheet, name="day_sheet"),
    path(f"{ONE}/papier/<str:paper>-<str:language>.pdf", papers.guest_paper, name="guest_paper"),
    path(f"{ONE}/termin.ics", calendar_files.event_calendar, name="event_calendar"),
    path("v/<str:code>/", by_code.by_code, name="by_code"),
    path("v/<str:code>/termin.ics", by_code.by_code_calendar, name="by_code_calendar"),
    path("v/<str:code>/einladung.pdf", by_code.by_code_flyer, name="by_code_flyer"),
    path("kalender/abo/", feeds.feeds, name="feeds"),
    path("kalender/<str:token>.ics", calendar_files.feed, name="feed"),
]
