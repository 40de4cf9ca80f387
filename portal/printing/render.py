"""Makes a PDF in a process of its own, with limits on memory and time."""

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from django.utils.translation import gettext as _

from portal.shared.sandbox import (
    SandboxFailed,
    SandboxKilled,
    SandboxLimits,
    SandboxOutOfMemory,
    SandboxTimeout,
    run_limited,
)
from portal.shared.scratch import scratch_folder
from portal.shared.warm_sandbox import WarmSandbox

from .assets import font_assets

_MODULE: Final = "portal.printing.render_process"


class RenderFailed(Exception):
    """The PDF could not be made; the message says why in plain words."""


class RenderTimeout(RenderFailed):
    """The PDF was not ready within the time allowed."""


@dataclass(frozen=True, slots=True)
class RenderLimits:
    """What one render may take: wall-clock seconds and bytes of address space."""

    seconds: float = 300.0
    memory_bytes: int = 3 * 1024**3


@dataclass(frozen=True, slots=True)
class RenderProgress:
    """Where a render is: `read`, `layout`, `fit` (a second layout) or `write`.

    `page` is the page being laid out, 0 in the other steps.
    """

    step: str
    page: int


@dataclass(frozen=True, slots=True)
class RenderedPdf:
    """A PDF with its measures: seconds of wall clock, peak memory in bytes.

    `anchors` gives the page of each, from 0; `refused` are addresses the document asked for and did not get,
    `warnings` what the renderer complained about, such as a letter that no font has.
    """

    content: bytes
    pages: int
    seconds: float
    peak_memory: int
    anchors: Mapping[str, int] = field(default_factory=dict)
    refused: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()

    @property
    def sha256(self) -> str:
        """Digest of the content, in hexadecimal."""
        return hashlib.sha256(self.content).hexdigest()


def render_pdf(  # noqa: PLR0913 -- what a render takes
    html: str,
    *,
    assets: Mapping[str, Path | bytes] | None = None,
    limits: RenderLimits = RenderLimits(),
    on_progress: Callable[[RenderProgress], None] | None = None,
    fit: bool = True,
    warm: WarmSandbox | None = None,
) -> RenderedPdf:
    """The PDF/UA-1 of an HTML document that one of our renderers made.

    `assets` are the only files it may use, as `asset:NAME`: a path, or the bytes themselves; our fonts when left out.
    `on_progress` is called in this thread, about once a page; what it raises ends the render.
    `fit` avoids nearly empty pages at the price of time (see `page_fit`); a preview can do
    without. `warm` is a sandbox of `press_process`, which saves the start. The same input gives the same bytes.
    Raises `RenderTimeout` and `RenderFailed`.
    """

    def pass_on(told: dict[str, Any]) -> None:
        if on_progress is not None and "step" in told:
            on_progress(RenderProgress(told["step"], told["page"]))

    with scratch_folder("assets") as folder:
        request = {
            "html": html,
            "assets": _as_files(font_assets() if assets is None else assets, Path(folder)),
            "fit": fit,
        }
        try:
            bounds = SandboxLimits(limits.seconds, limits.memory_bytes)
            if warm is not None:
                done = warm.run({"render": request}, bounds, on_told=pass_on)
            else:
                done = run_limited(_MODULE, request, bounds, on_told=pass_on)
        except SandboxFailed as failure:
            raise in_words(failure) from failure
    return RenderedPdf(
        content=done.content,
        pages=done.header["pages"],
        seconds=done.seconds,
        peak_memory=done.peak_memory,
        anchors=done.header["anchors"],
        refused=tuple(done.header["refused"]),
        warnings=tuple(done.header["warnings"]),
    )


def _as_files(assets: Mapping[str, Path | bytes], folder: Path) -> dict[str, str]:
    """Name and place of every asset; bytes are written into ``folder`` under numbers of our own."""
    paths = {}
    for number, (name, asset) in enumerate(assets.items()):
        path = asset if isinstance(asset, Path) else folder / f"{number}{Path(name).suffix}"
        if isinstance(asset, bytes):
            path.write_bytes(asset)
        paths[name] = str(path)
    return paths


def in_words(failure: SandboxFailed) -> RenderFailed:
    """Say why there is no PDF."""
    if isinstance(failure, SandboxTimeout):
        return RenderTimeout(_("The PDF was not ready within the time allowed."))
    if isinstance(failure, SandboxOutOfMemory):
        return RenderFailed(_("The document needs more memory than a render may take."))
    if isinstance(failure, SandboxKilled):
        return RenderFailed(_("The renderer was stopped by signal %(signal)s.") % {"signal": failure.signal})
    return RenderFailed(_("The renderer gave up: %(reason)s") % {"reason": failure})
