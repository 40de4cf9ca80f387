"""Places: 53 districts, 396 municipalities, their postal codes. Coordinates are WGS 84 degrees."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class GovernmentRegion(models.TextChoices):
    """The five Regierungsbezirke; the value is the first three digits of the official key."""

    DUESSELDORF = "051", "Düsseldorf"
    KOELN = "053", "Köln"
    MUENSTER = "055", "Münster"
    DETMOLD = "057", "Detmold"
    ARNSBERG = "059", "Arnsberg"


class District(models.Model):
    """A Kreis or an independent city."""

    class Kind(models.TextChoices):
        """Whether the district is one city or joins several municipalities."""

        CITY = "city", _("independent city")
        COUNTY = "county", _("county")

    key = models.CharField(_("official key"), max_length=5, primary_key=True)
    name = models.CharField(_("name"), max_length=100)
    kind = models.CharField(_("kind"), max_length=8, choices=Kind.choices)
    government_region = models.CharField(_("government region"), max_length=3, choices=GovernmentRegion.choices)
    outline = models.JSONField(_("outline"), help_text=_("Rings of [longitude, latitude] pairs, simplified."))
    latitude = models.FloatField(_("latitude"))
    longitude = models.FloatField(_("longitude"))

    class Meta:
        ordering = ["name", "kind"]
        verbose_name = _("district")
        verbose_name_plural = _("districts")
        constraints = [models.UniqueConstraint(fields=["name", "kind"], name="district_name_kind_unique")]

    def __str__(self) -> str:
        return f"Kreis {self.name}" if self.needs_prefix else self.name

    @property
    def needs_prefix(self) -> bool:
        """Say whether the bare name would be taken for a city ("Kreis Unna", but "Rhein-Sieg-Kreis")."""
        return self.kind == self.Kind.COUNTY and "kreis" not in self.name.lower() and "region" not in self.name.lower()


class Municipality(models.Model):
    """A city or municipality."""

    key = models.CharField(_("official key"), max_length=8, primary_key=True)
    name = models.CharField(_("name"), max_length=100, db_index=True)
    district = models.ForeignKey(
        District, verbose_name=_("district"), on_delete=models.PROTECT, related_name="municipalities"
    )
    latitude = models.FloatField(_("latitude"))
    longitude = models.FloatField(_("longitude"))

    class Meta:
        ordering = ["name", "key"]
        verbose_name = _("municipality")
        verbose_name_plural = _("municipalities")

    def __str__(self) -> str:
        return self.name


class PostalCode(models.Model):
    """A postal code within a municipality; a code may belong to several."""

    class Source(models.TextChoices):
        """Where a row came from; decides which credit has to be shown."""

        PORTAL = "portal", _("comes with the portal")
        GEONAMES = "geonames", "GeoNames"

    code = models.CharField(_("postal code"), max_length=5)
    municipality = models.ForeignKey(
        Municipality, verbose_name=_("municipality"), on_delete=models.CASCADE, related_name="postal_codes"
    )
    latitude = models.FloatField(_("latitude"))
    longitude = models.FloatField(_("longitude"))
    source = models.CharField(_("source"), max_length=8, choices=Source.choices, default=Source.PORTAL)

    class Meta:
        ordering = ["code", "municipality"]
        verbose_name = _("postal code")
        verbose_name_plural = _("postal codes")
        constraints = [
            models.UniqueConstraint(fields=["code", "municipality"], name="postal_code_municipality_unique"),
            models.CheckConstraint(condition=models.Q(code__regex=r"^\d{5}$"), name="postal_code_five_digits"),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.municipality}"
