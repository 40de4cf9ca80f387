"""Telling the writer of a mail why it was not taken in. Only known writers are told: others may be forged."""

from enum import StrEnum

from django.template.loader import render_to_string
from django.utils import timezone, translation
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cooperations.domain.contacting.people import people_of
from cooperations.enums.side import Side
from cooperations.models import ContactRequest
from portal.outbox.domain.enqueue import enqueue_message

from .addresses import organisation_of
from .passing_on import Letter, page_for


class Why(StrEnum):
    """Why a mail, or a part of it, was not passed on."""

    CLOSED = "closed"
    WAITING = "waiting"
    TOO_LARGE = "too_large"
    UNREADABLE = "unreadable"
    SEALED = "sealed"
    EMPTY = "empty"
    FILES_ALONE = "files_alone"
    TEXT = "text"
    FILES = "files"


SENTENCES: dict[Why, str | Promise] = {
    Why.CLOSED: gettext_lazy("This conversation is closed. Nothing can be written in it any more."),
    Why.WAITING: gettext_lazy("The other side has not answered yet. You can write again as soon as it has."),
    Why.TOO_LARGE: gettext_lazy("Your mail is larger than 15 MB. Please send smaller files."),
    Why.UNREADABLE: gettext_lazy("Your mail could not be read. Please write in the portal."),
    Why.SEALED: gettext_lazy("Your mail is encrypted or in a format of one program. Please send plain text."),
    Why.FILES_ALONE: gettext_lazy(
        "Your files could not be passed on. At most five files of 5 MB are passed on: PDF, pictures (JPEG, PNG, WebP) "
        "and plain text."
    ),
    Why.EMPTY: gettext_lazy("Your mail has no text."),
    Why.TEXT: gettext_lazy("Your mail is longer than 100,000 characters or cannot be printed. Please shorten it."),
    Why.FILES: gettext_lazy(
        "Your message was passed on, but not all of its files. At most five files of 5 MB are passed on: PDF, pictures "
        "(JPEG, PNG, WebP) and plain text."
    ),
}


def explain(request: ContactRequest, side: Side, sender: str, why: Why) -> None:
    """Tell ``sender``, a known writer of ``side``, why; once a day and reason, in the caller's transaction."""
    organisation = organisation_of(request, side)
    reader = next((each for each in people_of(organisation) if each.address == sender), None) if organisation else None
    language = reader.language if reader else "de"
    with translation.override(language):
        letter = Letter(
            answer_line="",
            introduction=str(SENTENCES[why]),
            text="",
            url=page_for(request, reader),
        )
        context = {"letter": letter}
        enqueue_message(
            key=f"relay-refused:{request.pk}:{side}:{why}:{timezone.localdate()}",
            recipient=sender,
            subject=_("About your mail: %(subject)s") % {"subject": request.subject},
            text=render_to_string("cooperations/relay/mail.txt", context),
            html=render_to_string("cooperations/relay/mail.html", context),
            reason=_("You get this mail because you wrote to the portal Brückenbauer."),
            language=language,
            requested=True,
        )
