"""Closed lists of the reporting. No queries here."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class FocusArea(models.IntegerChoices):
    """The six focus areas of the state initiative, in the order of the brochure."""

    STAFF_SHARE = 1, _("Raising the share of employees with an immigration history")
    COMPETENCE = 2, _("Strengthening the intercultural competence of employees")
    PARTICIPATION = 3, _("Promoting equal opportunities and participation")
    EVALUATION = 4, _("Evaluation, documentation and communication of intercultural opening")
    NETWORKING = 5, _("Synergies through networking")
    FURTHER = 6, _("Further measures")


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


class PartnerKind(models.TextChoices):
    """What kind of body a network partner is."""

    MINISTRY = "ministry", _("ministry")
    DISTRICT_GOVERNMENT = "district_government", _("district government")
    CITY = "city", _("city")
    COUNTY = "county", _("county")
    JOB_CENTRE = "job_centre", _("job centre")
    POLICE = "police", _("police")
    UNIVERSITY = "university", _("university")
    WELFARE_ASSOCIATION = "welfare_association", _("welfare association")
    SPORTS_ASSOCIATION = "sports_association", _("sports association")
    CULTURE_ASSOCIATION = "culture_association", _("culture association")
    EMPLOYERS_ASSOCIATION = "employers_association", _("employers' association")
    CHAMBER_ASSOCIATION = "chamber_association", _("association of chambers")
    UNION = "union", _("trade union")
    COMPANY = "company", _("company")
    MSO = "mso", _("migrant self-organisation")
    OTHER = "other", _("other")


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
