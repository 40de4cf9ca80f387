"""Addresses of a campaign and of the review of reports; part of those of the app."""

from django.urls import URLPattern, path

from . import campaign, releasing, review

urlpatterns: list[URLPattern] = [
    path("zeitraum/<int:year>/erinnern/", campaign.remind, name="campaign_remind"),
    path("zeitraum/<int:year>/verlaengern/<slug:slug>/", campaign.extend, name="report_extend"),
    path("<int:pk>/anmerkungen/", review.review, name="report_review"),
    path("anmerkung/<int:pk>/antworten/", review.reply, name="comment_reply"),
    path("anmerkung/<int:pk>/erledigt/", review.done, name="comment_done"),
    path("<int:pk>/freigeben/", releasing.release, name="report_release"),
    path("<int:pk>/weglassen/", releasing.leave_out, name="report_leave_out"),
]
