"""What automatic checks found, kept for polling, the start page and reminders. Pages ask the rules themselves."""

from django.db import models

from checklists.enums import Audience, Level

from .checklist import Checklist
from .list_triggers import finding_counts


class RuleFinding(models.Model):
    """What ``rule`` says about the item ``key``: a ``code`` whose sentence the rule knows, and what stands in it."""

    checklist = models.ForeignKey(Checklist, on_delete=models.CASCADE, related_name="findings")
    key = models.SlugField(max_length=60)
    rule = models.CharField(max_length=60)
    code = models.CharField(max_length=60)
    level = models.CharField(max_length=7, choices=Level.choices)
    params = models.JSONField(default=dict)
    audience = models.CharField(max_length=8, choices=Audience.choices, default=Audience.BOTH)
    checked_at = models.DateTimeField(auto_now=True)

    class Meta:
        ordering = ["checklist", "key", "code"]
        verbose_name = "finding of an automatic check"
        verbose_name_plural = "findings of automatic checks"
        triggers = [finding_counts()]
        constraints = [
            models.UniqueConstraint(fields=["checklist", "key", "code"], name="finding_once"),
            models.CheckConstraint(name="finding_level_known", condition=models.Q(level__in=Level.values)),
            models.CheckConstraint(name="finding_audience_known", condition=models.Q(audience__in=Audience.values)),
        ]

    def __str__(self) -> str:
        return f"{self.key}: {self.level} {self.code}"
