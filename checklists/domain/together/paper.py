"""The list on paper, to take along."""

from typing import Any, Final

from django.utils import timezone, translation
from django.utils.formats import date_format

from checklists.domain.standing import DONE, LEFT_OUT, Standing
from checklists.models import ItemState, in_language
from checklists.renderers.list_paper import ListPaperData, PaperItemData, PaperPhaseData, list_assets, list_html
from portal.printing.domain.printouts import request_printout
from portal.printing.models import Printout
from portal.printing.registry import register_printer

from .sheet import SharedLine, SharedSheet
from .words import STANDINGS

KIND: Final = "checklists.list"
KEEP_DAYS: Final = 7  # it can be printed anew at any time


def register_list_printer() -> None:
    """Say how lists are printed; asked twice it is done once."""
    register_printer(KIND, list_html, list_assets, keep_days=KEEP_DAYS)


def print_list(sheet: SharedSheet, *, actor: Any) -> Printout:
    """Return the printout of ``sheet``, in the language of the page."""
    return request_printout(KIND, list_paper(sheet).to_json(), owner=actor)


def list_paper(sheet: SharedSheet) -> ListPaperData:
    """Return what stands on the paper: what people said and how it stands, without comments and files."""
    event, about = sheet.checklist.event, sheet.checklist.about
    version = sheet.checklist.version
    return ListPaperData(
        title=in_language(version.title),
        event=event.title if event else about.display_name if about else str(sheet.checklist.cooperation),
        on=timezone.localdate(event.starts_at) if event and event.starts_at else None,
        day=timezone.localdate(),
        source=in_language(version.source),
        phases=tuple(
            PaperPhaseData(
                title=in_language(each.phase.title),
                done=each.progress.done,
                total=each.progress.total,
                items=tuple(_item(line) for line in each.lines),
            )
            for each in sheet.shown_phases
        ),
        language=translation.get_language() or "de",
    )


def _item(line: SharedLine) -> PaperItemData:
    box = "done" if line.standing in DONE else "left_out" if line.standing in LEFT_OUT else "open"
    return PaperItemData(
        number=line.item.number,
        text=in_language(line.item.text),
        box=box,
        turn=line.turn,
        due=line.due,
        part=line.part,
        state="" if line.standing == Standing.OPEN else str(STANDINGS[line.standing][0]),
        said=_said(line.answer),
    )


def _said(answer: ItemState) -> tuple[str, ...]:
    on = date_format(answer.on_date, "SHORT_DATE_FORMAT") if answer.on_date else ""
    return tuple(each for each in (answer.note, answer.person, on, answer.link) if each)
