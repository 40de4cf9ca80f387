"""The partner network, its yearly reports and the brochure made of them."""

from .attachment import Attachment
from .build import Build, BuildTransition
from .contribution import Contribution, ContributionVersion, Figure
from .edition import Edition, EditionText
from .fragment import Fragment
from .membership import NetworkMembership
from .period import PeriodTransition, ReportingPeriod
from .preflight import PreflightAnswer
from .proposal import Proposal
from .report import Report, ReportTransition

__all__ = [
    "Attachment",
    "Build",
    "BuildTransition",
    "Contribution",
    "ContributionVersion",
    "Edition",
    "EditionText",
    "Figure",
    "Fragment",
    "NetworkMembership",
    "PeriodTransition",
    "PreflightAnswer",
    "Proposal",
    "Report",
    "ReportTransition",
    "ReportingPeriod",
]
