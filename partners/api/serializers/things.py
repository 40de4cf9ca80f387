"""Organisations, services and places: in short for lists, whole for themselves."""

from rest_framework import serializers

from .base import Sparse, identifier, text
from .parts import (
    Accessibility,
    Address,
    Attribute,
    Contact,
    Language,
    Metadata,
    OrganizationIdentifier,
    Schedule,
    ServiceArea,
)


class OrganizationSummary(Sparse):
    """An organisation, one-to-one fields only."""

    id = identifier("Identifier; stays the same for ever, also after a merger.", required=True)
    name = text("Official name.", required=True)
    alternate_name = text("Short name.")
    description = text("In the organisation's own words, in German; else its roles and place.", required=True)
    website = serializers.URLField(required=False, help_text="Website of the organisation.")
    year_incorporated = serializers.IntegerField(required=False, help_text="Founded in.")
    legal_status = text("Legal form.")
    uri = serializers.URLField(required=False, help_text="Address of this organisation in this API.")


class LocationSummary(Sparse):
    """A place, one-to-one fields only."""

    id = identifier("Identifier of the place.", required=True)
    location_type = serializers.ChoiceField(["physical"], help_text="Always physical.")
    organization_id = identifier("The organisation that is there.")
    name = text("Organisation and municipality.")
    description = text("Says so where the point is only the middle of the municipality or district.")
    latitude = serializers.FloatField(required=False, help_text="WGS 84, degrees.")
    longitude = serializers.FloatField(required=False, help_text="WGS 84, degrees.")


class Location(LocationSummary):
    """A place with address and accessibility."""

    addresses = Address(many=True, required=False)
    accessibility = Accessibility(many=True, required=False)


class ServiceReference(Sparse):
    """The least that can be said of a service."""

    id = identifier("Identifier of the service.", required=True)
    name = text("Name, in German.", required=True)
    status = serializers.ChoiceField(["active"], help_text="Always active: only what is published is told.")


class ServiceFields(ServiceReference):
    """A service, its own one-to-one fields."""

    organization_id = identifier("Who offers it.")
    description = text("Target groups and fields, in German.")
    url = serializers.URLField(required=False, help_text="Page of the organisation in the portal.")
    eligibility_description = text("Whom it is for, in German.")
    assured_date = text("Day on which the organisation last confirmed its entry, YYYY-MM-DD.")
    last_modified = serializers.DateTimeField(required=False, help_text="Last change to the organisation's entry.")


class ServiceSummary(ServiceFields):
    """A service with its organisation in short."""

    organization = OrganizationSummary(required=False)


class MinimalService(Sparse):
    """Which services there are and when they last changed: to find out what is new and what is gone."""

    id = identifier("Identifier of the service.", required=True)
    modified_date = serializers.DateTimeField(help_text="Last change to the organisation's entry.")


class ServicePlace(Sparse):
    """A service at its place, own fields only."""

    id = identifier("Identifier of the pair.", required=True)
    service_id = identifier("The service.")
    location_id = identifier("The place.")


class LocatedService(ServicePlace):
    """A place at which a service is offered."""

    location = Location(required=False)


class ServiceParts(ServiceFields):
    """What a service has several of."""

    contacts = Contact(many=True, required=False)
    schedules = Schedule(many=True, required=False)
    service_areas = ServiceArea(many=True, required=False)
    languages = Language(many=True, required=False)
    attributes = Attribute(many=True, required=False)


class OwnService(ServiceParts):
    """A service within its organisation."""

    service_at_locations = LocatedService(many=True, required=False)


class Service(OwnService):
    """A service with all that belongs to it."""

    organization = OrganizationSummary(required=False)


class PlacedService(ServiceParts):
    """A service within a pair of service and place."""

    organization = OrganizationSummary(required=False)


class ServiceAtLocationSummary(ServicePlace):
    """A service at its place, one-to-one fields only."""

    location = LocationSummary(required=False)
    service = ServiceSummary(required=False)


class ServiceAtLocation(ServicePlace):
    """A service at its place with all that belongs to it."""

    location = Location(required=False)
    service = PlacedService(required=False)


class Organization(OrganizationSummary):
    """An organisation with all that belongs to it; services whole only where ``full_service`` asks for it."""

    contacts = Contact(many=True, required=False)
    locations = Location(many=True, required=False)
    organization_identifiers = OrganizationIdentifier(many=True, required=False)
    attributes = Attribute(many=True, required=False)
    metadata = Metadata(many=True, required=False)
    services = OwnService(many=True, required=False)
