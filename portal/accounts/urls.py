"""Addresses of this app."""

from django.urls import path

from portal.accounts.views import account, digest_end

app_name = "accounts"
urlpatterns = [
    path("", account.account, name="account"),
    path("daten/", account.personal_data, name="personal_data"),
    path("schliessen/", account.close, name="close"),
    path("wochenueberblick/<str:token>/", digest_end.digest_end, name="digest_end"),
]
