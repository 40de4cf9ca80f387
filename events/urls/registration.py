"""Addresses of guests: for those who hold the event."""

from django.urls import path

from events.views import numbers_of_guests as views

from .event import ONE

urlpatterns = [
    path(f"{ONE}/anmeldungen/", views.registration, name="registration"),
    path(f"{ONE}/anmeldungen/regeln/", views.arrangement, name="arrangement"),
]
