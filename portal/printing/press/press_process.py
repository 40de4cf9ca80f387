"""What happens in the process that sets fragments and puts them together; `portal.shared.warm_sandbox` starts it.

The request has either `render`, as in `portal.printing.render_process`, or `merge`: the parts with the place of their
files, and what `merge_parts` asks for.
"""

import logging
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from portal.printing import render_process
from portal.printing.font_store import FontStore
from portal.printing.pdf import warm_up

from .hyphenation import load_patterns
from .merge import merge_parts
from .part import Bar, Bookmark, Furniture, Imprint, Part
from .stamp_font import keep_cuts_in


def prepare(preparation: dict[str, Any]) -> None:
    """Load libraries and fonts by setting `html` with `assets` and making a document of it.

    `fonts_in` names a folder for what is made of fonts and patterns: the next process starts in a third of the time.
    """
    logging.getLogger("fontTools").setLevel(logging.ERROR)  # it has much to say about the fonts of others
    assets = {name: Path(path) for name, path in preparation["assets"].items()}
    store = FontStore(Path(preparation["fonts_in"]))
    keep_cuts_in(store)
    load_patterns("de", store)
    ready = {name: store.unpacked(path) for name, path in assets.items()}
    sample = warm_up(preparation["html"], assets=ready)
    imprint = Imprint(title="-", author="-", language="de", day=date(2000, 1, 1))
    merge_parts([Part(content=sample.content)], imprint=imprint, fonts=assets)


def answer(request: dict[str, Any], tell: Callable[..., None]) -> tuple[dict[str, Any], bytes]:
    """Set one fragment, or put all together."""
    if "render" in request:
        return render_process.answer(request["render"], tell)
    asked = request["merge"]
    merged = merge_parts(
        [_part(values) for values in asked["parts"]],
        imprint=Imprint(**asked["imprint"] | {"day": date.fromisoformat(asked["imprint"]["day"])}),
        fonts={name: Path(path) for name, path in asked["fonts"].items()},
        bookmarks=[Bookmark(*values) for values in asked["bookmarks"]],
        for_print=asked["for_print"],
        is_excerpt=asked["is_excerpt"],
        on_part=lambda done: tell(part=done),
    )
    return {"pages": merged.pages}, merged.content


def _part(values: dict[str, Any]) -> Part:
    furniture = values["furniture"]
    return Part(
        content=Path(values["file"]).read_bytes(),
        furniture=Furniture(**furniture | {"bars": tuple(Bar(**bar) for bar in furniture["bars"])}),
        continues=values["continues"],
    )
