"""Addresses of contact plan, talk guide, log and notes."""

from django.urls import URLPattern, path

from cooperations.views import contact_plan, contact_settings, log, request_new, talk_guide

urlpatterns: list[URLPattern] = [
    path("kontakt/<slug:slug>/", contact_plan.plan, name="plan"),
    path("kontakt/<slug:slug>/termin/<int:window>/<str:day>.ics", contact_plan.slot, name="slot"),
    path("kontakt/<slug:slug>/leitfaden/", talk_guide.talk_guide, name="talk_guide"),
    path("kontakt/<slug:slug>/leitfaden.pdf", talk_guide.talk_guide_pdf, name="talk_guide_pdf"),
    path("kontakt/<slug:slug>/gespraeche/", log.log, name="log"),
    path("kontakt/<slug:slug>/gespraeche/neu/", log.add, name="log_add"),
    path("kontakt/<slug:slug>/gespraeche/<int:pk>/", log.edit, name="log_edit"),
    path("kontakt/<slug:slug>/gespraeche/<int:pk>/erledigt/", log.settle, name="log_settle"),
    path("kontakt/<slug:slug>/notizen/", log.notes, name="notes"),
    path("kontakt/<slug:slug>/notizen/<int:pk>/", log.note_edit, name="note_edit"),
    path("kontakt/<slug:slug>/anfrage/", request_new.request_new, name="request_new"),
    path(
        "organisationen/<slug:slug>/anfragen/einstellungen/",
        contact_settings.contact_settings,
        name="contact_settings",
    ),
    path(
        "organisationen/<slug:slug>/anfragen/sperren/<slug:employer>/",
        contact_settings.block_add,
        name="block_add",
    ),
    path(
        "organisationen/<slug:slug>/anfragen/sperren/<int:pk>/aufheben/",
        contact_settings.block_lift,
        name="block_lift",
    ),
]
