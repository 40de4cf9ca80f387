"""What happens in the process in which a PDF is made; `portal.shared.sandbox` starts it.

The request has `html`, `assets` (name to path) and `fit`. Neither settings nor database are needed.
"""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

from portal.printing.pdf import FITTING, write_pdf

_STEPS: Final = {"Step 1": "read", "Step 2": "read", "Step 3": "read", "Step 4": "read", "Step 5": ""}
_PAGE: Final = re.compile(r"Page (\d+)$")


def answer(request: dict[str, Any], tell: Callable[..., None]) -> tuple[dict[str, Any], bytes]:
    """Make one PDF and tell about every step and page."""
    laying_out = "layout"

    def report(message: str) -> None:
        nonlocal laying_out
        if message == FITTING:
            laying_out = "fit"
            return
        page = _PAGE.search(message)
        step = _STEPS.get(message[:6], "write") or laying_out
        # The second layout reads the document anew; for those who watch it is one step.
        step = "fit" if step == "read" and laying_out == "fit" else step
        tell(step=step, page=int(page[1]) if page else 0)

    document = write_pdf(
        request["html"],
        assets={name: Path(path) for name, path in request["assets"].items()},
        fit=request["fit"],
        on_step=report,
    )
    header = {
        "pages": document.pages,
        "anchors": document.anchors,
        "refused": document.refused,
        "warnings": document.warnings,
    }
    return header, document.content
