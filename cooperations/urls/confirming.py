"""Addresses of the confirmation by boards."""

from django.urls import path

from cooperations.views.confirming.answering import (
    confirm_link,
    confirm_link_no,
    confirm_link_question,
    confirm_link_renew,
    confirm_signed_in,
    confirm_signed_in_no,
    confirm_signed_in_question,
)
from cooperations.views.confirming.proof import proof_pdf, proof_text
from cooperations.views.confirming.rounds import ask, withdraw
from cooperations.views.confirming.signatories import again, name, remove, reply, revoke, signatories

COOPERATION = "kooperationen/<uuid:pk>"
SIGNATORIES = f"{COOPERATION}/unterschriften"

urlpatterns = [
    path("vereinbarung/<str:token>/", confirm_link, name="confirm_link"),
    path("vereinbarung/<str:token>/nein/", confirm_link_no, name="confirm_link_no"),
    path("vereinbarung/<str:token>/frage/", confirm_link_question, name="confirm_link_question"),
    path("vereinbarung/<str:token>/neu/", confirm_link_renew, name="confirm_link_renew"),
    path(f"{COOPERATION}/bestaetigen/", confirm_signed_in, name="confirm"),
    path(f"{COOPERATION}/bestaetigen/nein/", confirm_signed_in_no, name="confirm_no"),
    path(f"{COOPERATION}/bestaetigen/frage/", confirm_signed_in_question, name="confirm_question"),
    path(f"{SIGNATORIES}/", signatories, name="signatories"),
    path(f"{SIGNATORIES}/nachweis-<int:number>.pdf", proof_pdf, name="proof_pdf"),
    path(f"{SIGNATORIES}/fassung-<int:number>.txt", proof_text, name="proof_text"),
    path(f"{SIGNATORIES}/fragen/", ask, name="ask_boards"),
    path(f"{SIGNATORIES}/zuruecknehmen/", withdraw, name="withdraw_round"),
    path(f"{SIGNATORIES}/nennen/<int:party_pk>/", name, name="signatory_name"),
    path(f"{SIGNATORIES}/<int:signatory_pk>/erneut/", again, name="signatory_again"),
    path(f"{SIGNATORIES}/<int:signatory_pk>/widerrufen/", revoke, name="signatory_revoke"),
    path(f"{SIGNATORIES}/<int:signatory_pk>/streichen/", remove, name="signatory_remove"),
    path(f"{SIGNATORIES}/antworten/<int:question_pk>/", reply, name="signatory_reply"),
]
