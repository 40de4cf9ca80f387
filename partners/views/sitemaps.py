"""The pages of this app that search engines should know."""

from datetime import datetime

from django.contrib.sitemaps import Sitemap
from django.db.models import OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.urls import reverse

from partners.domain.open_data.records import public_organisations
from partners.models import LastChange, Organisation


class PagesSitemap(Sitemap):
    """Pages that are always there, by URL name."""

    def items(self) -> list[str]:
        """Return the names."""
        return ["start", "partners:directory", "partners:helping", "partners:open_data"]

    def location(self, item: str) -> str:
        """Return the address."""
        return reverse(item)


class OrganisationsSitemap(Sitemap):
    """The pages of all public organisations, with the day of the last change."""

    limit = 5000

    def items(self) -> QuerySet[Organisation]:
        """Return the organisations in a stable order."""
        changes = LastChange.objects.filter(organisation_id=OuterRef("pk")).values("changed_at")
        changed = Coalesce(Subquery(changes), "updated_at")
        return public_organisations().annotate(changed_at=changed).only("slug").order_by("pk")

    def lastmod(self, item: Organisation) -> datetime:
        """Return when the organisation last changed."""
        changed: datetime = item.changed_at  # type: ignore[attr-defined]
        return changed

    def get_latest_lastmod(self) -> None:
        """Leave it out of the index: it would need a walk through all organisations."""
        return
