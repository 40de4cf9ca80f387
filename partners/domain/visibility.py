"""An organisation chooses who sees which of its fields (product A7).

``audience.py`` answers who sees what; here it is written down.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from partners.enums import Audience
from partners.models import ContactPerson, FieldAudience, Organisation, OrganisationChange
from partners.permissions import must_give_reason

from .audience import FIELDS, AudienceField
from .changes import record_change, require_reason
from .portrait import known_empty, profile_relations
from .profiles import PROFILES

SECTIONS: tuple[tuple[str | Promise, tuple[str, ...]], ...] = (
    (gettext_lazy("What you do"), ("description", "website")),
    (gettext_lazy("Place"), ("street",)),
    (gettext_lazy("Whom you reach"), ("target_groups", "languages", "communities", "members", "reach")),
    (gettext_lazy("What you work on"), ("fields", "staff", "paid_posts", "employer_experience")),
    (gettext_lazy("Your rooms"), ("rooms",)),
    (gettext_lazy("How you decide"), ("signing_rule", "request_limit")),
    (gettext_lazy("As an employer"), ("branch", "size", "jobs", "apprenticeships", "offers", "employer_signing_rule")),
    (gettext_lazy("As an umbrella association"), ("level", "member_count")),
    (gettext_lazy("As a support service"), ("carrier", "agency_fields")),
    (gettext_lazy("Who you are"), ("legal_form", "register_number", "founded")),
)
NARROWER = {audience: position for position, audience in enumerate(Audience)}


class WideningRefused(Exception):
    """Only the organisation itself shows a field to more people. The message is a sentence for people."""


@dataclass(frozen=True)
class Choice:
    """One field: who may see it by choice (None: the standard), and whether it is known to be empty."""

    field: AudienceField
    chosen: Audience | None
    is_empty: bool

    @property
    def audience(self) -> Audience:
        """Who may see it."""
        return self.chosen or self.field.default


@dataclass(frozen=True)
class PersonSeen:
    """A contact person and who sees them."""

    name: str
    audience: Audience


def choices_of(user: Any, organisation: Organisation) -> list[tuple[str | Promise, list[Choice]]]:
    """Return the fields that ``organisation`` (fetched by ``with_profiles``) has, by section. Two queries.

    That a field is empty is said only to a ``user`` who may see it.
    """
    rows = FieldAudience.objects.filter(organisation=organisation).values_list("field", "audience")
    chosen = {field: Audience(audience) for field, audience in rows}
    empty = known_empty(user, organisation)
    relations = profile_relations(organisation) | {_relation(role) for role in organisation.roles if role in PROFILES}
    sections = []
    for legend, keys in SECTIONS:
        fields = [FIELDS[key] for key in keys if FIELDS[key].relation in relations]
        if fields:
            sections.append((legend, [Choice(each, chosen.get(each.key), each.key in empty) for each in fields]))
    return sections


def people_seen(organisation: Organisation) -> list[PersonSeen]:
    """Return the contact persons and who sees them: as far as chosen, and agreed to. One query."""
    people = ContactPerson.objects.filter(organisation=organisation).select_related("current_consent")
    return [PersonSeen(each.name, _audience_of(each)) for each in people]


@transaction.atomic
def choose_audiences(
    organisation: Organisation, choices: Mapping[str, Audience | None], *, actor: Any, reason: str = ""
) -> list[str]:
    """Write down who sees the fields in ``choices``, None for the standard; return the keys that really changed.

    The search follows at once, by triggers of the database. Raises ``ReasonMissing``, and ``WideningRefused`` when
    somebody who does not represent the organisation would show a field to more people than it chose.
    """
    require_reason(actor, organisation, reason)
    Organisation.objects.select_for_update(of=("self",)).get(pk=organisation.pk)
    rows = FieldAudience.objects.filter(organisation=organisation).values_list("field", "audience")
    before = {field: Audience(audience) for field, audience in rows}
    changed = {key: audience for key, audience in choices.items() if key in FIELDS and before.get(key) != audience}
    if not changed:
        return []
    if must_give_reason(actor, organisation):
        _refuse_widening(before, changed)
    FieldAudience.objects.filter(organisation=organisation, field__in=changed).delete()
    FieldAudience.objects.bulk_create(
        FieldAudience(organisation=organisation, field=key, audience=audience)
        for key, audience in changed.items()
        if audience is not None
    )
    record_change(organisation, OrganisationChange.Action.AUDIENCES_CHOSEN, actor, fields=changed, reason=reason)
    return list(changed)


def _refuse_widening(before: Mapping[str, Audience], changed: Mapping[str, Audience | None]) -> None:
    for key, audience in changed.items():
        default = FIELDS[key].default
        if NARROWER[audience or default] < NARROWER[before.get(key, default)]:
            raise WideningRefused(_("Only the organisation itself can show a field to more people."))


def _relation(role: str) -> str:
    return str(PROFILES[role]._meta.get_field("organisation").remote_field.name)


def _audience_of(person: ContactPerson) -> Audience:
    consent = person.current_consent
    if consent is None or consent.withdrawn_at:
        return Audience.OWN
    return max(Audience(person.audience), Audience(consent.audience), key=NARROWER.__getitem__)
