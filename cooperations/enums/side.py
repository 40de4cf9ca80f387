"""On which side of a request or cooperation somebody stands."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Side(models.TextChoices):
    """The two sides, and who goes between them when asked."""

    EMPLOYER = "employer", _("employer")
    MSO = "mso", _("migrant self-organisation")
    MEDIATOR = "mediator", _("go-between")
