"""The table of every address, method and identity with the expected answer. Rows stand in ``rows_<app>.py``.

How to add an address: put its rows into the ``ROWS`` of your app's module, one row per method.

    *read_only("partners:contacts", only(MSO, 200), lambda world: {"slug": world.mso.slug}),

``only(who, 200)`` answers 200 to ``who``, sends anonymous people to the sign-in page and says 404 to the others.
What a row needs beyond the world of ``identities.py`` is created by ``prepare(world)`` of its module, once, and
kept in ``world.extra``. Every request is rolled back, so rows do not disturb each other.
"""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from types import ModuleType
from typing import Any

from tests.access.identities import SIGNED_IN, Identity, World

LOGIN = "sign-in"  # a redirect to the sign-in page
Answer = int | str
Answers = Mapping[Identity, Answer]
FromWorld = Callable[[World], dict[str, Any]]


def nothing(_world: World) -> dict[str, Any]:
    """Return no arguments, no data."""
    return {}


@dataclass(frozen=True)
class Row:
    """One address with one method: what each identity is answered.

    ``case`` tells rows of one address apart (own, foreign, confirmed …).
    """

    name: str
    method: str
    answers: Answers
    kwargs: FromWorld = nothing
    data: FromWorld = nothing
    case: str = ""

    def __str__(self) -> str:
        return f"{self.method.upper()} {self.name}{f' ({self.case})' if self.case else ''}"


def everybody(answer: Answer) -> dict[Identity, Answer]:
    """Give the same answer to all, anonymous people included."""
    return dict.fromkeys(Identity, answer)


def signed_in(answer: Answer) -> dict[Identity, Answer]:
    """Give the same answer to all who are signed in; anonymous people must sign in."""
    return {**dict.fromkeys(SIGNED_IN, answer), Identity.ANONYMOUS: LOGIN}


def only(who: Collection[Identity], answer: Answer, others: Answer = 404) -> dict[Identity, Answer]:
    """Give ``answer`` to ``who``, ``others`` to the other signed-in people; anonymous people must sign in."""
    return {**signed_in(others), **dict.fromkeys(who, answer)}


def read_only(
    name: str, answers: Answers, kwargs: FromWorld = nothing, *, data: FromWorld = nothing, case: str = ""
) -> list[Row]:
    """Return the row for GET and the one that says that POST is not allowed (405)."""
    return [Row(name, "get", answers, kwargs, data, case), Row(name, "post", _refused(answers), kwargs, case=case)]


def write_only(
    name: str, answers: Answers, kwargs: FromWorld = nothing, *, data: FromWorld = nothing, case: str = ""
) -> list[Row]:
    """Return the row for POST and the one that says that GET is not allowed (405)."""
    return [Row(name, "post", answers, kwargs, data, case), Row(name, "get", _refused(answers), kwargs, case=case)]


def form(  # noqa: PLR0913 -- a row has these parts
    name: str,
    shown: Answers,
    sent: Answers,
    kwargs: FromWorld = nothing,
    *,
    data: FromWorld = nothing,
    case: str = "",
) -> list[Row]:
    """Return the rows of a form: GET shows it, POST with ``data`` sends it."""
    return [Row(name, "get", shown, kwargs, case=case), Row(name, "post", sent, kwargs, data, case)]


def _refused(answers: Answers) -> dict[Identity, Answer]:
    anonymous = LOGIN if answers[Identity.ANONYMOUS] == LOGIN else 405
    return {**dict.fromkeys(Identity, 405), Identity.ANONYMOUS: anonymous}


def collect(modules: list[ModuleType]) -> list[Row]:
    """Return the rows of all modules in order."""
    return [row for module in modules for row in module.ROWS]
