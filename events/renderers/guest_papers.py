"""Papers for guests, in nine languages: a consent to sign, the questions of the feedback for those without a phone.

Below each line stands the German one, so that those who asked can read what was ticked and signed.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

from babel.dates import format_date
from django.template.loader import render_to_string

from cooperations.renderers.paper import paper_assets
from portal.printing.json_data import JsonData
from portal.printing.qr import qr_png
from portal.shared.guest_languages import GERMAN, find_guest_language

from .guest_event import DATES_AS
from .phrases import phrases_in

CONSENT: Final = "events/pdf/consent.html"
FEEDBACK: Final = "events/pdf/feedback.html"
# The same content gives the same bytes, whenever it is made.
UNDATED: Final = date(2020, 1, 1)
MEDIA: Final = ("consent_photo", "consent_video", "consent_sound", "consent_quote")
PURPOSES: Final = ("for_report", "for_website", "for_press", "for_brochure")
GRADES: Final = ("grade_4", "grade_3", "grade_2", "grade_1")
# The questions with their boxes, as on the page behind the code.
QUESTIONS: Final = (
    ("feedback_welcome", GRADES),
    ("feedback_understood", GRADES),
    ("feedback_useful", GRADES),
    ("feedback_again", ("again_yes", "again_maybe", "again_no")),
    ("feedback_wants", ("wants_internship", "wants_training", "wants_job", "wants_talk", "wants_nothing")),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class GuestPaperData(JsonData):
    """What the papers say of an event. ``asked_by`` are names of organisations, ``address`` that of the questions.

    ``for_minors``: people under 18 may come, so that there is room for a guardian to sign.
    """

    language: str
    title: str
    address: str
    asked_by: tuple[str, ...] = ()
    day: date | None = None
    for_minors: bool = True


@dataclass(frozen=True, slots=True)
class Said:
    """A phrase in the language of the paper and in German; ``german`` is "" where that is the same."""

    text: str
    german: str


def consent_html(content: str) -> str:
    """The consent as one HTML document; ``content`` is the JSON of a ``GuestPaperData``."""
    return _html(CONSENT, "consent", content)


def feedback_html(content: str) -> str:
    """The questions as one HTML document; ``content`` is the JSON of a ``GuestPaperData``."""
    return _html(FEEDBACK, "feedback", content)


def consent_assets(_content: str) -> Mapping[str, Path | bytes]:
    """The files of the consent."""
    return paper_assets("guest_paper.css")


def feedback_assets(content: str) -> Mapping[str, Path | bytes]:
    """The files of the questions; one of them is the code for those who have a phone after all."""
    return {**paper_assets("guest_paper.css"), "qr.png": qr_png(GuestPaperData.from_json(content).address)}


def _html(template: str, title: str, content: str) -> str:
    paper = GuestPaperData.from_json(content)
    language = find_guest_language(paper.language) or GERMAN
    said = _all_said(paper.language)
    locale = DATES_AS.get(paper.language, paper.language)
    context = {
        "paper": paper,
        "language": language,
        "said": said,
        "media": [said[key] for key in MEDIA],
        "purposes": [said[key] for key in PURPOSES],
        "questions": [(said[key], [said[each] for each in boxes]) for key, boxes in QUESTIONS],
        "when": format_date(paper.day, "full", locale) if paper.day else "",
        "document_title": f"{said[title].text}: {paper.title}",
        "document_author": ", ".join(paper.asked_by),
        "document_date": paper.day or UNDATED,
    }
    return render_to_string(template, context)


def _all_said(language: str) -> dict[str, Said]:
    german = phrases_in(GERMAN.code)
    is_german = language == GERMAN.code
    return {key: Said(text, "" if is_german else german[key]) for key, text in phrases_in(language).items()}
