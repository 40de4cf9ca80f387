"""For whom a user acts. Asked once per request and remembered on the user object."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from partners.enums import INTERMEDIARY_ROLES, Audience, RepresentativeRole, Role


@dataclass(frozen=True)
class Acting:
    """One organisation a user acts for, in which role."""

    organisation_id: int
    organisation_name: str
    organisation_slug: str
    organisation_roles: frozenset[str]
    role: str
    # Organisations an intermediary is in charge of besides its members and those of its area.
    in_charge_of: frozenset[int] = frozenset()

    @property
    def is_owner(self) -> bool:
        """Say whether the user heads the organisation."""
        return self.role == RepresentativeRole.OWNER


@dataclass(frozen=True)
class Viewer:
    """Anybody of a kind and nobody in particular, to ask the query layer what such a person sees ("view as").

    It goes wherever a user goes that only looks: ``visible_to``, ``audiences_of``, ``portray``. It has no account.
    """

    acting: tuple[Acting, ...] = ()
    is_active: bool = True

    @property
    def is_authenticated(self) -> bool:
        """Say whether such a person is signed in: whoever acts for somebody."""
        return bool(self.acting)


def anybody_acting_for(role: Role, in_charge_of: frozenset[int] = frozenset()) -> Viewer:
    """Return a viewer who acts for an organisation with ``role`` that does not exist."""
    nowhere = Acting(0, "", "", frozenset({role}), RepresentativeRole.EDITOR, in_charge_of)
    return Viewer((nowhere,))


def acting_for(user: Any) -> list[Acting]:
    """Return the organisations ``user`` acts for now; nothing for anonymous and inactive users.

    Costs one query the first time and none after that.
    """
    if not user.is_authenticated or not user.is_active:
        return []
    if not hasattr(user, "acting"):
        user.acting = [_acting(row) for row in user.representations.current().select_related("organisation")]
    return list(user.acting)


def _acting(row: Any) -> Acting:
    organisation = row.organisation
    return Acting(organisation.pk, organisation.name, organisation.slug, frozenset(organisation.roles), row.role)


def users_by_organisation(users: Sequence[Any]) -> dict[int, set[int]]:
    """Return by organisation the ids of those among ``users`` who act for it.

    Costs one query, however many they are; ``acting_for`` then costs none for them.
    """
    unknown = {user.pk: user for user in users if user.is_authenticated and not hasattr(user, "acting")}
    if unknown:
        for user in unknown.values():
            user.acting = []
        manager = next(iter(unknown.values())).representations.model.objects
        for row in manager.current().filter(user__in=unknown).select_related("organisation"):
            unknown[row.user_id].acting.append(_acting(row))
    found: dict[int, set[int]] = {}
    for user in users:
        for organisation in organisation_ids(user):
            found.setdefault(organisation, set()).add(user.pk)
    return found


def organisation_ids(user: Any, *roles: Role) -> set[int]:
    """Return the ids of the organisations ``user`` acts for, those with one of ``roles`` if any are given."""
    return {each.organisation_id for each in acting_for(user) if not roles or each.organisation_roles & set(roles)}


def headed_organisation_ids(user: Any) -> set[int]:
    """Return the ids of the organisations ``user`` heads; in MSOs the board members are the head together."""
    return {
        each.organisation_id
        for each in acting_for(user)
        if each.is_owner or (each.role == RepresentativeRole.BOARD and Role.MSO in each.organisation_roles)
    }


def is_ministry(user: Any) -> bool:
    """Say whether ``user`` works for the ministry."""
    return any(Role.MINISTRY in each.organisation_roles for each in acting_for(user))


def leads_ministry(user: Any) -> bool:
    """Say whether ``user`` is a lead of the ministry's team."""
    return any(Role.MINISTRY in each.organisation_roles and each.is_owner for each in acting_for(user))


def is_employer(user: Any) -> bool:
    """Say whether ``user`` acts for an employer."""
    return any(Role.EMPLOYER in each.organisation_roles for each in acting_for(user))


def is_intermediary(user: Any) -> bool:
    """Say whether ``user`` acts for a municipal integration centre, an integration agency or an umbrella."""
    return any(each.organisation_roles & INTERMEDIARY_ROLES for each in acting_for(user))


def intermediary_ids(user: Any) -> set[int]:
    """Return the ids of the intermediaries ``user`` acts for."""
    return {each.organisation_id for each in acting_for(user) if each.organisation_roles & INTERMEDIARY_ROLES}


def in_charge_of_ids(user: Any) -> set[int]:
    """Return the ids of organisations an intermediary is in charge of by name."""
    return {pk for each in acting_for(user) for pk in each.in_charge_of}


def audiences_of(user: Any, organisation_id: int | None = None) -> frozenset[Audience]:
    """Return the audiences ``user`` belongs to, towards one organisation or in general.

    Everybody is the public. Employers are signed-in employers, intermediaries and the ministry; "own" is who acts
    for the organisation in question, who sees all of it.
    """
    if organisation_id is not None and organisation_id in organisation_ids(user):
        return frozenset(Audience)
    if is_ministry(user) or is_intermediary(user):
        return frozenset({Audience.PUBLIC, Audience.EMPLOYERS, Audience.INTERMEDIARIES})
    if is_employer(user):
        return frozenset({Audience.PUBLIC, Audience.EMPLOYERS})
    return frozenset({Audience.PUBLIC})
