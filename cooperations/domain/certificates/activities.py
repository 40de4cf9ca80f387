"""What two organisations did together, for the paper that certifies it: apps above say it."""

from collections.abc import Callable, Iterable

from django.conf import settings
from django.utils import translation

from cooperations.models import Cooperation
from cooperations.renderers.certificate import ActivityData
from partners.models import Organisation

# Called with a cooperation and the two organisations; words in the active language, numbers of what was held.
ActivitiesOf = Callable[[Cooperation, tuple[Organisation, Organisation]], Iterable[tuple[str, int]]]
_sources: list[ActivitiesOf] = []


def paper_language() -> str:
    """Return the language in which papers are written."""
    return settings.LANGUAGE_CODE.partition("-")[0]


def register_activities(activities_of: ActivitiesOf) -> None:
    """Add a source; asked twice it is one. A fixed number of queries, numbers of events only, never of people."""
    if activities_of not in _sources:
        _sources.append(activities_of)


def activities_between(
    cooperation: Cooperation, organisations: tuple[Organisation, Organisation]
) -> tuple[ActivityData, ...]:
    """Return what ``organisations`` did together in ``cooperation``, in the language of papers."""
    with translation.override(paper_language()):
        return tuple(
            ActivityData(name=name, number=number)
            for activities_of in _sources
            for name, number in activities_of(cooperation, organisations)
        )
