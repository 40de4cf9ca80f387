"""Addresses of indicators and of their values in reports."""

from django.urls import path

from . import indicator_keeping, indicator_values, indicators

urlpatterns = [
    path("kennzahlen/", indicators.indicators, name="indicators"),
    path("kennzahlen/neu/", indicator_keeping.indicator_new, name="indicator_new"),
    path("kennzahlen/<int:pk>/", indicators.indicator, name="indicator"),
    path("kennzahlen/<int:pk>.xlsx", indicators.indicator_xlsx, name="indicator_xlsx"),
    path("kennzahlen/<int:pk>/angaben/", indicator_keeping.indicator_details, name="indicator_details"),
    path("kennzahlen/<int:pk>/land/", indicator_keeping.state_value_new, name="state_value_new"),
    path("kennzahlen/<int:pk>/land/<int:year>/", indicator_keeping.state_value, name="state_value"),
    path(
        "kennzahlen/<int:pk>/land/<int:year>/entfernen/",
        indicator_keeping.state_value_remove,
        name="state_value_remove",
    ),
    path("<int:pk>/kennzahlen/", indicator_values.values, name="values"),
    path("<int:pk>/kennzahlen/neu/", indicator_values.value_new, name="value_new"),
    path("<int:pk>/kennzahlen/<int:number>/", indicator_values.value, name="value"),
    path("<int:pk>/kennzahlen/<int:number>/entfernen/", indicator_values.value_remove, name="value_remove"),
]
