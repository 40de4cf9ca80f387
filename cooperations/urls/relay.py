"""Addresses of conversations."""

from django.urls import URLPattern, path

from cooperations.views import relay

urlpatterns: list[URLPattern] = [
    path("anfragen/<uuid:pk>/schreiben/", relay.write, name="message_write"),
    path("anfragen/<uuid:pk>/freigeben/<int:mail_pk>/", relay.release_mail, name="message_release"),
    path("anfragen/<uuid:pk>/verwerfen/<int:mail_pk>/", relay.refuse_mail, name="message_refuse"),
    path("anfragen/<uuid:pk>/anhang/<int:file_pk>/", relay.attachment, name="message_file"),
]
