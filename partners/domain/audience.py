"""Who may see which field of a profile: one table of defaults, one function that answers.

List, detail page, search index and exports ask here and nowhere else. An organisation overrides a default with a
``FieldAudience`` row whose ``field`` is the key used below. Name, roles, place and state are always public for a
published organisation: without them there is no entry.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from partners.enums import Audience
from partners.models import FieldAudience, Organisation, audiences_of


@dataclass(frozen=True)
class AudienceField:
    """A field whose audience an organisation chooses: where it stands, what it is called, who sees it by default.

    ``relation`` is the name of the profile on the organisation, "" for the organisation itself; ``attributes`` are
    shown and hidden together.
    """

    key: str
    relation: str
    attributes: tuple[str, ...]
    label: str | Promise
    default: Audience = Audience.PUBLIC


FIELDS: Mapping[str, AudienceField] = {
    field.key: field
    for field in (
        AudienceField("description", "", ("description",), _("description")),
        AudienceField("website", "", ("website",), _("website")),
        AudienceField("street", "", ("street",), _("street and number")),
        AudienceField("legal_form", "", ("legal_form",), _("legal form")),
        AudienceField("register_number", "", ("register_number",), _("register number"), Audience.INTERMEDIARIES),
        AudienceField("founded", "", ("founded",), _("founded in")),
        AudienceField("target_groups", "mso_profile", ("target_groups",), _("target groups")),
        AudienceField("languages", "mso_profile", ("languages",), _("languages")),
        AudienceField("fields", "mso_profile", ("fields",), _("fields of activity")),
        AudienceField("communities", "mso_profile", ("communities",), _("communities")),
        AudienceField("staff", "mso_profile", ("staff_kind",), _("staff")),
        AudienceField("paid_posts", "mso_profile", ("paid_posts",), _("paid posts"), Audience.EMPLOYERS),
        AudienceField("members", "mso_profile", ("members",), _("members")),
        AudienceField("reach", "mso_profile", ("reach",), _("people reached per year")),
        AudienceField("rooms", "mso_profile", ("rooms_capacity", "rooms_step_free", "rooms_equipment"), _("rooms")),
        AudienceField("employer_experience", "mso_profile", ("employer_experience",), _("has worked with employers")),
        AudienceField(
            "signing_rule",
            "mso_profile",
            ("signing_required", "signing_total"),
            _("signatures required"),
            Audience.OWN,
        ),
        AudienceField(
            "request_limit", "mso_profile", ("monthly_request_limit",), _("requests per month at most"), Audience.OWN
        ),
        AudienceField("branch", "employer_profile", ("branch",), _("branch")),
        AudienceField("size", "employer_profile", ("size",), _("employees")),
        AudienceField("jobs", "employer_profile", ("jobs",), _("jobs offered")),
        AudienceField("apprenticeships", "employer_profile", ("apprenticeships",), _("apprenticeships offered")),
        AudienceField("offers", "employer_profile", ("offers",), _("offers to MSOs")),
        AudienceField(
            "employer_signing_rule",
            "employer_profile",
            ("signing_required", "signing_total"),
            _("signatures required as an employer"),
            Audience.OWN,
        ),
        AudienceField("level", "umbrella_profile", ("level",), _("level")),
        AudienceField("member_count", "umbrella_profile", ("member_count",), _("number of members")),
        AudienceField("carrier", "support_profile", ("carrier",), _("run by")),
        AudienceField("agency_fields", "support_profile", ("fields",), _("fields of action")),
    )
}


def visible_fields(user: Any, organisations: Iterable[Organisation]) -> dict[int, frozenset[str]]:
    """Return for each organisation, by id, the keys of ``FIELDS`` that ``user`` may see.

    Costs one query for all organisations, besides the one that says for whom the user acts.
    """
    listed = list(organisations)
    chosen: dict[int, dict[str, str]] = {each.pk: {} for each in listed}
    for row in FieldAudience.objects.filter(organisation__in=list(chosen)):
        chosen[row.organisation_id][row.field] = row.audience
    seen = {each.pk: audiences_of(user, each.pk) for each in listed}
    return {
        pk: frozenset(key for key, field in FIELDS.items() if choices.get(key, field.default) in seen[pk])
        for pk, choices in chosen.items()
    }


def hidden_attributes(user: Any, organisation: Organisation) -> frozenset[tuple[str, str]]:
    """Return the attributes of ``organisation`` that ``user`` may not see, as (relation, attribute): for forms.

    Where the organisation stands on the map is hidden with its street.
    """
    visible = visible_fields(user, [organisation])[organisation.pk]
    hidden = {
        (field.relation, attribute)
        for key, field in FIELDS.items()
        if key not in visible
        for attribute in field.attributes
    }
    if ("", "street") in hidden:
        hidden |= {("", "latitude"), ("", "longitude")}
    return frozenset(hidden)
