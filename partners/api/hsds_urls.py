"""Addresses that HSDS prescribes, below ``/api/hsds/v3``."""

from django.urls import URLPattern, path

from .views import locations, organizations, services, taxonomies
from .views.root import AboutView

urlpatterns: list[URLPattern] = [
    path("", AboutView.as_view(), name="about"),
    path("organizations", organizations.OrganizationsView.as_view(), name="organizations"),
    path("organizations/<str:id>", organizations.OrganizationView.as_view(), name="organization"),
    path("services", services.ServicesView.as_view(), name="services"),
    path("services/<str:id>", services.ServiceView.as_view(), name="service"),
    path("service_at_locations", services.ServicesAtLocationsView.as_view(), name="service_at_locations"),
    path("service_at_locations/<str:id>", services.ServiceAtLocationView.as_view(), name="service_at_location"),
    path("locations", locations.LocationsView.as_view(), name="locations"),
    path("locations/<str:id>", locations.LocationView.as_view(), name="location"),
    path("taxonomies", taxonomies.TaxonomiesView.as_view(), name="taxonomies"),
    path("taxonomies/<str:id>", taxonomies.TaxonomyView.as_view(), name="taxonomy"),
    path("taxonomy_terms", taxonomies.TaxonomyTermsView.as_view(), name="taxonomy_terms"),
    path("taxonomy_terms/<str:id>", taxonomies.TaxonomyTermView.as_view(), name="taxonomy_term"),
]
