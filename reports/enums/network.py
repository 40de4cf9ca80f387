"""Closed lists that the public pages of the partner network show."""

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
