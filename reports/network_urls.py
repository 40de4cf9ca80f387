"""Addresses of the partner network: who belongs to it, and how one joins."""

from django.urls import URLPattern, path

from .views import declaration, measures, network, signing, steps

app_name = "network"
urlpatterns: list[URLPattern] = [
    path("", network.members, name="members"),
    path("beitritte/", network.accessions, name="accessions"),
    path("<slug:slug>/", network.member, name="member"),
    path("<slug:slug>/vereinbarung/", declaration.declaration, name="declaration"),
    path("<slug:slug>/vereinbarung/schritte/", steps.joining_steps, name="steps"),
    path("<slug:slug>/vereinbarung/text/", declaration.wording, name="wording"),
    path("<slug:slug>/vereinbarung/zustimmen/", declaration.agree, name="agree"),
    path("<slug:slug>/vereinbarung/massnahmen/neu/", measures.add, name="measure_add"),
    path("<slug:slug>/vereinbarung/massnahmen/<int:number>/", measures.change, name="measure"),
    path("<slug:slug>/vereinbarung/massnahmen/<int:number>/entfernen/", measures.remove, name="measure_remove"),
    path("<slug:slug>/vereinbarung/unterschriften/", signing.sign, name="sign"),
    path("<slug:slug>/vereinbarung/datei/", signing.signed_file, name="signed_file"),
    path("<slug:slug>/vereinbarung/veroeffentlichen/", signing.publish, name="publish"),
    path("<slug:slug>/vereinbarung/beenden/", signing.end, name="end"),
]
