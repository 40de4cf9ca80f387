"""Organisations whose every restricted thing carries a marker of its own.

A field has one audience at a time, so there is one organisation per audience. They belong to the MSO's people and
lie in the area of the intermediary. Others are drafts, paused, archived and merged.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import time, timedelta

from django.utils import timezone

from partners.domain.audience import FIELDS
from partners.domain.terms import refresh_terms
from partners.enums import Audience
from partners.models import (
    ContactPerson,
    EmployerProfile,
    FieldAudience,
    MsoProfile,
    Organisation,
    SupportServiceProfile,
    UmbrellaProfile,
)
from tests.access.identities import Identity, World
from tests.factories.partners import (
    ConsentFactory,
    ContactPersonFactory,
    OrganisationFactory,
    RepresentativeFactory,
)
from tests.partners.outputs.expectations import (
    CONCERNED,
    CONCERNED_BY_PEOPLE,
    NAMES_SEEN_BY_ADMINISTRATION,
    OWN_PEOPLE,
    SEES,
)
from tests.partners.outputs.markers import Marker, clock, degrees, number, tenths, word
from tests.partners.outputs.seed_checklists import mark_checklists
from tests.partners.outputs.seed_confirming import mark_confirming
from tests.partners.outputs.seed_contacts import mark_contacts
from tests.partners.outputs.seed_cooperations import mark_cooperations
from tests.partners.outputs.seed_dates import mark_dates
from tests.partners.outputs.seed_events import mark_events
from tests.partners.outputs.seed_planning import mark_planning
from tests.partners.outputs.seed_relay import mark_relay
from tests.partners.outputs.seed_reports import mark_reports

# How each attribute is filled. Yes or no has no room for a marker: test_neither_found_nor_counted.py sees to it.
WORDS = {
    "": ("description", "website", "street", "legal_form", "register_number"),
    "mso_profile": ("target_groups", "languages", "fields", "communities", "staff_kind", "members", "rooms_equipment"),
    "employer_profile": ("branch", "size", "jobs", "apprenticeships", "offers"),
    "umbrella_profile": ("level",),
    "support_profile": ("carrier", "fields"),
}
COUNTS = {
    "": ("founded",),
    "mso_profile": ("reach", "rooms_capacity", "signing_required", "signing_total", "monthly_request_limit"),
    "employer_profile": ("signing_required", "signing_total"),
    "umbrella_profile": ("member_count",),
}
ODD_MINUTES = [minute for minute in range(1, 59) if minute % 5]
YES_OR_NO = ("rooms_step_free", "employer_experience")
TENTHS = ("paid_posts",)
PROFILES = {
    "mso_profile": MsoProfile,
    "employer_profile": EmployerProfile,
    "umbrella_profile": UmbrellaProfile,
    "support_profile": SupportServiceProfile,
}
LISTS = {"target_groups", "languages", "fields", "offers"}
MarkerKind = Callable[[str, frozenset[Identity]], Marker]
# (chosen audience, audience consented to, whether it was withdrawn) and who sees the person besides their own.
PEOPLE = {
    "no consent": (None, None, False, SEES[Audience.OWN]),
    "consent for everybody": (Audience.PUBLIC, Audience.PUBLIC, False, SEES[Audience.PUBLIC]),
    "consent for employers": (Audience.EMPLOYERS, Audience.EMPLOYERS, False, SEES[Audience.EMPLOYERS]),
    "consent for intermediaries": (
        Audience.INTERMEDIARIES,
        Audience.INTERMEDIARIES,
        False,
        SEES[Audience.INTERMEDIARIES],
    ),
    "consent narrower than chosen": (Audience.PUBLIC, Audience.EMPLOYERS, False, SEES[Audience.EMPLOYERS]),
    "consent wider than chosen": (Audience.INTERMEDIARIES, Audience.PUBLIC, False, SEES[Audience.INTERMEDIARIES]),
    "withdrawn": (Audience.PUBLIC, Audience.PUBLIC, True, SEES[Audience.OWN]),
}


@dataclass
class Seeded:
    """The organisations by audience or state, their markers, and the contact persons by case."""

    organisations: dict[str, Organisation] = field(default_factory=dict)
    markers: list[Marker] = field(default_factory=list)
    people: dict[str, ContactPerson] = field(default_factory=dict)

    @property
    def slugs(self) -> list[str]:
        """The names of all organisations in addresses."""
        return [each.slug for each in self.organisations.values()]

    def of(self, audience: Audience) -> list[Marker]:
        """The markers of the fields with ``audience``."""
        return [each for each in self.markers if each.what.startswith(f"{audience.value} field")]

    def mark(self, marker: Marker) -> Marker:
        """Remember ``marker``."""
        self.markers.append(marker)
        return marker


def seed(world: World) -> Seeded:
    """Fill the organisations and people of ``world`` with markers, and collect the words the search proposes."""
    seeded = Seeded()
    for audience in Audience:
        organisation = world.mso if audience == Audience.INTERMEDIARIES else _sister(world, audience)
        seeded.organisations[audience] = organisation
        _fill(seeded, organisation, audience)
    _add_people(seeded, world.mso)
    for state in CONCERNED:
        _add_unpublished(seeded, world, state)
    seeded.markers += mark_checklists(world)
    seeded.markers += mark_cooperations(world)
    seeded.markers += mark_contacts(world)
    seeded.markers += mark_confirming(world)
    seeded.markers += mark_dates(seeded.organisations[Audience.OWN])
    seeded.markers += mark_events(world)
    seeded.markers += mark_relay(world)
    seeded.markers += mark_planning(world)
    seeded.markers += mark_reports(world)
    refresh_terms()
    return seeded


def _sister(world: World, audience: Audience) -> Organisation:
    sister = OrganisationFactory(name=f"Schwester {audience}", slug=f"schwester-{audience}", district=world.district)
    for identity in (Identity.MSO_EDITOR, Identity.MSO_BOARD):
        RepresentativeFactory(user=world.users[identity], organisation=sister, role="board", since="2020-01-01")
    return sister


def _fill(seeded: Seeded, organisation: Organisation, audience: Audience) -> None:
    """Give every field of every profile a marker, around Django's checks: columns with choices hold anything."""
    FieldAudience.objects.bulk_create(
        [FieldAudience(organisation=organisation, field=key, audience=audience) for key in FIELDS]
    )
    seen_by = SEES[audience] | OWN_PEOPLE

    def mark(kind: MarkerKind, name: str) -> str | int:
        return seeded.mark(kind(f"{audience} field {name}", seen_by)).value

    for relation, profile in PROFILES.items():
        values: dict[str, object] = {}
        for attribute in WORDS[relation]:
            text = mark(word, f"{relation}.{attribute}")
            values[attribute] = [text] if attribute in LISTS else text
        values |= {each: mark(number, f"{relation}.{each}") for each in COUNTS.get(relation, ())}
        if profile is MsoProfile:
            values |= dict.fromkeys(YES_OR_NO, True) | {"paid_posts": mark(tenths, "paid_posts")}
        profile.objects.update_or_create(organisation=organisation, defaults=values)
    values = {each: mark(word, each) for each in WORDS[""]} | {each: mark(number, each) for each in COUNTS[""]}
    values["website"] = f"https://{values['website']}.example.org"
    values |= {"latitude": float(mark(degrees, "point")), "longitude": 7.5}
    Organisation.objects.filter(pk=organisation.pk).update(**values)
    organisation.translations.create(language="en", description=mark(word, "translation"))
    organisation.refresh_from_db()


