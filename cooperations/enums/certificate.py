"""Papers about a cooperation, and what became of them."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class CertificateKind(models.TextChoices):
    """What is put on paper: the facts, or what the employer thinks of the work."""

    CERTIFICATE = "certificate", _("certificate of cooperation")
    REFERENCE = "reference", _("letter of reference")


class CertificateState(models.TextChoices):
    """Whether a paper still holds."""

    ISSUED = "issued", _("valid")
    REVOKED = "revoked", _("revoked")
