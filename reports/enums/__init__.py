"""Closed lists of the reporting. No queries here."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from .indicators import CoreTopic, Counted, Way
from .network import FocusArea, PartnerKind

__all__ = [
    "AttachmentKind",
    "BuildFileKind",
    "BuildState",
    "CoreTopic",
    "Counted",
    "CoverPalette",
    "DeclarationSide",
    "DeclarationState",
    "EditionSection",
    "EditionState",
    "EditionTextKind",
    "FocusArea",
    "PartnerKind",
    "PeriodState",
    "Progress",
    "ProposalState",
    "ReportState",
    "ReviewSide",
    "UploadState",
    "Way",
]


class PeriodState(models.TextChoices):
    """Where a reporting period stands."""

    PLANNED = "planned", _("planned")
    OPEN = "open", _("open")
    IN_REVIEW = "in_review", _("in review")
    PUBLISHED = "published", _("published")


class ReportState(models.TextChoices):
    """Where a report stands."""

    DRAFT = "draft", _("draft")
    SUBMITTED = "submitted", _("submitted")
    RETURNED = "returned", _("returned")
    ACCEPTED = "accepted", _("accepted")
    RELEASED = "released", _("released")
    PUBLISHED = "published", _("published")


PRINTABLE_STATES = frozenset({ReportState.ACCEPTED, ReportState.RELEASED, ReportState.PUBLISHED})


class ReviewSide(models.TextChoices):
    """Who speaks in a review."""

    MINISTRY = "ministry", _("ministry")
    PARTNER = "partner", _("partner")


class EditionTextKind(models.TextChoices):
    """Texts of an edition that the ministry writes."""

    GREETING = "greeting", _("greeting")
    INTRODUCTION = "introduction", _("introduction of a chapter")
    GUEST_ARTICLE = "guest_article", _("guest article")


class AttachmentKind(models.TextChoices):
    """What a picture of a report is."""

    LOGO = "logo", _("logo")
    PICTURE = "picture", _("picture")


class ProposalState(models.TextChoices):
    """What became of a proposed sentence."""

    ACCEPTED = "accepted", _("accepted")
    REFUSED = "refused", _("refused")


class BuildState(models.TextChoices):
    """Where a build stands."""

    QUEUED = "queued", _("queued")
    RUNNING = "running", _("running")
    READY = "ready", _("ready")
    FAILED = "failed", _("failed")
    SUPERSEDED = "superseded", _("superseded")


class EditionState(models.TextChoices):
    """Where an edition of the brochure stands."""

    EDITING = "editing", _("in editing")
    RELEASED = "released", _("released")
    PUBLISHED = "published", _("published")


class EditionSection(models.TextChoices):
    """The parts of a brochure between its cover and its back, in their usual order."""

    IMPRINT = "impressum", _("Imprint")
    GREETINGS = "grusswort", _("Greetings")
    CONTENTS = "inhalt", _("Contents")
    ABOUT = "netzwerk", _("The network and its aims")
    CHAPTERS = "kapitel", _("The six focus areas")
    INDICATORS = "kennzahlen", _("Indicators over the years")
    PARTNERS = "partner", _("List of partners")
    INDEX = "verzeichnis", _("Index of contributions")
    ERRATA = "berichtigung", _("Corrections")


class CoverPalette(models.TextChoices):
    """Colours of the cover that read well together."""

    SAND = "sand", _("sand")
    MIST = "mist", _("mist")
    MINT = "mint", _("mint")
    WHITE = "white", _("white")


class BuildFileKind(models.TextChoices):
    """What else is made of a brochure beside its PDF."""

    PRINT = "print", _("PDF for the printing house")
    WORD = "docx", _("Word file")
    BOOK = "epub", _("E-book")


class UploadState(models.TextChoices):
    """Where a Word file that was handed in stands."""

    PREVIEWED = "previewed", _("not taken over yet")
    TAKEN_OVER = "taken_over", _("taken over")
    DISCARDED = "discarded", _("discarded")


class DeclarationState(models.TextChoices):
    """Where the declaration of a member of the network stands."""

    DRAFT = "draft", _("in preparation")
    SIGNED = "signed", _("signed")
    ENDED = "ended", _("ended")


class DeclarationSide(models.TextChoices):
    """The two sides of a declaration."""

    PARTNER = "partner", _("Partner")
    MINISTRY = "ministry", _("Ministry")


class Progress(models.TextChoices):
    """How far a measure or a milestone is."""

    DONE = "done", _("done")
    ON_THE_WAY = "on_the_way", _("on the way")
    LATE = "late", _("late")
    DROPPED = "dropped", _("dropped")
