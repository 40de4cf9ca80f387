"""An invented example that shows the arithmetic with the weights the user has chosen."""

from portal.geo.domain.places import Place

from .explanation import Explanation, explain
from .facts import Facts
from .project import Project
from .weights import Weights

# Young people who speak Arabic or Turkish, an information evening after work, 25 km around Hamm.
PROJECT = Project(
    place=Place("municipality", "Hamm", 51.68, 7.82, "05915", "05915000"),
    radius_km=25,
    groups=("young_people",),
    languages=("ar", "tr"),
    form="information_evening",
    time="evening",
)
# Ten kilometres away, reaches young people, speaks Arabic, volunteers, no rooms, never confirmed; the rest is unknown.
FACTS = Facts(frozenset({"group:young_people", "language:ar", "staff:voluntary", "unknown:experience"}), 10_000, None)


def example(weights: Weights) -> Explanation:
    """Return the explanation of the example."""
    return explain(PROJECT, weights, FACTS)
