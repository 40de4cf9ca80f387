"""The partner network, its yearly reports and the brochure made of them."""

from .attachment import Attachment
from .build import Build, BuildTransition
from .build_file import BuildFile
from .contribution import Contribution, ContributionVersion, Figure
from .edition import Edition, EditionTransition
from .edition_text import EditionPicture, EditionText, Erratum
from .extension import Extension, newest_extension
from .fragment import Fragment
from .membership import NetworkMembership
from .period import PeriodTransition, ReportingPeriod
from .preflight import PreflightAnswer
from .proposal import Proposal
from .report import Report, ReportTransition
from .upload import Upload, UploadTransition

__all__ = [
    "Attachment",
    "Build",
    "BuildFile",
    "BuildTransition",
    "Contribution",
    "ContributionVersion",
    "Edition",
    "EditionPicture",
    "EditionText",
    "EditionTransition",
    "Erratum",
    "Extension",
    "Figure",
    "Fragment",
    "NetworkMembership",
    "PeriodTransition",
    "PreflightAnswer",
    "Proposal",
    "Report",
    "ReportTransition",
    "ReportingPeriod",
    "Upload",
    "UploadTransition",
    "newest_extension",
]
