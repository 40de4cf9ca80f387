"""The organisation: any body of the directory, with one or more roles."""

from collections.abc import Collection
from typing import Any, ClassVar, Self

import pgtrigger
from django.conf import settings
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from partners.enums import OrganisationState, Role
from portal.geo.models import District, Municipality
from portal.shared.models import TimestampedModel, TransitionModel

from .acting import acting_for, in_charge_of_ids, intermediary_ids, is_ministry, organisation_ids
from .fields import choice_array

UNFINISHED = (OrganisationState.DRAFT, OrganisationState.PAUSED)


class OrganisationQuerySet(models.QuerySet["Organisation"]):
    """Selections of organisations."""

    def visible_to(self, user: Any) -> Self:
        """Keep what ``user`` may see: published ones; drafts and paused ones only if they are concerned.

        Concerned are the organisation itself, the ministry, its umbrella associations and the intermediaries in whose
        service area it lies. Archived and merged entries are not shown to anybody here.
        """
        published = models.Q(state=OrganisationState.PUBLISHED)
        if not acting_for(user):
            return self.filter(published)
        concerned = models.Q(pk__in=organisation_ids(user))
        if is_ministry(user):
            concerned = models.Q()
        elif intermediary_ids(user):
            concerned |= models.Q(pk__in=Organisation.objects.in_charge_of(user).values("pk"))
        return self.filter(published | (models.Q(state__in=UNFINISHED) & concerned))

    def in_charge(self, intermediaries: set[int], by_name: Collection[int] = ()) -> Self:
        """Keep what ``intermediaries`` (ids) are in charge of: their members, what lies in their service area.

        ``by_name`` are ids to keep as well.
        """
        present = models.Q(affiliations__until=None) | models.Q(affiliations__until__gte=timezone.localdate())
        members = Organisation.objects.filter(present, affiliations__umbrella__in=intermediaries)
        area = Organisation.service_area.through.objects.filter(organisation__in=intermediaries)
        named = models.Q(pk__in=by_name)
        return self.filter(
            named | models.Q(pk__in=members.values("pk")) | models.Q(district__in=area.values("district"))
        )

    def in_charge_of(self, user: Any) -> Self:
        """Keep what the intermediaries ``user`` acts for are in charge of."""
        return self.in_charge(intermediary_ids(user), in_charge_of_ids(user))

    def published(self) -> Self:
        """Keep what the public may see."""
        return self.filter(state=OrganisationState.PUBLISHED)

    def with_role(self, role: Role) -> Self:
        """Keep organisations that play ``role``."""
        return self.filter(roles__contains=[role])


