"""Addresses of cooperations and their agreements."""

from django.urls import path

from cooperations.views.agreement import agreement, agreement_edit, agreement_read, agreement_version
from cooperations.views.cooperation import (
    cooperation,
    cooperations,
    decline_cooperation,
    end_cooperation,
    leave_cooperation,
    take_part_in,
    task,
    withdraw_cooperation,
)
from cooperations.views.cooperation_new import cooperation_invite, cooperation_new

ONE = "kooperationen/<uuid:pk>"
AGREEMENT = f"{ONE}/vereinbarung"

urlpatterns = [
    path("kooperationen/", cooperations, name="cooperations"),
    path("kooperationen/neu/", cooperation_new, name="cooperation_new"),
    path(f"{ONE}/", cooperation, name="cooperation"),
    path(f"{ONE}/mitmachen/", take_part_in, name="take_part"),
    path(f"{ONE}/ablehnen/", decline_cooperation, name="cooperation_decline"),
    path(f"{ONE}/zurueckziehen/", withdraw_cooperation, name="cooperation_withdraw"),
    path(f"{ONE}/beenden/", end_cooperation, name="cooperation_end"),
    path(f"{ONE}/verlassen/", leave_cooperation, name="cooperation_leave"),
    path(f"{ONE}/einladen/", cooperation_invite, name="cooperation_invite"),
    path(f"{ONE}/aufgaben/<int:task_pk>/", task, name="agreed_task"),
    path(f"{AGREEMENT}/", agreement, name="agreement"),
    path(f"{AGREEMENT}/gelesen/", agreement_read, name="agreement_read"),
    path(f"{AGREEMENT}/bearbeiten/<slug:section>/", agreement_edit, name="agreement_edit"),
    path(f"{AGREEMENT}/fassungen/<int:number>/", agreement_version, name="agreement_version"),
]
