"""Addresses of giving and taking."""

from django.urls import path

from cooperations.views import giving, support

BASE = "geben-und-nehmen/"

urlpatterns = [
    path(BASE, giving.giving, name="giving"),
    path(f"{BASE}bedarf/neu/", giving.need_add, name="need_add"),
    path(f"{BASE}bedarf/<int:pk>/", giving.need_edit, name="need_edit"),
    path(f"{BASE}bedarf/<int:pk>/erledigt/", giving.need_close, name="need_close"),
    path(f"{BASE}angebot/neu/", giving.offer_add, name="offer_add"),
    path(f"{BASE}angebot/<int:pk>/", giving.offer_edit, name="offer_edit"),
    path(f"{BASE}angebot/<int:pk>/erledigt/", giving.offer_close, name="offer_close"),
    path(f"{BASE}passt/<int:need>/<int:offer>/<str:side>/", giving.match_answer, name="match_answer"),
    path(f"{BASE}unterstuetzung/mit/<slug:slug>/", support.support_add, name="support_add"),
    path(f"{BASE}unterstuetzung/<int:pk>/bestaetigen/", support.support_confirm, name="support_confirm"),
    path(f"{BASE}unterstuetzung/<int:pk>/nicht-erhalten/", support.support_refuse, name="support_refuse"),
    path(f"{BASE}unterstuetzung/<int:pk>/loeschen/", support.support_remove, name="support_remove"),
]
