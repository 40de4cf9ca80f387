"""Organisations, the people in them and how they belong together."""

from .acting import (
    Acting,
    Viewer,
    acting_for,
    anybody_acting_for,
    audiences_of,
    headed_organisation_ids,
    intermediary_ids,
    is_employer,
    is_intermediary,
    is_ministry,
    leads_ministry,
    organisation_ids,
    users_by_organisation,
)
from .affiliation import Affiliation
from .change import OrganisationChange
from .consent_request import ConsentRequest
from .contact_person import Consent, ContactPerson, ReachabilityWindow
from .duplicate import DuplicateSearch, DuplicateSuspect
from .freshness import FreshnessAnswer, FreshnessCampaign, FreshnessMail, FreshnessQuestion
from .import_run import ImportMapping, ImportRow, ImportRun, ImportRunTransition
from .last_change import LastChange
from .merge import Merge, MergeUndo
from .organisation import Organisation, OrganisationTransition, OrganisationTranslation
from .profile import EmployerProfile, FieldAudience, MsoProfile, SupportServiceProfile, UmbrellaProfile
from .representative import Invitation, Representative
from .saved_search import SavedSearch, SearchDigest
from .search import FacetCode, SearchEntry, SearchTerm, SearchWord
from .shortlist import ShortlistEntry

__all__ = [
    "Acting",
    "Affiliation",
    "Consent",
    "ConsentRequest",
    "ContactPerson",
    "DuplicateSearch",
    "DuplicateSuspect",
    "EmployerProfile",
    "FacetCode",
    "FieldAudience",
    "FreshnessAnswer",
    "FreshnessCampaign",
    "FreshnessMail",
    "FreshnessQuestion",
    "ImportMapping",
    "ImportRow",
    "ImportRun",
    "ImportRunTransition",
    "Invitation",
    "LastChange",
    "Merge",
    "MergeUndo",
    "MsoProfile",
    "Organisation",
    "OrganisationChange",
    "OrganisationTransition",
    "OrganisationTranslation",
    "ReachabilityWindow",
    "Representative",
    "SavedSearch",
    "SearchDigest",
    "SearchEntry",
    "SearchTerm",
    "SearchWord",
    "ShortlistEntry",
    "SupportServiceProfile",
    "UmbrellaProfile",
    "Viewer",
    "acting_for",
    "anybody_acting_for",
    "audiences_of",
    "headed_organisation_ids",
    "intermediary_ids",
    "is_employer",
    "is_intermediary",
    "is_ministry",
    "leads_ministry",
    "organisation_ids",
    "users_by_organisation",
]
