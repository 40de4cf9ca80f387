"""Addresses of this app."""

from django.urls import URLPattern, path

from .views import cooperation_lists, due_days, fit, items, lists, own_lists, parts, self_check

app_name = "checklists"
urlpatterns: list[URLPattern] = [
    path("selbstcheck/", self_check.self_check, name="self_check"),
    path("selbstcheck/<slug:slug>/", self_check.self_check_of, name="self_check_of"),
    path("selbstcheck/<slug:slug>/beginnen/", self_check.begin, name="self_check_begin"),
    path("selbstcheck/<slug:slug>/<uuid:pk>/", self_check.self_check_list, name="self_check_list"),
    path("veranstaltungen/<uuid:pk>/checkliste/", lists.event_list, name="event_list"),
    path("checklisten/fristen/<slug:slug>/", due_days.due_days, name="due_days"),
    path("kooperationen/<uuid:pk>/listen/", cooperation_lists.cooperation_lists, name="cooperation_lists"),
    path("organisationen/<slug:slug>/passt/", fit.fit, name="fit"),
    path("checklisten/", own_lists.own_lists, name="lists"),
    path("checklisten/<uuid:pk>/", lists.shared_list, name="list"),
    path("checklisten/<uuid:pk>/stand/", lists.standing, name="standing"),
    path("checklisten/<uuid:pk>/checkliste.pdf", lists.paper, name="paper"),
    path("checklisten/<uuid:pk>/verlauf/", items.history, name="history"),
    path("checklisten/<uuid:pk>/neue-fassung/", items.newer_version, name="newer_version"),
    path("checklisten/<uuid:pk>/punkte/<slug:key>/", items.item, name="item"),
    path("checklisten/<uuid:pk>/punkte/<slug:key>/kommentare/", parts.comments, name="comments"),
    path("checklisten/<uuid:pk>/punkte/<slug:key>/dateien/", parts.files, name="files"),
    path("checklisten/<uuid:pk>/punkte/<slug:key>/planung/", parts.plan, name="plan"),
    path("checklisten/<uuid:pk>/dateien/<int:file_pk>/", parts.file, name="file"),
]
