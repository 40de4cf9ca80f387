"""Templates of checklists. They come from files (``load_checklists``) and never change once they are stored."""

from django.contrib.postgres.fields import ArrayField
from django.db import models

from checklists.enums import Anchor, Owner, Proof, Topic
from portal.shared.models import AppendOnlyModel

from .texts import has_required_languages, in_language

HEAVIEST = 10


class Template(models.Model):
    """What a list is for, whatever its version."""

    slug = models.SlugField(max_length=60, unique=True)

    class Meta:
        ordering = ["slug"]
        verbose_name = "template of checklists"
        verbose_name_plural = "templates of checklists"

    def __str__(self) -> str:
        return self.slug


class TemplateVersion(AppendOnlyModel):
    """One published state of a template. ``digest`` is that of its content, however its file is written.

    ``labels`` are the words for the answers ("done": {"de": …}) where the usual ones do not fit.
    """

    template = models.ForeignKey(Template, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField()
    title = models.JSONField()
    intro = models.JSONField(default=dict)
    source = models.JSONField()
    labels = models.JSONField(default=dict)
    digest = models.CharField(max_length=64)
    published_at = models.DateTimeField(auto_now_add=True)

    class Meta(AppendOnlyModel.Meta):
        ordering = ["template", "-number"]
        verbose_name = "version of a template"
        verbose_name_plural = "versions of templates"
        constraints = [
            models.UniqueConstraint(fields=["template", "number"], name="template_version_once"),
            has_required_languages("title", "template_title_languages"),
            has_required_languages("source", "template_source_languages"),
        ]

    def __str__(self) -> str:
        return f"{in_language(self.title)} {self.number}"


class Phase(AppendOnlyModel):
    """A step of the way; its items belong together."""

    version = models.ForeignKey(TemplateVersion, on_delete=models.PROTECT, related_name="phases")
    position = models.PositiveSmallIntegerField()
    slug = models.SlugField(max_length=60)
    title = models.JSONField()

    class Meta(AppendOnlyModel.Meta):
        ordering = ["version", "position"]
        verbose_name = "phase"
        verbose_name_plural = "phases"
        constraints = [
            models.UniqueConstraint(fields=["version", "position"], name="phase_position_once"),
            models.UniqueConstraint(fields=["version", "slug"], name="phase_slug_once"),
            has_required_languages("title", "phase_title_languages"),
        ]

    def __str__(self) -> str:
        return f"{self.position} {in_language(self.title)}"


class Item(AppendOnlyModel):
    """One point of a template. ``slug`` stays the same in all versions: answers are kept by it.

    ``number`` is the place in the source ("1.1"). ``due_days`` count from ``anchor``, negative before it.
    ``applies_when`` holds for every fact the accepted values; ``blocks`` are slugs of items that wait for this one;
    ``check`` names the automatic rule. ``again_when`` are facts a done item rests on: when they change, it is open
    again.
    """

    version = models.ForeignKey(TemplateVersion, on_delete=models.PROTECT, related_name="items")
    phase = models.ForeignKey(Phase, on_delete=models.PROTECT, related_name="items")
    position = models.PositiveSmallIntegerField()
    slug = models.SlugField(max_length=60)
    number = models.CharField(max_length=20)
    text = models.JSONField()
    help = models.JSONField(default=dict)
    next_step = models.JSONField(default=dict)
    owner = models.CharField(max_length=8, choices=Owner.choices)
    due_days = models.SmallIntegerField(null=True)
    anchor = models.CharField(max_length=13, choices=Anchor.choices, blank=True)
    applies_when = models.JSONField(default=dict)
    proof = ArrayField(models.CharField(max_length=6, choices=Proof.choices), default=list)
    needs_proof = models.BooleanField(default=False)
    check_rule = models.CharField(max_length=60, blank=True)
    blocks = ArrayField(models.SlugField(max_length=60), default=list)
    again_when = ArrayField(models.CharField(max_length=9, choices=Topic.choices), default=list)
    weight = models.PositiveSmallIntegerField(default=1)

    class Meta(AppendOnlyModel.Meta):
        ordering = ["phase__position", "position"]
        verbose_name = "item of a template"
        verbose_name_plural = "items of templates"
        constraints = [
            models.UniqueConstraint(fields=["version", "slug"], name="item_slug_once"),
            models.UniqueConstraint(fields=["phase", "position"], name="item_position_once"),
            has_required_languages("text", "item_text_languages"),
            models.CheckConstraint(name="item_owner_known", condition=models.Q(owner__in=Owner.values)),
            models.CheckConstraint(
                name="item_due_from_anchor",
                condition=models.Q(due_days=None, anchor="")
                | models.Q(due_days__isnull=False, anchor__in=Anchor.values),
            ),
            models.CheckConstraint(name="item_proof_known", condition=models.Q(proof__contained_by=Proof.values)),
            models.CheckConstraint(
                name="item_again_when_known", condition=models.Q(again_when__contained_by=Topic.values)
            ),
            models.CheckConstraint(
                name="item_proof_needed_is_named", condition=models.Q(needs_proof=False) | ~models.Q(proof=[])
            ),
            models.CheckConstraint(
                name="item_weight_in_range", condition=models.Q(weight__gte=1, weight__lte=HEAVIEST)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number} {in_language(self.text)}"
