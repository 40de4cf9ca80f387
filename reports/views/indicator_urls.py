"""Addresses of indicators and of their values in reports."""

from django.urls import path

from . import indicator_values

urlpatterns = [
    path("<int:pk>/kennzahlen/", indicator_values.values, name="values"),
    path("<int:pk>/kennzahlen/neu/", indicator_values.value_new, name="value_new"),
    path("<int:pk>/kennzahlen/<int:number>/", indicator_values.value, name="value"),
    path("<int:pk>/kennzahlen/<int:number>/entfernen/", indicator_values.value_remove, name="value_remove"),
]
