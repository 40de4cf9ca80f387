"""Addresses of this app."""

from django.urls import path

from portal.accounts.views import account

app_name = "accounts"
urlpatterns = [
    path("", account.account, name="account"),
    path("daten/", account.personal_data, name="personal_data"),
    path("schliessen/", account.close, name="close"),
]
