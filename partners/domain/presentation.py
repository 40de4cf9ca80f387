"""The page of one organisation: everything a user may see of it, in a fixed number of queries."""

from dataclasses import dataclass
from datetime import time
from typing import Any

from django.db.models import Prefetch, Q, QuerySet
from django.utils import timezone, translation

from partners.enums import Weekday
from partners.models import ContactPerson, Organisation, ReachabilityWindow
from portal.geo.models import District

from .in_charge import helpers_for
from .portrait import Portrait, portray


@dataclass(frozen=True)
class Slot:
    """A time of a day at which somebody can be reached."""

    start: time
    end: time
    contact: ContactPerson


@dataclass(frozen=True)
class Day:
    """A day of the week with its slots, and whether it is today."""

    label: str
    slots: list[Slot]
    is_today: bool


@dataclass(frozen=True)
class Presentation:
    """What the page of an organisation shows to one user."""

    portrait: Portrait
    description: str
    description_language: str
    contacts: list[ContactPerson]
    week: list[Day]
    languages: list[str]
    umbrellas: list[Organisation]
    members: list[Organisation]
    service_area: list[District]
    helpers: list[Organisation]


def present(user: Any, organisation: Organisation) -> Presentation:
    """Return what ``user`` sees of ``organisation`` (fetched by ``with_profiles``). Always the same seven queries."""
    portrait = portray(user, [organisation])[0]
    contacts = list(
        ContactPerson.objects.visible_to(user)
        .filter(organisation=organisation)
        .prefetch_related(Prefetch("windows", ReachabilityWindow.objects.order_by("weekday", "start")))
    )
    translations = {each.language: each.description for each in organisation.translations.all()}
    description, language = portrait.values.get("description", ""), "de"
    if description and (wanted := translation.get_language() or "") in translations:
        description, language = translations[wanted], wanted
    helpers = helpers_for(organisation.district_id)
    return Presentation(
        portrait,
        description,
        language,
        contacts,
        _week(contacts),
        _languages(contacts),
        list(_related(user, Q(member_affiliations__member=organisation), "member_affiliations")),
        list(_related(user, Q(affiliations__umbrella=organisation), "affiliations")),
        list(organisation.service_area.defer("outline")),
        [each for each in helpers if each.pk != organisation.pk],
    )


def _related(user: Any, relation: Q, through: str) -> QuerySet[Organisation]:
    today = timezone.localdate()
    present_ones = Q(**{f"{through}__until": None}) | Q(**{f"{through}__until__gte": today})
    found = Organisation.objects.filter(relation & present_ones).values("pk")
    return Organisation.objects.visible_to(user).filter(pk__in=found).select_related("municipality")


def _week(contacts: list[ContactPerson]) -> list[Day]:
    today = timezone.localdate().isoweekday()
    days = []
    for day in Weekday:
        slots = [
            Slot(window.start, window.end, contact)
            for contact in contacts
            for window in contact.windows.all()
            if window.weekday == day
        ]
        slots.sort(key=lambda slot: (slot.start, slot.contact.name))
        days.append(Day(str(day.label), slots, day == today))
    return days if any(day.slots for day in days) else []


def _languages(contacts: list[ContactPerson]) -> list[str]:
    labels = dict(ContactPerson._meta.get_field("languages").base_field.flatchoices)
    spoken = dict.fromkeys(language for contact in contacts for language in contact.languages)
    return [str(labels.get(language, language)) for language in spoken]
