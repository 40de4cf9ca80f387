"""What an organisation says about itself in each of its roles, and who may see which field."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from partners.enums import (
    ActivityField,
    AgencyField,
    Audience,
    EmployerOffer,
    EmployerSize,
    Language,
    MemberRange,
    StaffKind,
    TargetGroup,
    UmbrellaLevel,
)

from .fields import choice_array
from .organisation import Organisation


class MsoProfile(models.Model):
    """A migrant self-organisation: whom it reaches, what it does, what it has."""

    organisation = models.OneToOneField(
        Organisation, verbose_name=_("organisation"), on_delete=models.CASCADE, related_name="mso_profile"
    )
    target_groups = choice_array(_("target groups"), TargetGroup.choices)
    languages = choice_array(_("languages"), Language.choices)
    fields = choice_array(_("fields of activity"), ActivityField.choices)
    communities = models.CharField(
        _("communities"), max_length=200, blank=True, help_text=_("In your own words, only if you wish.")
    )
    staff_kind = models.CharField(_("staff"), max_length=12, choices=StaffKind.choices, blank=True)
    paid_posts = models.DecimalField(_("paid posts"), max_digits=6, decimal_places=2, null=True, blank=True)
    members = models.CharField(_("members"), max_length=8, choices=MemberRange.choices, blank=True)
    reach = models.PositiveIntegerField(_("people reached per year"), null=True, blank=True)
    rooms_capacity = models.PositiveIntegerField(_("seats in own rooms"), null=True, blank=True)
    rooms_step_free = models.BooleanField(_("rooms are step-free"), null=True, blank=True)
    rooms_equipment = models.CharField(_("equipment of the rooms"), max_length=200, blank=True)
    employer_experience = models.BooleanField(_("has worked with employers"), null=True, blank=True)
    signing_required = models.PositiveSmallIntegerField(_("signatures required"), default=1)
    signing_total = models.PositiveSmallIntegerField(_("members who may sign"), default=1)
    monthly_request_limit = models.PositiveSmallIntegerField(_("requests per month at most"), null=True, blank=True)

    class Meta:
        verbose_name = _("MSO profile")
        verbose_name_plural = _("MSO profiles")
        constraints = [
            models.CheckConstraint(
                name="mso_signing_rule_possible",
                condition=models.Q(signing_required__gte=1, signing_required__lte=models.F("signing_total")),
                violation_error_message=_("No more signatures can be required than there are members who may sign."),
            ),
        ]

    def __str__(self) -> str:
        return str(self.organisation)


class EmployerProfile(models.Model):
    """An employer: branch, size, what it looks for, what it can give."""

    organisation = models.OneToOneField(
        Organisation, verbose_name=_("organisation"), on_delete=models.CASCADE, related_name="employer_profile"
    )
    branch = models.CharField(_("branch"), max_length=100, blank=True)
    size = models.CharField(_("employees"), max_length=8, choices=EmployerSize.choices, blank=True)
    jobs = models.TextField(_("jobs offered"), blank=True)
    apprenticeships = models.TextField(_("apprenticeships offered"), blank=True)
    offers = choice_array(_("offers to MSOs"), EmployerOffer.choices)
    signing_required = models.PositiveSmallIntegerField(_("signatures required"), default=1)
    signing_total = models.PositiveSmallIntegerField(_("people who may sign"), default=1)

    class Meta:
        verbose_name = _("employer profile")
        verbose_name_plural = _("employer profiles")
        constraints = [
            models.CheckConstraint(
                name="employer_signing_rule_possible",
                condition=models.Q(signing_required__gte=1, signing_required__lte=models.F("signing_total")),
                violation_error_message=_("No more signatures can be required than there are people who may sign."),
            ),
        ]

    def __str__(self) -> str:
        return str(self.organisation)


class UmbrellaProfile(models.Model):
    """An umbrella association and the level it works on."""

    organisation = models.OneToOneField(
        Organisation, verbose_name=_("organisation"), on_delete=models.CASCADE, related_name="umbrella_profile"
    )
    level = models.CharField(_("level"), max_length=8, choices=UmbrellaLevel.choices)
    member_count = models.PositiveIntegerField(_("number of members"), null=True, blank=True)

    class Meta:
        verbose_name = _("umbrella profile")
        verbose_name_plural = _("umbrella profiles")

    def __str__(self) -> str:
        return str(self.organisation)


class SupportServiceProfile(models.Model):
    """A municipal integration centre or integration agency: who runs it and what it does."""

    organisation = models.OneToOneField(
        Organisation, verbose_name=_("organisation"), on_delete=models.CASCADE, related_name="support_profile"
    )
    carrier = models.CharField(_("run by"), max_length=200, blank=True)
    fields = choice_array(_("fields of action"), AgencyField.choices)

    class Meta:
        verbose_name = _("support service profile")
        verbose_name_plural = _("support service profiles")

    def __str__(self) -> str:
        return str(self.organisation)


class FieldAudience(models.Model):
    """Who may see one field of one organisation, where it differs from the default."""

    organisation = models.ForeignKey(
        Organisation, verbose_name=_("organisation"), on_delete=models.CASCADE, related_name="field_audiences"
    )
    field = models.CharField(_("field"), max_length=60)
    audience = models.CharField(_("audience"), max_length=16, choices=Audience.choices)

    class Meta:
        verbose_name = _("audience of a field")
        verbose_name_plural = _("audiences of fields")
        constraints = [models.UniqueConstraint(fields=["organisation", "field"], name="field_audience_unique")]

    def __str__(self) -> str:
        return f"{self.field}: {self.get_audience_display()}"
