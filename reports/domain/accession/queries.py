"""What the pages of the network show, each in a fixed number of queries."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Prefetch, QuerySet

from partners.models import Organisation, organisation_ids
from reports.domain.collation import german_sort_key
from reports.domain.partner_pages import printed_years
from reports.enums import DeclarationSide, DeclarationState
from reports.models import Amendment, Declaration, Measure, Milestone, NetworkMembership
from reports.permissions import agreeing_sides, can_manage_accessions
from reports.states.declaration import objection_to_agreeing, sides_that_agree

from .terms import MeasureTerms, milestones_in_force, read_terms


@dataclass(frozen=True)
class Member:
    """A member as everybody may see it: ``measures`` are those it has published.

    ``printed`` are the years whose brochure on the web has a page of it, the latest first.
    """

    membership: NetworkMembership
    measures: tuple[Measure, ...]
    declaration: Declaration | None
    printed: tuple[int, ...] = ()

    @property
    def name(self) -> str:
        """The name of the organisation."""
        return self.membership.organisation.name


@dataclass(frozen=True)
class MeasureShown:
    """A measure with the milestones in force."""

    measure: Measure
    milestones: list[Milestone]


@dataclass(frozen=True)
class AmendmentShown:
    """An amendment with what the measure was and what it is."""

    amendment: Amendment
    before: MeasureTerms | None
    after: MeasureTerms | None


@dataclass(frozen=True)
class Happened:
    """One line of the history of a declaration; ``kind`` is "agreed", "signed" or "ended"."""

    at: datetime
    kind: str
    who: str
    side: str = ""
    reason: str = ""


@dataclass(frozen=True)
class DeclarationSheet:
    """A declaration as the two sides see it."""

    declaration: Declaration
    measures: list[MeasureShown]
    withdrawn: list[Measure]
    amendments: list[AmendmentShown]
    history: list[Happened]
    agreed: set[str]
    may_agree: list[str]
    objection: str

    @property
    def is_agreed_by_both(self) -> bool:
        """Say whether the draft can be signed as it is."""
        return self.agreed == set(DeclarationSide.values)


def members_seen_by(user: Any) -> list[Member]:
    """Return the members whose entries ``user`` may see, in alphabetical order. Four queries."""
    printed = printed_years()
    found = [_member(each, printed) for each in _memberships(user)]
    return sorted(found, key=lambda each: german_sort_key(each.name))


def member_seen_by(user: Any, slug: str) -> Member | None:
    """Return one member by the slug of its entry. Five queries at most."""
    found = _memberships(user).filter(organisation__slug=slug).first()
    return _member(found, printed_years()) if found is not None else None


def _memberships(user: Any) -> QuerySet[NetworkMembership]:
    published = Declaration.objects.public().prefetch_related(
        Prefetch("measures", Measure.objects.in_force().prefetch_related("milestones"))
    )
    return (
        NetworkMembership.objects.current()
        .filter(organisation__in=Organisation.objects.visible_to(user))
        .select_related("organisation")
        .prefetch_related(Prefetch("declarations", published, to_attr="published"))
    )


def _member(membership: Any, printed: Mapping[str, tuple[int, ...]]) -> Member:
    declaration = membership.published[0] if membership.published else None
    measures = tuple(declaration.measures.all()) if declaration else ()
    return Member(membership, measures, declaration, printed.get(membership.organisation.slug, ()))


def shown(measures: Any) -> list[MeasureShown]:
    """Return ``measures``, fetched with their milestones, with those in force."""
    return [MeasureShown(each, milestones_in_force(each)) for each in measures]


def accessions() -> QuerySet[NetworkMembership]:
    """Return all memberships with their newest declaration as ``newest`` (a list), those being prepared first."""
    declarations = Declaration.objects.order_by("-pk")
    return (
        NetworkMembership.objects.select_related("organisation")
        .prefetch_related(Prefetch("declarations", declarations, to_attr="newest"))
        .order_by("organisation__name", "pk")
    )


def declaration_of(slug: str, user: Any) -> Declaration | None:
    """Return the newest declaration of an organisation, as far as ``user`` may see it."""
    return (
        Declaration.objects.visible_to(user)
        .filter(membership__organisation__slug=slug)
        .select_related("membership__organisation")
        .order_by("-pk")
        .first()
    )


def sheet_of(declaration: Declaration, user: Any) -> DeclarationSheet:
    """Return what the page of a declaration shows. Eight queries at most."""
    measures = list(declaration.measures.prefetch_related("milestones"))
    amendments = declaration.amendments.select_related("by").order_by("-number")
    agreed = sides_that_agree(declaration) if declaration.is_draft else set()
    may_agree = [each for each in sorted(agreeing_sides(user, declaration)) if each not in agreed]
    return DeclarationSheet(
        declaration=declaration,
        measures=shown(each for each in measures if each.withdrawn_on is None),
        withdrawn=[each for each in measures if each.withdrawn_on is not None],
        amendments=[AmendmentShown(each, read_terms(each.before), read_terms(each.after)) for each in amendments],
        history=_history(declaration),
        agreed=agreed,
        may_agree=may_agree if declaration.is_draft else [],
        objection=objection_to_agreeing(declaration) if declaration.is_draft else "",
    )


def _history(declaration: Declaration) -> list[Happened]:
    agreements = declaration.agreements.select_related("by")
    moves = declaration.transitions.select_related("actor")
    lines = [Happened(each.at, "agreed", str(each.by), each.get_side_display()) for each in agreements]
    lines += [Happened(each.at, each.target, str(each.actor or ""), "", each.reason) for each in moves]
    return sorted(lines, key=lambda each: each.at, reverse=True)


@dataclass(frozen=True)
class Waiting:
    """A draft that waits for ``user``; ``what`` is "write", "agree" or "sign"."""

    declaration: Declaration
    what: str


def drafts_waiting_for(user: Any) -> list[Waiting]:
    """Return the drafts that wait for ``user``, oldest first. One query, two when there are any.

    To be written: those of one's own organisation nobody has agreed to. To be agreed to: the other side has. To be
    signed: both have, which the ministry records.
    """
    if not (can_manage_accessions(user) or organisation_ids(user)):
        return []
    drafts = (
        Declaration.objects.visible_to(user)
        .filter(state=DeclarationState.DRAFT)
        .select_related("membership__organisation")
        .prefetch_related("agreements")
        .order_by("pk")
    )
    found = []
    for each in drafts:
        agreed = {row.side for row in each.agreements.all() if row.revision == each.revision}
        if what := _what_waits(user, each, agreed):
            found.append(Waiting(each, what))
    return found


def _what_waits(user: Any, declaration: Declaration, agreed: set[str]) -> str:
    if agreed == set(DeclarationSide.values):
        return "sign" if can_manage_accessions(user) else ""
    if agreed and agreeing_sides(user, declaration) - agreed:
        return "agree"
    is_own = declaration.membership.organisation_id in organisation_ids(user)
    return "write" if is_own and not agreed else ""
