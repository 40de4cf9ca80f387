"""Addresses for guests, short enough for paper."""

from django.urls import path

from events.views import guests as views

urlpatterns = [
    path("v/<slug:code>/anmelden/", views.sign_up_page, name="sign_up"),
    path("v/<slug:code>/abmelden/<str:token>/", views.cancel_page, name="cancel_sign_up"),
    path("rueckmeldung/<slug:code>/", views.feedback_page, name="feedback"),
]
