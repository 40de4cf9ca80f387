"""Addresses for programs."""

from django.urls import include, path, re_path

from .views.root import AboutView, NothingView, OpenApiView, OpenApiYamlView

app_name = "api"
urlpatterns = [
    path("openapi.json", OpenApiView.as_view(), name="openapi_json"),
    path("openapi.yaml", OpenApiYamlView.as_view(), name="openapi_yaml"),
    path("hsds/v3", AboutView.as_view(), name="about_without_slash"),
    path("hsds/v3/", include("partners.api.hsds_urls")),
    re_path(r"^(?P<rest>.*)$", NothingView.as_view(), name="nothing"),
]
