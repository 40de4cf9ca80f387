"""How it is counted who will come."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class RegistrationMode(models.TextChoices):
    """Counts are the rule: the MSO says about how many come. Names only where the sides chose it."""

    COUNTS = "counts", _("The MSO says how many will come")
    SIGN_UP = "sign_up", _("Guests sign up with name and e-mail")
