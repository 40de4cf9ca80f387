"""Addresses of this app."""

from django.urls import URLPattern, path

from .views import (
    addresses,
    answers,
    asking,
    audiences,
    contacts,
    duplicates,
    handover,
    merging,
    profile,
    saved_searches,
    shortlist,
    team,
)
from .views.comparison import comparison
from .views.consent_answer import consent_answer
from .views.consent_withdrawal import consent_withdrawal
from .views.digest_end import digest_end
from .views.directory import directory
from .views.export import search_csv, search_xlsx
from .views.helping import helping
from .views.imports import lists, preview, results
from .views.invitation import invitation
from .views.open_data import open_data
from .views.organisation import organisation
from .views.place_suggestions import place_suggestions
from .views.publication import publication
from .views.suggestions import suggestions, weights
from .views.view_as import view_as

app_name = "partners"
urlpatterns: list[URLPattern] = [
    path("verzeichnis/", directory, name="directory"),
    path("verzeichnis/ergebnisse.xlsx", search_xlsx, name="search_xlsx"),
    path("verzeichnis/ergebnisse.csv", search_csv, name="search_csv"),
    path("verzeichnis/orte/", place_suggestions, name="place_suggestions"),
    path("merkliste/", shortlist.shortlist, name="shortlist"),
    path("merkliste/vergleich/", comparison, name="compare"),
    path("merkliste/<slug:slug>/merken/", shortlist.add, name="shortlist_add"),
    path("merkliste/<slug:slug>/entfernen/", shortlist.remove, name="shortlist_remove"),
    path("merkliste/<slug:slug>/notiz/", shortlist.note, name="shortlist_note"),
    path("merkliste/<slug:slug>/teilen/", shortlist.share, name="shortlist_share"),
    path("vorschlaege/", suggestions, name="suggestions"),
    path("vorschlaege/gewichte/", weights, name="suggestion_weights"),
    path("wer-hilft/", helping, name="helping"),
    path("suchen/", saved_searches.saved_searches, name="saved_searches"),
    path("suchen/neu/", saved_searches.add, name="saved_search_add"),
    path("suchen/<int:pk>/", saved_searches.edit, name="saved_search_edit"),
    path("suchen/<int:pk>/pause/", saved_searches.pause, name="saved_search_pause"),
    path("suchen/<int:pk>/fortsetzen/", saved_searches.resume, name="saved_search_resume"),
    path("suchen/<int:pk>/loeschen/", saved_searches.delete, name="saved_search_delete"),
    path("suchen/abbestellen/<str:token>/", digest_end, name="digest_end"),
    path("offene-daten/", open_data, name="open_data"),
    path("doppelte/", duplicates.duplicates, name="duplicates"),
    path("doppelte/<int:pk>/verschieden/", duplicates.dismiss, name="duplicate_dismiss"),
    path("doppelte/zusammenfuehrungen/<int:pk>/zuruecknehmen/", merging.undo, name="merge_undo"),
    path("organisationen/<slug:slug>/doppelt/", duplicates.suggest, name="duplicate_suggest"),
    path("organisationen/<slug:slug>/zusammenfuehren/<slug:other>/", merging.merge, name="merge"),
    path("organisationen/neu/", profile.create, name="organisation_create"),
    path("organisationen/<slug:slug>/", organisation, name="organisation"),
    path("organisationen/<slug:slug>/bearbeiten/", profile.edit, name="organisation_edit"),
    path("organisationen/<slug:slug>/bestaetigen/", profile.confirm, name="organisation_confirm"),
    path("organisationen/<slug:slug>/pruefen/", profile.verify, name="organisation_verify"),
    path("organisationen/<slug:slug>/veroeffentlichung/", publication, name="organisation_publication"),
    path("organisationen/<slug:slug>/ansicht/<str:perspective>/", view_as, name="view_as"),
    path("organisationen/<slug:slug>/sichtbarkeit/", audiences.choose, name="field_audiences"),
    path("organisationen/<slug:slug>/sichtbarkeit/standard/", audiences.reset, name="field_audiences_reset"),
    path("organisationen/<slug:slug>/sichtbarkeit/uebersicht/", audiences.overview, name="who_sees_what"),
    path("organisationen/<slug:slug>/kontakte/", contacts.contacts, name="contacts"),
    path("organisationen/<slug:slug>/kontakte/neu/", contacts.add, name="contact_add"),
    path("organisationen/<slug:slug>/kontakte/<int:pk>/", contacts.edit, name="contact_edit"),
    path("organisationen/<slug:slug>/kontakte/<int:pk>/entfernen/", contacts.delete, name="contact_delete"),
    path("organisationen/<slug:slug>/kontakte/<int:pk>/einwilligung/", contacts.consent, name="consent_record"),
    path("organisationen/<slug:slug>/kontakte/<int:pk>/anfrage/", contacts.ask_person, name="consent_ask"),
    path("organisationen/<slug:slug>/kontakte/<int:pk>/widerruf/", contacts.withdraw, name="consent_withdraw"),
    path("organisationen/<slug:slug>/team/", team.team, name="team"),
    path("organisationen/<slug:slug>/team/<int:pk>/beenden/", team.end, name="representative_end"),
    path("organisationen/<slug:slug>/team/einladungen/<int:pk>/", team.revoke, name="invitation_revoke"),
    path("einwilligung/<str:token>/", consent_answer, name="consent_answer"),
    path("einwilligung/<str:token>/widerruf/", consent_withdrawal, name="consent_withdraw_link"),
    path("import/", lists.imports, name="imports"),
    path("import/vorlage/", lists.template, name="import_template"),
    path("import/<int:pk>/", preview.run_page, name="import_run"),
    path("import/<int:pk>/spalten/", lists.columns, name="import_columns"),
    path("import/<int:pk>/auswahl/", preview.choose, name="import_choose"),
    path("import/<int:pk>/auswahl/alle/", preview.choose_all, name="import_choose_all"),
    path("import/<int:pk>/pruefen/", preview.check_again, name="import_check"),
    path("import/<int:pk>/speichern/", preview.apply, name="import_apply"),
    path("import/<int:pk>/fehler/", preview.errors, name="import_errors"),
    path("import/<int:pk>/verwerfen/", lists.discard, name="import_discard"),
    path("import/<int:pk>/veroeffentlichen/", results.publish, name="import_publish"),
    path("import/<int:pk>/zuruecknehmen/", results.undo, name="import_undo"),
    path("import/<int:pk>/fortschritt/", results.progress, name="import_progress"),
    path("import/<int:pk>/neustart/", results.again, name="import_again"),
    path("einladung/<str:token>/", invitation, name="invitation"),
    path("bestaetigung/<str:token>/", asking.freshness, name="freshness"),
    path("bestaetigung/<str:token>/<slug:slug>/", asking.tell, name="freshness_tell"),
    path("organisationen/<slug:slug>/uebergabe/", handover.handover, name="handover"),
    path("ohne-vertretung/", handover.headless, name="headless"),
    path("organisationen/<slug:slug>/adressen/", addresses.trust, name="address_trust"),
    path("organisationen/<slug:slug>/rueckmeldungen/", answers.answers, name="answers"),
    path("organisationen/<slug:slug>/rueckmeldungen/<int:pk>/erledigt/", answers.settle, name="answer_settle"),
]
