"""Addresses of editions, their builds and files; part of those of the app."""

from django.urls import URLPattern, path

from . import brochure, build, build_files, edition, edition_release, errata, outline

urlpatterns: list[URLPattern] = [
    path("ausgabe/<int:year>/", edition.edition, name="edition"),
    path("ausgabe/<int:year>/texte/", edition.texts, name="edition_texts"),
    path("ausgabe/<int:year>/erstellen/", edition.build, name="brochure_build"),
    path("ausgabe/<int:year>/ordnung/", outline.order, name="edition_order"),
    path("ausgabe/<int:year>/seiten/<slug:part>/", outline.pages, name="edition_pages"),
    path("ausgabe/<int:year>/text/neu/", outline.article, name="edition_article_new"),
    path("ausgabe/<int:year>/text/<int:pk>/", outline.article, name="edition_article"),
    path("ausgabe/<int:year>/text/<int:pk>/entfernen/", outline.article_remove, name="edition_article_remove"),
    path("ausgabe/<int:year>/text/<int:pk>/bild/", outline.picture_add, name="edition_picture_add"),
    path("ausgabe/<int:year>/bild/<int:pk>/", outline.picture, name="edition_picture"),
    path("ausgabe/<int:year>/bild/<int:pk>/datei/", outline.picture_file, name="edition_picture_file"),
    path("ausgabe/<int:year>/bild/<int:pk>/entfernen/", outline.picture_remove, name="edition_picture_remove"),
    path("ausgabe/<int:year>/freigeben/", edition_release.release, name="edition_release"),
    path("ausgabe/<int:year>/zuruecknehmen/", edition_release.reopen, name="edition_take_back"),
    path("ausgabe/<int:year>/veroeffentlichen/", edition_release.publish, name="edition_publish"),
    path("ausgabe/<int:year>/berichtigen/", edition_release.correct, name="edition_correct"),
    path("ausgabe/<int:year>/berichtigungen/", errata.errata, name="edition_errata"),
    path("ausgabe/<int:year>/berichtigungen/<int:pk>/entfernen/", errata.remove, name="erratum_remove"),
    path("ausgabe/<int:year>/<int:number>/", edition.edition, name="edition_number"),
    path("erstellung/<uuid:pk>/", build.download, name="build_download"),
    path("erstellung/<uuid:pk>/fortschritt/", build.progress, name="build_progress"),
    path("erstellung/<uuid:pk>/neu-starten/", build.restart, name="build_restart"),
    path("erstellung/<uuid:pk>/dateien/", build_files.request, name="build_files"),
    path("erstellung/<uuid:pk>/dateien/<slug:kind>/", build_files.download, name="build_file"),
    path("erstellung/<uuid:pk>/dateien/<slug:kind>/fortschritt/", build_files.progress, name="build_file_progress"),
    path("erstellung/<uuid:pk>/dateien/<slug:kind>/neu-starten/", build_files.restart, name="build_file_restart"),
    path("broschuere/<int:year>/", brochure.brochure, name="brochure"),
]
