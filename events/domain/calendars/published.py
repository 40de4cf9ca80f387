"""First days of feasts that communities have published, where the calculated calendar may have another day."""

from datetime import date, timedelta
from functools import lru_cache
from importlib import resources

import yaml

# Farther away it is another year's feast.
_NEAR = timedelta(days=5)


@lru_cache(maxsize=1)
def _published() -> dict[str, tuple[date, ...]]:
    text = resources.files(__package__).joinpath("published.yaml").read_text(encoding="utf-8")
    return {slug: tuple(days) for slug, days in yaml.safe_load(text)["days"].items()}


def published_near(slug: str, first: date) -> date | None:
    """Return the published first day of the feast calculated for ``first``, None if it is the same or unknown."""
    for day in _published().get(slug, ()):
        if day != first and abs(day - first) <= _NEAR:
            return day
    return None
