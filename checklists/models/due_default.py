"""Days that an organisation counts differently from a template."""

from django.db import models

from partners.models import Organisation

from .template import Template

LONGEST_DUE = 1000


class DueDefault(models.Model):
    """For lists of events that ``organisation`` hosts, the item ``key`` is due ``days`` from its anchor."""

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="due_defaults")
    template = models.ForeignKey(Template, on_delete=models.PROTECT, related_name="+")
    key = models.SlugField(max_length=60)
    days = models.SmallIntegerField()

    class Meta:
        ordering = ["organisation", "template", "key"]
        verbose_name = "own due day of an item"
        verbose_name_plural = "own due days of items"
        constraints = [
            models.UniqueConstraint(fields=["organisation", "template", "key"], name="due_default_once"),
            models.CheckConstraint(
                name="due_default_in_range", condition=models.Q(days__gte=-LONGEST_DUE, days__lte=LONGEST_DUE)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.key}: {self.days}"
