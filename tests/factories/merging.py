"""Two entries of the same organisation with everything that can belong to one, filled at random."""

from datetime import date
from random import Random

from django.apps import apps
from django.utils import timezone

from partners.domain.audience import FIELDS
from partners.domain.merging.ledger import plain_values
from partners.domain.merging.parts import filled, part_values, parts
from partners.enums import ActivityField, Audience, Language, OrganisationState, Role, TargetGroup
from partners.models import (
    EmployerProfile,
    FieldAudience,
    Invitation,
    MsoProfile,
    Organisation,
    OrganisationTranslation,
    ReachabilityWindow,
    SupportServiceProfile,
    UmbrellaProfile,
)
from portal.accounts.models import SignedLink, User
from reports.models import ReportingPeriod
from tests.factories.accounts import UserFactory
from tests.factories.geo import DistrictFactory, MunicipalityFactory
from tests.factories.partners import (
    AffiliationFactory,
    ConsentFactory,
    ContactPersonFactory,
    OrganisationFactory,
    RepresentativeFactory,
)
from tests.factories.reports import NetworkMembershipFactory, ReportFactory, ReportingPeriodFactory

# What grows with every act and is never taken back, the numbers of facets too.
HISTORIES = {
    "partners.facetcode",
    "partners.lastchange",
    "partners.merge",
    "partners.mergeundo",
    "partners.organisationchange",
    "partners.organisationtransition",
}


def world_of(seed):
    """Return source, target and a third organisation; what is in them follows from ``seed``."""
    rng = Random(seed)  # noqa: S311 -- reproducible on purpose
    users = [UserFactory() for _ in range(3)]
    umbrella = OrganisationFactory(umbrella=True)
    third = OrganisationFactory(umbrella=True)
    periods = [ReportingPeriodFactory() for _ in range(4)]
    districts = [DistrictFactory() for _ in range(3)]
    pair = []
    for number in range(2):
        organisation = random_organisation(rng, districts)
        fill_profiles(rng, organisation)
        add_people(rng, organisation, users)
        for partner in (umbrella, third):
            if rng.random() < 0.6:
                AffiliationFactory(
                    member=organisation, umbrella=partner, since=rng.choice([None, date(2020, 1, number + 1)])
                )
            if rng.random() < 0.4:
                AffiliationFactory(member=partner, umbrella=organisation, until=rng.choice([None, date(2030, 1, 1)]))
        if rng.random() < 0.6:
            NetworkMembershipFactory(organisation=organisation, since=date(2019, 1, number + 1))
        for period in periods[number::2]:
            ReportFactory(organisation=organisation, period=period, state=rng.choice(["draft", "submitted"]))
        pair.append(organisation)
    if rng.random() < 0.3:
        AffiliationFactory(member=pair[0], umbrella=pair[1])
    Organisation.objects.filter(pk=third.pk).update(verified_by=rng.choice(pair), verified_at=timezone.now())
    return *[Organisation.objects.get(pk=each.pk) for each in pair], Organisation.objects.get(pk=third.pk)


def random_organisation(rng, districts):
    municipality = MunicipalityFactory(district=rng.choice(districts)) if rng.random() < 0.7 else None
    organisation = OrganisationFactory(
        name=f"Verein {rng.randrange(10**6)}",
        short_name=rng.choice(["", "VX", "VY"]),
        roles=rng.sample([Role.MSO, Role.EMPLOYER, Role.UMBRELLA, Role.NETWORK_PARTNER], rng.randint(1, 3)),
        legal_form=rng.choice(["", "e. V."]),
        register_number=rng.choice(["", f"VR {rng.randrange(10**5)}"]),
        founded=rng.choice([None, 1990, 2001]),
        website=rng.choice(["", f"https://{rng.randrange(10**5)}.example.org"]),
        description=rng.choice(["", "Ein Text.", "Ein\nanderer „Text“."]),
        street=rng.choice(["", "Weg 1", "Gasse 2"]),
        municipality=municipality,
        district=municipality and municipality.district,
        latitude=51.123456789 if municipality else None,
        longitude=7.5 if municipality else None,
        state=rng.choice([OrganisationState.PUBLISHED, OrganisationState.DRAFT, OrganisationState.PAUSED]),
        confirmed_at=rng.choice([None, timezone.now()]),
        verified_at=rng.choice([None, timezone.now()]),
    )
    organisation.service_area.set(rng.sample(districts, rng.randint(0, 3)))
    for language in ("en", "tr"):
        if rng.random() < 0.5:
            OrganisationTranslation.objects.create(
                organisation=organisation, language=language, description=f"Text {rng.random()}"
            )
    for key in rng.sample(sorted(FIELDS), 5):
        FieldAudience.objects.create(organisation=organisation, field=key, audience=rng.choice(Audience.values))
    return organisation


