"""The partner network, its yearly reports and the brochure made of them."""

from .attachment import Attachment
from .build import Build, BuildTransition
from .build_file import BuildFile
from .comment import ReviewComment
from .contribution import Contribution, ContributionVersion, Figure
from .declaration import Declaration, DeclarationTransition, DraftAgreement
from .edition import Edition, EditionTransition
from .edition_text import EditionPicture, EditionText, Erratum
from .extension import Extension, newest_extension
from .fragment import Fragment
from .indicator import Indicator
from .indicator_value import IndicatorValue, StateValue
from .measure import Amendment, Measure, Milestone
from .membership import NetworkMembership
from .period import PeriodTransition, ReportingPeriod
from .preflight import PreflightAnswer
from .progress import MeasureStatus, MilestoneStatus
from .proposal import Proposal
from .report import Report, ReportTransition
from .upload import Upload, UploadTransition

__all__ = [
    "Amendment",
    "Attachment",
    "Build",
    "BuildFile",
    "BuildTransition",
    "Contribution",
    "ContributionVersion",
    "Declaration",
    "DeclarationTransition",
    "DraftAgreement",
    "Edition",
    "EditionPicture",
    "EditionText",
    "EditionTransition",
    "Erratum",
    "Extension",
    "Figure",
    "Fragment",
    "Indicator",
    "IndicatorValue",
    "Measure",
    "MeasureStatus",
    "Milestone",
    "MilestoneStatus",
    "NetworkMembership",
    "PeriodTransition",
    "PreflightAnswer",
    "Proposal",
    "Report",
    "ReportTransition",
    "ReportingPeriod",
    "ReviewComment",
    "StateValue",
    "Upload",
    "UploadTransition",
    "newest_extension",
]
