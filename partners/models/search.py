"""What the directory search reads: one entry per organisation, written by the database itself.

Triggers (migration 0002) rebuild the entry whenever the organisation, a profile, an affiliation or the audience of
a field changes, whoever changed it: form, admin, import or SQL. Only fields that everybody may see get in, so what
an organisation keeps to itself can be neither found nor counted.
"""

from typing import Any, ClassVar, Self

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex, GistIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.db.models import F, Func

from partners.enums import OrganisationState

from .acting import acting_for
from .organisation import UNFINISHED, Organisation

# A degree of longitude is this much shorter than one of latitude in the middle of the state (cosine of 51.5°).
NARROWER = 0.6225


class SearchEntryQuerySet(models.QuerySet["SearchEntry"]):
    """Selections of entries."""

    def visible_to(self, user: Any) -> Self:
        """Keep entries of organisations that ``user`` may see (``OrganisationQuerySet.visible_to``)."""
        published = models.Q(state=OrganisationState.PUBLISHED)
        if not acting_for(user):
            return self.filter(published)
        unfinished = Organisation.objects.visible_to(user).filter(state__in=UNFINISHED)
        return self.filter(published | models.Q(organisation__in=unfinished))


class LookedUp(Func):
    """A vector as the index of words holds it.

    The function returns what it is given and says that it costs much. So PostgreSQL looks words up in the index, where
    it would else unpack the vectors of all entries one by one: it does not know how long unpacking takes.
    """

    function = "partners_looked_up"
    output_field = SearchVectorField()


class SearchEntry(models.Model):
    """The public words, facets and place of one organisation. Nobody but the triggers writes here.

    ``facets`` are keys such as ``language:ar`` (``partners.domain.facets``), ``codes`` the same as numbers, for
    counting, with 0 in front. The point is the organisation's own
    where its street is public, else the middle of its municipality. ``confirmed_day`` counts days since 1970, 0 for
    never. ``standing`` is the static order: that day, plus half a year for being verified and a quarter for
    describing itself.
    """

    organisation = models.OneToOneField(
        Organisation, on_delete=models.CASCADE, primary_key=True, related_name="search_entry"
    )
    state = models.CharField(max_length=12, choices=OrganisationState.choices)
    name = models.TextField()
    short_name = models.TextField()
    words = models.TextField()
    text = models.TextField()
    facets = ArrayField(models.TextField())
    codes = ArrayField(models.IntegerField(), default=list)
    confirmed_at = models.DateTimeField(null=True)
    verified = models.BooleanField()
    latitude = models.FloatField(null=True)
    longitude = models.FloatField(null=True)
    name_key = models.GeneratedField(
        expression=Func("name", function="partners_name_key"), output_field=models.TextField(), db_persist=True
    )
    vector = models.GeneratedField(
        expression=Func("name", "short_name", "words", "text", function="partners_search_vector"),
        output_field=SearchVectorField(),
        db_persist=True,
    )
    standing = models.GeneratedField(
        expression=Func("confirmed_at", "verified", "text", function="partners_standing"),
        output_field=models.IntegerField(),
        db_persist=True,
    )

    confirmed_day = models.GeneratedField(
        expression=Func("confirmed_at", function="partners_day"), output_field=models.IntegerField(), db_persist=True
    )

    objects: ClassVar[models.Manager["SearchEntry"]] = SearchEntryQuerySet.as_manager()

    class Meta:
        verbose_name = "search entry"
        verbose_name_plural = "search entries"
        indexes = [
            GinIndex(LookedUp("vector"), name="search_looked_up"),
            GinIndex(fields=["facets"], name="search_facets"),
            GinIndex(fields=["name_key"], opclasses=["gin_trgm_ops"], name="search_name_parts"),
            models.Index(F("standing").desc(), F("organisation"), name="search_standing"),
            models.Index(fields=["name_key", "organisation"], name="search_name"),
            models.Index(F("confirmed_day").desc(), F("organisation"), name="search_freshness"),
            GistIndex(Func(F("longitude") * NARROWER, "latitude", function="point"), name="search_point"),
        ]

    def __str__(self) -> str:
        return self.name


class FacetCode(models.Model):
    """The number of a facet key; given by a trigger when the key first occurs, and never given again."""

    code = models.AutoField(primary_key=True)
    facet = models.TextField(unique=True)

    class Meta:
        verbose_name = "facet code"
        verbose_name_plural = "facet codes"

    def __str__(self) -> str:
        return self.facet


class SearchWord(models.Model):
    """The words by which a facet is found, German and English (filled from ``partners.domain.vocabulary``)."""

    facet = models.TextField(primary_key=True)
    words = models.TextField()

    class Meta:
        verbose_name = "search word"
        verbose_name_plural = "search words"

    def __str__(self) -> str:
        return self.facet


class SearchTerm(models.Model):
    """A word that occurs in published entries, and in how many: what typing errors are corrected to."""

    word = models.TextField(primary_key=True)
    entries = models.PositiveIntegerField()

    class Meta:
        verbose_name = "search term"
        verbose_name_plural = "search terms"
        indexes = [GistIndex(fields=["word"], opclasses=["gist_trgm_ops"], name="search_term_likeness")]

    def __str__(self) -> str:
        return self.word
