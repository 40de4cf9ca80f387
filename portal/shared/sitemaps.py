"""What search engines are told to visit: each app registers its pages when it is ready."""

from django.contrib.sitemaps import Sitemap

_sections: dict[str, type[Sitemap]] = {}


def register_sitemap(name: str, section: type[Sitemap]) -> None:
    """Add the pages of ``section`` under ``name``; a second call with the same name replaces it."""
    _sections[name] = section


def sections() -> dict[str, type[Sitemap] | Sitemap]:
    """Return all sections."""
    return {**_sections}