def _add_people(seeded: Seeded, organisation: Organisation) -> None:
    for case, (chosen, consented, withdrawn, others) in PEOPLE.items():
        seeded.people[case] = _add_person(seeded, organisation, f"person with {case}", others | OWN_PEOPLE)
        if consented:
            _consent(seeded.people[case], chosen, consented, withdrawn=withdrawn)


def _consent(person: ContactPerson, chosen: Audience, consented: Audience, *, withdrawn: bool) -> None:
    consent = ConsentFactory(contact=person, audience=consented)
    ContactPerson.objects.filter(pk=person.pk).update(audience=chosen, current_consent=consent)
    if withdrawn:
        consent.withdrawn_at = timezone.now()
        consent.save()


def _add_person(seeded: Seeded, organisation: Organisation, what: str, seen_by: frozenset[Identity]) -> ContactPerson:
    def mark(kind: MarkerKind, name: str) -> str | int:
        return seeded.mark(kind(f"{what}: {name}", seen_by)).value

    person = ContactPersonFactory(
        organisation=organisation,
        name=f"Frau {mark(word, 'name')}",
        phone=f"0171 {mark(number, 'telephone')}",
        email=f"{mark(word, 'mail')}@example.org",
        languages=[mark(word, "languages")],
    )
    # Six hours from now, at a minute that nobody chooses for an appointment: a time that no page shows by chance.
    hour = (timezone.localtime() + timedelta(hours=6)).hour
    minute = ODD_MINUTES[sum(marker.what.endswith(": times") for marker in seeded.markers)]
    window = seeded.mark(clock(f"{what}: times", hour, minute, seen_by))
    person.windows.create(weekday=3, start=window.value, end=time(hour, 59, 59))
    return person


def _add_unpublished(seeded: Seeded, world: World, state: str) -> None:
    """Everything of an entry that is not published is restricted, however public its fields are."""
    names = CONCERNED[state] | NAMES_SEEN_BY_ADMINISTRATION
    organisation = OrganisationFactory(
        name=f"Verein {seeded.mark(word(f'{state} name', names)).value}",
        short_name=seeded.mark(word(f"{state} short name", names)).value,
        slug=f"zustand-{state}",
        description=seeded.mark(word(f"{state} description", names)).value,
        district=world.district,
        municipality=world.mso.municipality,
        state=state,
        merged_into=world.mso if state == "merged" else None,
    )
    communities = seeded.mark(word(f"{state} communities", names)).value
    MsoProfile.objects.create(organisation=organisation, communities=communities, target_groups=["parents"])
    person = _add_person(seeded, organisation, f"person of {state} entry", CONCERNED_BY_PEOPLE[state])
    _consent(person, Audience.PUBLIC, Audience.PUBLIC, withdrawn=False)
    seeded.people[state] = person
    seeded.organisations[state] = organisation
