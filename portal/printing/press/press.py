"""A press: sets the fragments of long documents and puts them together, without starting anew for each."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Final

from portal.printing.render import RenderedPdf, RenderLimits, in_words, render_pdf
from portal.shared.sandbox import SandboxFailed, SandboxLimits
from portal.shared.scratch import scratch_folder
from portal.shared.warm_sandbox import WarmSandbox

from .part import Bookmark, Imprint, Part

_MODULE: Final = "portal.printing.press.press_process"
STAMP_FONTS: Final = ("FiraSans-Regular.woff2", "FiraSans-SemiBold.woff2")
FRAGMENT_LIMITS: Final = RenderLimits(seconds=120.0, memory_bytes=2 * 1024**3)
MERGE_LIMITS: Final = SandboxLimits(seconds=300.0, memory_bytes=1024**3)


@dataclass(frozen=True, slots=True)
class PrintedDocument:
    """A document put together: its bytes and its number of pages."""

    content: bytes
    pages: int


class Press:
    """Sets HTML with the same `assets` again and again; `sample` is HTML that shows their fonts.

    What is made of fonts is kept in the folder `fonts_in`. Every fragment is set in a process of its own with its own
    limits (see `warm_sandbox`).
    """

    def __init__(self, sample: str, assets: Mapping[str, Path], fonts_in: Path) -> None:
        self._assets = dict(assets)
        paths = {name: str(path) for name, path in self._assets.items()}
        self._sandbox = WarmSandbox(_MODULE, {"html": sample, "assets": paths, "fonts_in": str(fonts_in)})

    def set_fragment(self, html: str, *, fit: bool = True, pictures: Mapping[str, bytes] | None = None) -> RenderedPdf:
        """Set one fragment; `pictures` are further assets by name. Raises `RenderFailed`."""
        return render_pdf(
            html, assets={**self._assets, **(pictures or {})}, limits=FRAGMENT_LIMITS, fit=fit, warm=self._sandbox
        )

    def merge(  # noqa: PLR0913 -- what a document consists of
        self,
        parts: Sequence[Part],
        *,
        imprint: Imprint,
        bookmarks: Sequence[Bookmark] = (),
        for_print: bool = False,
        is_excerpt: bool = False,
        on_part: Callable[[int], None] | None = None,
    ) -> PrintedDocument:
        """Put fragments together, see `merge_parts`. Raises `RenderFailed`."""

        def pass_on(told: dict[str, Any]) -> None:
            if on_part is not None and "part" in told:
                on_part(told["part"])

        with scratch_folder("merge") as folder:
            order = {
                "parts": [_as_file(part, Path(folder, f"{number}.pdf")) for number, part in enumerate(parts)],
                "imprint": asdict(imprint) | {"day": imprint.day.isoformat()},
                "fonts": {name: str(self._assets[name]) for name in STAMP_FONTS},
                "bookmarks": [[mark.level, mark.title, mark.target] for mark in bookmarks],
                "for_print": for_print,
                "is_excerpt": is_excerpt,
            }
            try:
                done = self._sandbox.run({"merge": order}, MERGE_LIMITS, on_told=pass_on)
            except SandboxFailed as failure:
                raise in_words(failure) from failure
        return PrintedDocument(done.content, done.header["pages"])

    def close(self) -> None:
        """End the server."""
        self._sandbox.close()


def _as_file(part: Part, path: Path) -> dict[str, Any]:
    path.write_bytes(part.content)
    return {"file": str(path), "furniture": asdict(part.furniture), "continues": part.continues}
