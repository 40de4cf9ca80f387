"""Indicators: what is counted year after year, by the whole network, by the state or by one partner."""

from typing import Any, ClassVar, Self

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from partners.models import Organisation, is_ministry, organisation_ids
from portal.shared.models import TimestampedModel
from reports.enums import CoreTopic, Counted, Way

NAME_LENGTH = 200
UNIT_LENGTH = 60
NOTE_LENGTH = 2000


class IndicatorQuerySet(models.QuerySet["Indicator"]):
    """Selections of indicators."""

    def visible_to(self, user: Any) -> Self:
        """Keep those of the whole network and those of the organisations ``user`` acts for; all for the ministry."""
        if is_ministry(user):
            return self
        return self.filter(Q(organisation=None) | Q(organisation__in=organisation_ids(user)))

    def of_network(self) -> Self:
        """Keep those that every partner can give a value of."""
        return self.filter(organisation=None)

    def for_organisation(self, organisation: Organisation | int) -> Self:
        """Keep those that ``organisation`` can give values of."""
        return self.filter(Q(organisation=None) | Q(organisation=organisation))


class Indicator(TimestampedModel):
    """Something that is counted again and again; unit, basis and way are what a new value begins with.

    ``part_of`` names the number of people that this one is a part of: the two, and what is left, are hidden together
    where a small group would follow. ``retired``: kept for its past values, asked for no longer.
    """

    organisation = models.ForeignKey(
        Organisation,
        verbose_name=_("organisation"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="indicators",
    )
    name = models.CharField(_("name"), max_length=NAME_LENGTH)
    counts = models.CharField(_("what is counted"), max_length=10, choices=Counted.choices)
    unit = models.CharField(_("unit"), max_length=UNIT_LENGTH)
    basis = models.CharField(_("basis"), max_length=NAME_LENGTH)
    way = models.CharField(_("way of collecting"), max_length=10, choices=Way.choices)
    description = models.TextField(_("description"), blank=True, max_length=NOTE_LENGTH)
    core_topic = models.PositiveSmallIntegerField(
        _("core topic of the state"), choices=CoreTopic.choices, null=True, blank=True
    )
    part_of = models.ForeignKey(
        "self", verbose_name=_("part of"), on_delete=models.PROTECT, null=True, blank=True, related_name="parts"
    )
    retired = models.BooleanField(_("no longer asked for"), default=False)

    objects: ClassVar[models.Manager["Indicator"]] = IndicatorQuerySet.as_manager()

    class Meta:
        ordering = ["core_topic", "name", "pk"]
        verbose_name = _("indicator")
        verbose_name_plural = _("indicators")
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "name"],
                name="indicator_name_once",
                nulls_distinct=False,
                violation_error_message=_("There is an indicator with this name already."),
            ),
            models.UniqueConstraint(
                fields=["core_topic"],
                name="indicator_core_topic_once",
                condition=Q(core_topic__isnull=False),
                violation_error_message=_("There is an indicator of this core topic already."),
            ),
            models.CheckConstraint(name="indicator_way_known", condition=Q(way__in=Way.values)),
            models.CheckConstraint(name="indicator_counts_known", condition=Q(counts__in=Counted.values)),
            models.CheckConstraint(
                name="indicator_core_topic_of_network",
                condition=Q(core_topic=None) | Q(core_topic__in=CoreTopic.values, organisation=None),
            ),
            models.CheckConstraint(
                name="indicator_part_counts_people",
                condition=Q(part_of=None) | (Q(counts=Counted.PEOPLE) & ~Q(part_of=F("pk"))),
                violation_error_message=_("Only a number of people can be a part of another one."),
            ),
        ]

    def __str__(self) -> str:
        return self.name
