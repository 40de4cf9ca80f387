"""What organisations, services and places have several of."""

from rest_framework import serializers

from .base import Sparse, identifier, text


class Taxonomy(Sparse):
    """A closed list of the directory, such as the target groups."""

    id = identifier("Identifier of the list.", required=True)
    name = text("Name in German.", required=True)
    description = text("Name in English.", required=True)
    version = text("Changes when values are added or removed.")


class TaxonomyTerm(Sparse):
    """One value of a closed list."""

    id = identifier("Identifier of the value.", required=True)
    code = text("The value within its list; languages have their ISO 639 code.")
    name = text("Label in German.", required=True)
    description = text("Label in English.", required=True)
    taxonomy = text("Short name of the list: role, group, field, language, agency, staff, members, level, offer, with.")
    taxonomy_id = identifier("Identifier of the list.")
    language = text("Language of the name.")


class Attribute(Sparse):
    """A value that applies to an organisation or a service."""

    id = identifier("Identifier of the attribute.", required=True)
    link_id = identifier("What the value applies to.")
    link_entity = text("The table of what it applies to: organization or service.")
    link_type = text("What the value says: role, audience, subject, language, staff, size, level, offer, feature.")
    taxonomy_term_id = identifier("Identifier of the value.")
    value = text("Code of the value.")
    taxonomy_term = TaxonomyTerm(required=False)


class Language(Sparse):
    """A language that is spoken."""

    id = identifier("Identifier of the entry.", required=True)
    service_id = identifier("The service in which it is spoken.")
    phone_id = identifier("The telephone number at which it is spoken.")
    name = text("Name in German.")
    code = text("ISO 639-1 code, ISO 639-3 where there is none.")


class Phone(Sparse):
    """A telephone number of a contact person who agreed to be shown to everybody."""

    id = identifier("Identifier of the number.", required=True)
    contact_id = identifier("Whose number it is.")
    number = text("The number as the organisation writes it.", required=True)
    type = text("Always voice.")
    languages = Language(many=True, required=False)


class Contact(Sparse):
    """A contact person who agreed to be shown to everybody. May vanish any day: ask again before you use it."""

    id = identifier("Identifier of the contact.", required=True)
    organization_id = identifier("The organisation, where the contact stands with it.")
    service_id = identifier("The service, where the contact stands with it.")
    name = text("Name of the person.")
    title = text("What the person does in the organisation, in German.")
    email = serializers.EmailField(required=False, help_text="E-mail address.")
    phones = Phone(many=True, required=False)


class Schedule(Sparse):
    """A time of the week at which a contact person can be reached by telephone."""

    id = identifier("Identifier of the time.", required=True)
    service_id = identifier("The service it is for.")
    freq = serializers.ChoiceField(["WEEKLY"], required=False, help_text="Every week.")
    interval = serializers.IntegerField(required=False, help_text="Always 1.")
    wkst = serializers.ChoiceField(["MO"], required=False, help_text="Weeks begin on Monday.")
    byday = text("Day of the week: MO, TU, WE, TH, FR, SA or SU.")
    opens_at = text("From, HH:MM in the time of Berlin, summer and winter.")
    closes_at = text("To, HH:MM in the time of Berlin, summer and winter.")
    description = text("Who can be reached, in German.")
    notes = text("Which clock is meant, in German.")


class ServiceArea(Sparse):
    """A district for which the service is in charge."""

    id = identifier("Identifier of the entry.", required=True)
    service_id = identifier("The service.")
    name = text("Name of the district.")
    description = text("Official key of the district.")
    extent = text("Name of the district.")
    extent_type = text("Always text.")


class Address(Sparse):
    """A postal address, told only where the organisation shows its street to everybody."""

    id = identifier("Identifier of the address.", required=True)
    location_id = identifier("The place.")
    address_1 = text("Street and number.", required=True)
    city = text("Municipality; empty if unknown.", required=True, allow_blank=True)
    region = text("District.")
    state_province = text("The state.", required=True)
    postal_code = text("Postal code; empty if unknown.", required=True, allow_blank=True)
    country = text("ISO 3166-1 code.", required=True)
    address_type = serializers.ChoiceField(["physical"], help_text="Always physical.")


class Accessibility(Sparse):
    """Whether the rooms are step-free."""

    id = identifier("Identifier of the entry.", required=True)
    location_id = identifier("The place.")
    description = text("In German.")


class OrganizationIdentifier(Sparse):
    """The number in the register, told only where the organisation shows it to everybody."""

    id = identifier("Identifier of the entry.", required=True)
    organization_id = identifier("The organisation.")
    identifier_type = text("Kind of number, in German.", required=True)
    identifier = text("The number.", required=True)


class Metadata(Sparse):
    """Where an entry comes from, when it was confirmed, who vouches for it. Names organisations, never persons."""

    id = identifier("Identifier of the entry.", required=True)
    resource_id = identifier("What was changed.", required=True)
    resource_type = text("Always organization.", required=True)
    last_action_date = text("Day of the change, YYYY-MM-DD.", required=True)
    last_action_type = serializers.ChoiceField(["create", "confirm", "verify", "update"], help_text="What was done.")
    field_name = text("Field, empty if the whole entry is meant.", required=True, allow_blank=True)
    previous_value = text("Always empty: earlier values are not public.", required=True, allow_blank=True)
    replacement_value = text("The day, or for create where the entry comes from.", required=True, allow_blank=True)
    updated_by = text("An organisation or the portal.", required=True)
