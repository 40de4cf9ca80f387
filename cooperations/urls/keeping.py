"""Addresses of occasions for contact and of the yearly question."""

from django.urls import path

from cooperations.views import renewal, touch_points

BASE = "kooperationen/<uuid:pk>/kontaktanlaesse/"

urlpatterns = [
    path(BASE, touch_points.touch_points, name="touch_points"),
    path(f"{BASE}<int:point>/", touch_points.touch_point_change, name="touch_point_change"),
    path(f"{BASE}wahl/", touch_points.touch_point_choose, name="touch_point_choose"),
    path("kooperationen/<uuid:pk>/lebt-noch/", renewal.renewal_answer, name="renewal_answer"),
    path("noch-aktiv/<str:token>/", renewal.renewal_by_link, name="renewal_by_link"),
]
