"""Invented migrant self-organisations. The one with a certain index and seed is always the same."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from random import Random

from partners.enums import (
    Audience,
    MemberRange,
    OrganisationState,
    Role,
    StaffKind,
    TargetGroup,
)
from partners.models import FieldAudience, MsoProfile, Organisation
from portal.geo.domain.names import fold

from .chance import likely
from .communities import choose_community, choose_languages
from .descriptions import compose_description
from .kinds import KINDS, MOTIFS, WEIGHTS
from .people import Person, invent_people
from .places import Places

# Two in three are run by volunteers only, most have fewer than 100 members (handbook, definition of MSOs).
WITH_STAFF = (StaffKind.MIXED, StaffKind.FULL_TIME)
STAFF_WEIGHTS = (80, 20)
MEMBER_WEIGHTS = {
    StaffKind.VOLUNTARY: (22, 33, 30, 13, 2),
    StaffKind.MIXED: (5, 20, 35, 30, 10),
    StaffKind.FULL_TIME: (2, 10, 28, 35, 25),
}
MEMBERS_MIDDLE = {"0-25": 18, "26-50": 38, "51-100": 75, "101-300": 180, "301+": 420}
# Days since the entry was last confirmed: mostly this year, some long ago, some never.
AGES = ((1, 150), (150, 400), (400, 1200), (0, 0))
AGE_WEIGHTS = (55, 25, 14, 6)
STATES = (OrganisationState.PUBLISHED, OrganisationState.PAUSED, OrganisationState.DRAFT)
STATE_WEIGHTS = (90, 5, 5)
NAME_ATTEMPTS = 8
LONGEST_HOST = 63
LEGAL_FORMS = ("eingetragener Verein", "nicht eingetragener Verein", "Initiative")
EQUIPMENT = ("Beamer und Leinwand", "Küche, Beamer", "Küche", "Bühne mit Tonanlage", "Beamer, Flipchart, WLAN", "")
# Fields that associations like to keep to a smaller circle than the default.
KEPT = (
    ("street", Audience.EMPLOYERS),
    ("communities", Audience.EMPLOYERS),
    ("reach", Audience.EMPLOYERS),
    ("rooms", Audience.EMPLOYERS),
    ("street", Audience.INTERMEDIARIES),
    ("founded", Audience.OWN),
    ("paid_posts", Audience.PUBLIC),
)


@dataclass
class Association:
    """An association not stored yet, with everything that belongs to it."""

    organisation: Organisation
    profile: MsoProfile
    people: list[Person]
    audiences: list[FieldAudience] = field(default_factory=list)


class Inventor:
    """Invents associations one after the other; remembers names so that they do not repeat while any are left."""

    def __init__(self, seed: int, places: Places, now: datetime, centres: dict[str, Organisation]) -> None:
        """Take the integration centres by district: they verify the entries of their area."""
        self.seed = seed
        self.centres = centres
        self.places = places
        self.now = now
        # Hashes take less room than a million names; a collision costs one name, nothing else.
        self.taken: set[int] = set()

    def invent(self, index: int, district: str = "") -> Association:
        """Return the association with this index, in ``district`` if there is one with this key."""
        rng = Random(f"{self.seed}:association:{index}")  # noqa: S311 -- reproducible on purpose
        kind = rng.choices(KINDS, WEIGHTS)[0]
        community = choose_community(rng)
        settled = district in self.places.districts
        spot = self.places.spot_in(district, rng) if settled else self.places.spot_of(index, rng)
        staff = rng.choices(WITH_STAFF, STAFF_WEIGHTS)[0] if index % 3 == 1 else StaffKind.VOLUNTARY
        founded = min(self.now.year - 1, max(1968, int(rng.gauss(2008, 11))))
        experienced = likely(rng, 0.3 if staff == StaffKind.VOLUNTARY else 0.7)
        legal_form = rng.choices(LEGAL_FORMS, (85, 9, 6))[0]
        name, slug = self.name_of(rng, index, kind.names, spot.municipality.name, legal_form)
        organisation = Organisation(
            name=name,
            slug=slug,
            roles=[Role.MSO],
            legal_form=legal_form,
            register_number=f"VR {900000 + index}" if legal_form == LEGAL_FORMS[0] and likely(rng, 0.8) else "",
            founded=founded if likely(rng, 0.9) else None,
            website=f"https://{slug}.example.org" if likely(rng, 0.6) and len(slug) <= LONGEST_HOST else "",
            description=compose_description(
                rng,
                kind=kind,
                community=community,
                city=spot.municipality.name.partition(" (")[0],
                founded=founded,
                staff=staff,
                experienced=experienced,
            )
            if likely(rng, 0.95)
            else "",
            street=spot.street if likely(rng, 0.85) else "",
            postal_code=spot.postal_code,
            municipality=spot.municipality,
            district_id=spot.municipality.district_id,
            latitude=spot.latitude,
            longitude=spot.longitude,
            state=rng.choices(STATES, STATE_WEIGHTS)[0],
            confirmed_at=self.moment(rng, *rng.choices(AGES, AGE_WEIGHTS)[0]),
            provenance=Organisation.Provenance.DEMO,
        )
        if spot.municipality.district_id in self.centres and likely(rng, 0.6):
            organisation.verified_by = self.centres[spot.municipality.district_id]
            organisation.verified_at = self.moment(rng, 1, 600)
        languages = choose_languages(rng, community)
        profile = self.profile_of(rng, organisation, staff)
        profile.languages = languages
        profile.fields = [*kind.fields, *rng.sample(kind.further_fields, rng.choice((0, 1, 1, 2)))]
        groups = [*kind.groups, *rng.sample(kind.further_groups, rng.choice((0, 1, 1, 2)))]
        profile.target_groups = [group for group in TargetGroup.values if group in groups]
        profile.communities = community.wording if likely(rng, 0.8) else ""
        profile.employer_experience = experienced if likely(rng, 0.85) else None
        people = invent_people(rng, organisation, number=index, staff=staff, languages=languages, now=self.now)
        return Association(organisation, profile, people, self.audiences_of(rng, organisation))

    def name_of(
        self, rng: Random, index: int, patterns: tuple[str, ...], city: str, legal_form: str
    ) -> tuple[str, str]:
        """Return a name and an address in the portal; the address gets the index when all names are taken."""
        city = city.partition(" (")[0]
        for _attempt in range(NAME_ATTEMPTS):
            name = f"{rng.choice(patterns).format(motif=rng.choice(MOTIFS))} {city}"
            folded = fold(name)
            if hash(folded) not in self.taken:
                self.taken.add(hash(folded))
                break
        else:
            folded = f"{folded} {index}"
        if legal_form == LEGAL_FORMS[0]:
            name = f"{name} e. V."
        return name, folded.replace(" ", "-")

    def moment(self, rng: Random, youngest: int, oldest: int) -> datetime | None:
        """Return a moment between so many days ago; None for a range without days."""
        if not oldest:
            return None
        return self.now - timedelta(days=rng.randint(youngest, oldest), minutes=rng.randint(0, 900))

    def profile_of(self, rng: Random, organisation: Organisation, staff: StaffKind) -> MsoProfile:
        """Return the figures of an association: members, reach, posts, rooms, signing rule."""
        members = rng.choices(MemberRange.values, MEMBER_WEIGHTS[staff])[0]
        has_rooms = likely(rng, 0.25 if staff == StaffKind.VOLUNTARY else 0.6)
        signing_total = rng.choice((2, 3, 3, 4, 5))
        posts = {StaffKind.MIXED: rng.randint(2, 12) / 4, StaffKind.FULL_TIME: rng.randint(4, 60) / 2}
        return MsoProfile(
            organisation=organisation,
            staff_kind=staff,
            paid_posts=posts.get(staff),
            members=members,
            # More than twice as many people are reached as are members (handbook, definition of MSOs).
            reach=10 * round(MEMBERS_MIDDLE[members] * rng.uniform(0.16, 0.5)) if likely(rng, 0.7) else None,
            rooms_capacity=rng.choice((12, 15, 20, 25, 30, 40, 60, 80, 120)) if has_rooms else None,
            rooms_step_free=likely(rng, 0.6) if has_rooms and likely(rng, 0.8) else None,
            rooms_equipment=rng.choice(EQUIPMENT) if has_rooms else "",
            signing_required=rng.choice((1, 2, 2)),
            signing_total=signing_total,
            monthly_request_limit=rng.choice((2, 3, 5)) if staff == StaffKind.VOLUNTARY and likely(rng, 0.3) else None,
        )

    def audiences_of(self, rng: Random, organisation: Organisation) -> list[FieldAudience]:
        """Return the fields the association shows to another circle than usual."""
        if likely(rng, 0.6):
            return []
        chosen = dict(rng.sample(KEPT, rng.randint(1, 2)))
        return [
            FieldAudience(organisation=organisation, field=name, audience=audience) for name, audience in chosen.items()
        ]