class Organisation(TimestampedModel):
    """A body in the directory."""

    class Provenance(models.TextChoices):
        """Where an entry came from."""

        ENTERED = "entered", _("entered by hand")
        IMPORTED = "imported", _("imported")
        REFERENCE = "reference", _("reference data")
        DEMO = "demo", _("sample data")

    name = models.CharField(_("name"), max_length=200)
    short_name = models.CharField(_("short name"), max_length=60, blank=True)
    slug = models.SlugField(_("address in the portal"), max_length=120, unique=True)
    roles = choice_array(_("roles"), Role.choices)
    legal_form = models.CharField(_("legal form"), max_length=60, blank=True)
    register_number = models.CharField(_("register number"), max_length=40, blank=True)
    founded = models.PositiveSmallIntegerField(_("founded in"), null=True, blank=True)
    website = models.URLField(_("website"), blank=True)
    description = models.TextField(_("description"), blank=True)
    street = models.CharField(_("street and number"), max_length=120, blank=True)
    postal_code = models.CharField(_("postal code"), max_length=5, blank=True)
    municipality = models.ForeignKey(
        Municipality, verbose_name=_("municipality"), on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    district = models.ForeignKey(
        District, verbose_name=_("district"), on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    latitude = models.FloatField(_("latitude"), null=True, blank=True)
    longitude = models.FloatField(_("longitude"), null=True, blank=True)
    service_area = models.ManyToManyField(
        District, verbose_name=_("service area"), blank=True, related_name="serving_organisations"
    )
    state = models.CharField(
        _("state"), max_length=12, choices=OrganisationState.choices, default=OrganisationState.DRAFT
    )
    verified_at = models.DateTimeField(_("verified at"), null=True, blank=True)
    verified_by = models.ForeignKey(
        "self", verbose_name=_("verified by"), on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    confirmed_at = models.DateTimeField(_("confirmed on"), null=True, blank=True)
    marked_at = models.DateTimeField(_("marked as not confirmed on"), null=True, blank=True, editable=False)
    merged_into = models.ForeignKey(
        "self", verbose_name=_("merged into"), on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    provenance = models.CharField(
        _("provenance"), max_length=12, choices=Provenance.choices, default=Provenance.ENTERED
    )

    objects: ClassVar[models.Manager["Organisation"]] = OrganisationQuerySet.as_manager()

    class Meta:
        ordering = ["name", "pk"]
        verbose_name = _("organisation")
        verbose_name_plural = _("organisations")
        indexes = [
            GinIndex(fields=["roles"], name="organisation_roles"),
            models.Index(fields=["marked_at"], name="organisation_marked", condition=models.Q(marked_at__isnull=False)),
        ]
        triggers = [
            # Whoever confirms, by whatever way: the mark goes in the same statement.
            pgtrigger.Trigger(
                name="confirmation_takes_mark",
                operation=pgtrigger.UpdateOf("confirmed_at"),
                when=pgtrigger.Before,
                condition=pgtrigger.Q(new__confirmed_at__df=pgtrigger.F("old__confirmed_at")),
                func="NEW.marked_at = NULL; RETURN NEW;",
            ),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["register_number"],
                name="organisation_register_number_unique",
                condition=models.Q(state=OrganisationState.PUBLISHED) & ~models.Q(register_number=""),
                violation_error_message=_("A published organisation with this register number exists already."),
            ),
            models.CheckConstraint(
                name="organisation_merged_has_target",
                condition=models.Q(state=OrganisationState.MERGED, merged_into__isnull=False)
                | (~models.Q(state=OrganisationState.MERGED) & models.Q(merged_into__isnull=True)),
            ),
            models.CheckConstraint(
                name="organisation_point_complete",
                condition=models.Q(latitude__isnull=True, longitude__isnull=True)
                | models.Q(latitude__isnull=False, longitude__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        """Return the address of the page in the directory."""
        return reverse("partners:organisation", args=[self.slug])

    @property
    def display_name(self) -> str:
        """Return the short name where there is one."""
        return self.short_name or self.name

    def plays(self, role: Role) -> bool:
        """Say whether the organisation plays ``role``."""
        return role in self.roles


class OrganisationTranslation(models.Model):
    """The description in a further language; German stands with the organisation."""

    organisation = models.ForeignKey(
        Organisation, verbose_name=_("organisation"), on_delete=models.CASCADE, related_name="translations"
    )
    language = models.CharField(_("language"), max_length=8, choices=settings.LANGUAGES)
    description = models.TextField(_("description"))

    class Meta:
        verbose_name = _("translation")
        verbose_name_plural = _("translations")
        constraints = [
            models.UniqueConstraint(fields=["organisation", "language"], name="organisation_translation_unique"),
        ]

    def __str__(self) -> str:
        return f"{self.organisation} ({self.language})"


class OrganisationTransition(TransitionModel):
    """One move in the life of an entry."""

    subject = models.ForeignKey(
        Organisation, verbose_name=_("organisation"), on_delete=models.PROTECT, related_name="transitions"
    )

    class Meta(TransitionModel.Meta):
        verbose_name = _("change of state")
        verbose_name_plural = _("changes of state")
