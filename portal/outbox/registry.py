"""Which function does a job of which name. Apps register theirs from ``AppConfig.ready()``.

    @register("reports.build_brochure", label=gettext_lazy("Brochure"))
    def build_brochure(job: Job, progress: Progress) -> None:
        pdf = render(job.payload["edition"], report=progress.report)
        with progress.completion():     # effect and "done" in one transaction, only while the lease is held
            store(pdf)

A handler may be run again after a crash at any point, hence: ids in, and every effect inside ``progress.effect()`` or
``progress.completion()``.
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.functional import Promise

from .domain.lease import LeaseLost
from .domain.progress import Progress, source_text
from .models import Job

__all__ = ["JobKind", "LeaseLost", "PermanentFailure", "Progress", "find_kind", "register"]

Handler = Callable[[Job, Progress], None]
Hook = Callable[[Job], None]


class PermanentFailure(Exception):
    """Trying again would not help. ``sentence`` tells people why (lazy translation or text)."""

    def __init__(self, sentence: str | Promise) -> None:
        self.sentence = source_text(sentence)
        super().__init__(self.sentence)


@dataclass(frozen=True)
class JobKind:
    """A sort of job: how it is called for people, what does it, what belongs to it.

    ``on_failure`` and ``on_restart`` run in the transaction that makes the job failed or queued again.
    ``result_url`` gives the address of the result of a job that is done, or "".
    """

    name: str
    handler: Handler
    label: str | Promise
    on_failure: Hook | None = None
    on_restart: Hook | None = None
    result_url: Callable[[Job], str] | None = None


_kinds: dict[str, JobKind] = {}


def register(
    name: str,
    *,
    label: str | Promise = "",
    on_failure: Hook | None = None,
    on_restart: Hook | None = None,
    result_url: Callable[[Job], str] | None = None,
) -> Callable[[Handler], Handler]:
    """Return a decorator that makes a function the handler of jobs called ``name`` (at most 100 characters).

    ``label`` is what people read, the name itself when left out. See ``JobKind`` for the rest.

    The decorator raises ``ValueError`` when another function has the name.
    """

    def decorate(handler: Handler) -> Handler:
        known = _kinds.get(name)
        if known and known.handler.__qualname__ != handler.__qualname__:
            raise ValueError(f"Jobs called '{name}' have a handler already.")
        _kinds[name] = JobKind(name, handler, label or name, on_failure, on_restart, result_url)
        return handler

    return decorate


def find_kind(name: str) -> JobKind:
    """Return what is registered under ``name``. Raises ``LookupError`` when nothing is."""
    if name not in _kinds:
        raise LookupError(f"No handler is registered for jobs called '{name}'.")
    return _kinds[name]
