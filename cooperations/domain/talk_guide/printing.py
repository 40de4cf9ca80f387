"""The talk guide on one sheet of paper, with the times at which the MSO can be reached."""

from typing import Any

from django.utils import timezone, translation

from cooperations.models import TalkGuide
from cooperations.renderers.talk_guide import (
    ArgumentData,
    ArgumentGroupData,
    TalkGuideData,
    talk_guide_assets,
    talk_guide_html,
)
from partners.domain.portrait import with_profiles
from partners.domain.presentation import present
from partners.models import Organisation
from portal.printing.domain.printouts import request_printout
from portal.printing.models import Printout
from portal.printing.registry import register_printer
from portal.shared.listing import listed

from .arguments import GROUPS
from .guide import guide_page

KIND = "cooperations.talk_guide"
KEEP_DAYS = 7  # it can be printed anew at any time


def register_talk_guide_printer() -> None:
    """Say how talk guides are printed; asked twice it is done once."""
    register_printer(KIND, talk_guide_html, talk_guide_assets, keep_days=KEEP_DAYS)


def print_guide(guide: TalkGuide, *, actor: Any) -> Printout:
    """Return the printout of ``guide`` with what ``actor`` may see of the MSO, in the language of the page."""
    return request_printout(KIND, guide_paper(guide, reader=actor).to_json(), owner=actor)


def guide_paper(guide: TalkGuide, *, reader: Any) -> TalkGuideData:
    """Return what stands on the sheet."""
    mso = with_profiles(Organisation.objects.filter(pk=guide.mso_id)).get()
    guide.mso = mso
    page = guide_page(reader, guide)
    shown = present(reader, mso)
    recommender = guide.recommender.name if guide.recommender else ""
    groups = tuple(
        ArgumentGroupData(
            title=str(group.title),
            arguments=tuple(
                ArgumentData(text=str(each.text), because=page.fits.get(each.key, ""))
                for each in group.arguments
                if each.key in guide.arguments
            ),
        )
        for group in GROUPS
    )
    return TalkGuideData(
        employer=guide.employer.name,
        mso=mso.name,
        day=timezone.localdate(),
        recommended_by=listed(each for each in (guide.recommended_by, recommender) if each),
        aim=guide.aim,
        groups=tuple(group for group in groups if group.arguments),
        own_words=guide.own_words,
        offers=tuple(page.offers),
        dos=tuple(page.dos),
        dont=page.dont,
        times=tuple(f"{day.label} {slot.start:%H:%M}–{slot.end:%H:%M}" for day in shown.week for slot in day.slots),
        languages=tuple(shown.languages),
        language=translation.get_language() or "de",
    )
