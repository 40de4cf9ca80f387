"""Addresses of this app."""

from django.urls import URLPattern, path

from .views import (
    attachment,
    autosave,
    campaign_urls,
    contribution,
    edition_urls,
    indicator_urls,
    overview,
    period,
    preflight_urls,
    progress,
    report,
    steps,
    word,
    writing,
)

app_name = "reports"
urlpatterns: list[URLPattern] = [
    path("", overview.overview, name="overview"),
    path("beginnen/<int:year>/<slug:slug>/", overview.start, name="report_start"),
    path("zeitraum/neu/", period.create, name="period_create"),
    path("zeitraum/<int:year>/", period.period, name="period"),
    path("zeitraum/<int:year>/angaben/", period.details, name="period_details"),
    path("zeitraum/<int:year>/status/", period.move, name="period_move"),
    *edition_urls.urlpatterns,
    *campaign_urls.urlpatterns,
    *preflight_urls.urlpatterns,
    *indicator_urls.urlpatterns,
    path("<int:pk>/", report.report, name="report"),
    path("<int:pk>/einreichen/", report.submit, name="report_submit"),
    path("<int:pk>/zurueckgeben/", report.give_back, name="report_return"),
    path("<int:pk>/annehmen/", report.accept, name="report_accept"),
    path("schritte/<int:year>/<slug:slug>/", steps.report_steps, name="steps"),
    path("<int:pk>/massnahmen/", progress.progress, name="progress"),
    path("<int:pk>/pdf/", report.build, name="report_build"),
    path("<int:pk>/bilder/", attachment.attachments, name="attachments"),
    path("<int:pk>/bilder/<int:number>/", attachment.attachment, name="attachment"),
    path("<int:pk>/bilder/<int:number>/datei/", attachment.attachment_file, name="attachment_file"),
    path("<int:pk>/bilder/<int:number>/entfernen/", attachment.attachment_remove, name="attachment_remove"),
    path("<int:pk>/word/", word.uploads, name="report_word"),
    path("word/<int:pk>/", word.upload, name="word_upload"),
    path("word/<int:pk>/datei/", word.file, name="word_file"),
    path("word/<int:pk>/bild/<int:number>/", word.picture, name="word_picture"),
    path("word/<int:pk>/verwerfen/", word.discard, name="word_discard"),
    path("<int:pk>/schwerpunkt/<int:number>/", writing.contribution, name="contribution"),
    path("<int:pk>/schwerpunkt/<int:number>/zwischenspeichern/", autosave.autosave, name="contribution_autosave"),
    path("<int:pk>/schwerpunkt/<int:number>/fassungen/", contribution.versions, name="contribution_versions"),
]