def fill_profiles(rng, organisation):
    if rng.random() < 0.7:
        MsoProfile.objects.create(
            organisation=organisation,
            target_groups=rng.sample(TargetGroup.values, rng.randint(0, 3)),
            languages=rng.sample(Language.values, rng.randint(0, 3)),
            fields=rng.sample(ActivityField.values, rng.randint(0, 3)),
            paid_posts=rng.choice([None, "1.50"]),
            rooms_capacity=rng.choice([None, 40]),
            employer_experience=rng.choice([None, True, False]),
            signing_required=rng.randint(1, 2),
            signing_total=3,
        )
    if rng.random() < 0.5:
        EmployerProfile.objects.create(organisation=organisation, branch=rng.choice(["", "Pflege"]), jobs="Stellen")
    if rng.random() < 0.5:
        UmbrellaProfile.objects.create(organisation=organisation, level=rng.choice(["state", "local"]))
    if rng.random() < 0.5:
        SupportServiceProfile.objects.create(organisation=organisation, carrier=rng.choice(["", "Träger"]))


def add_people(rng, organisation, users):
    for number in range(rng.randint(0, 3)):
        contact = ContactPersonFactory(organisation=organisation, is_general=number == 0, phone="0231 123456")
        ReachabilityWindow.objects.create(contact=contact, weekday=1, start="18:00", end="20:00")
        if rng.random() < 0.6:
            contact.current_consent = ConsentFactory(contact=contact, audience=Audience.PUBLIC)
            contact.audience = rng.choice(Audience.values)
            contact.save()
    for user in rng.sample(users, rng.randint(0, 3)):
        RepresentativeFactory(user=user, organisation=organisation, role=rng.choice(["owner", "editor", "board"]))
    if rng.random() < 0.5:
        link = SignedLink.objects.create(
            purpose="invitation", token_hash=f"{rng.getrandbits(128):064x}", expires_at=timezone.now()
        )
        Invitation.objects.create(organisation=organisation, email="neu@example.org", role="editor", link=link)


def everything():
    """Return all rows of all tables of partners, reports and accounts, histories left out."""
    models = [*apps.get_app_config("partners").get_models(include_auto_created=True)]
    models += [*apps.get_app_config("reports").get_models(include_auto_created=True), User]
    return {
        model._meta.label_lower: {row.pk: _values(row) for row in model._base_manager.all()}
        for model in models
        if model._meta.label_lower not in HISTORIES and model._meta.managed
    }


def _values(row):
    generated = {
        field.attname: str(getattr(row, field.attname)) for field in row._meta.concrete_fields if field.generated
    }
    return {**plain_values(row), **generated}


def differing(source, target):
    """Return the keys of parts that have a value in ``source`` other than in ``target``."""
    return {
        p.key for p in parts() if filled(part_values(source, p)) and part_values(source, p) != part_values(target, p)
    }


def years_of(organisation):
    """Return the years about which an organisation reports."""
    return sorted(ReportingPeriod.objects.filter(reports__organisation=organisation).values_list("year", flat=True))
