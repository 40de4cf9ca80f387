"""What every mail has around its own words: a whole document, why it came, and whom to ask."""

import re

from django.urls import reverse
from django.utils import translation
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from portal.outbox.models import Message
from portal.shared.addresses import absolute_url
from portal.shared.guest_languages import find_guest_language

RIGHT_TO_LEFT_MARK = "\u200f"
# The first letter is not of a script from the right, a later one is.
FOREIGN_FIRST = re.compile(r"[\W\d_]*[^\W\d_\u0590-\u08ff].*[\u0590-\u08ff]")
# Programs that know no styles show the same in the same order.
STYLE = mark_safe(
    "body{margin:0 auto;padding:1rem;max-width:38rem;background:#fff;color:#171a2b;overflow-wrap:anywhere;"
    "font:1rem/1.5 'Fira Sans',Arial,'Noto Sans Arabic',sans-serif}"
    "p,ul{margin:0 0 1rem}ul{padding-inline-start:1.5rem}li{margin-bottom:.25rem}"
    "h2{margin:1.5rem 0 .5rem;font-size:1.125rem}a{color:#171a8c}"
    "blockquote{margin:0 0 1rem;padding-inline-start:1rem;border-inline-start:.25rem solid #8f94b0}"
    "a>strong{display:inline-block;padding:.5rem 1rem;border-radius:.25rem;background:#171a8c;color:#fff}"
    "footer{margin-top:2rem;padding-top:1rem;border-top:1px solid #8f94b0;color:#4a4f66;font-size:.875rem}"
)


def plain_text(message: Message) -> str:
    """Return the plain text with what stands below it."""
    about, ask, url = _about(message)
    below = "\n".join((message.reason, about, f"{ask}\n{url}"))
    text = f"{message.text.rstrip()}\n\n-- \n{below}\n"
    return _directed(text) if _is_rtl(message) else text


def html_document(message: Message) -> SafeString:
    """Return the HTML as a whole document that says its language and direction: programs and screen readers ask."""
    return format_html(
        '<!doctype html><html lang="{0}" dir="{1}"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1"><title>{2}</title>'
        "<style>{3}</style></head><body><main>{4}</main><footer><p>{5}</p>"
        '<p>{6} <a href="{8}">{7}</a></p></footer></body></html>',
        message.language,
        "rtl" if _is_rtl(message) else "ltr",
        message.subject,
        STYLE,
        mark_safe(message.html),  # noqa: S308 -- rendered from our templates
        message.reason,
        *_about(message),
    )


def _is_rtl(message: Message) -> bool:
    """Say how the mail is read; guests get mails in languages too that are none of the portal's pages."""
    language = find_guest_language(message.language)
    return language is not None and language.is_rtl


def _directed(text: str) -> str:
    """Mark lines that begin with a foreign name: programs take the direction of a line from its first letter."""
    lines = text.split("\n")
    return "\n".join(RIGHT_TO_LEFT_MARK + line if FOREIGN_FIRST.match(line) else line for line in lines)


def _about(message: Message) -> tuple[str, str, str]:
    """Return what the portal is, whom to ask, and where, in the language of the mail."""
    with translation.override(message.language):
        return (
            _(
                "Brückenbauer is the portal in which employers and migrant self-organisations in North "
                "Rhine-Westphalia find each other."
            ),
            _("Questions, or the wrong address? Ask us."),
            absolute_url(reverse("shared:imprint")),
        )
