"""What guests read about an event, in one language: frozen facts in, lines out, for paper, pages and texts alike.

No phone number, no name of a person: questions are answered by an organisation.
"""

from dataclasses import dataclass
from datetime import date
from typing import Final

from babel.dates import format_date
from django.utils.html import conditional_escape, format_html, format_html_join
from django.utils.safestring import SafeString

from portal.printing.directions import set_apart
from portal.printing.json_data import JsonData
from portal.shared.guest_languages import GERMAN, GuestLanguage, find_guest_language

from .language_names import own_names
from .phrases import Phrases, phrases_in

# Unicode annex 9: what stands between them is read in its own direction.
ISOLATE, END_OF_ISOLATE = "\u2068", "\u2069"
# Days are named as in Europe, the day before the month.
DATES_AS: Final = {"en": "en_GB"}


@dataclass(frozen=True, slots=True, kw_only=True)
class GuestEvent(JsonData):
    """All that guests get to know. Times are "HH:MM" of Berlin; ``text_language`` is that of title, summary, notes.

    ``languages`` and ``interpreted`` are codes of languages (ISO 639), ``food`` codes of ``Food``. ``address`` is the
    whole address of the page of the event in this language, ``asked`` the organisation that answers questions.
    """

    language: str
    text_language: str
    title: str
    address: str
    summary: str = ""
    notes: str = ""
    hosts: tuple[str, ...] = ()
    asked: str = ""
    first_day: date | None = None
    last_day: date | None = None
    start: str = ""
    end: str = ""
    place: str = ""
    street: str = ""
    town: str = ""
    room: str = ""
    is_online: bool = False
    on_foot: str = ""
    transport: str = ""
    last_connection: str = ""
    ride_home: bool = False
    meeting_point: str = ""
    step_free: bool | None = None
    languages: tuple[str, ...] = ()
    interpreted: tuple[str, ...] = ()
    food: tuple[str, ...] = ()
    child_care: bool = False
    sign_up: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """A line: a phrase with what is put in, which may be of another language and direction."""

    phrase: str
    values: tuple[tuple[str, str], ...] = ()

    @property
    def html(self) -> SafeString:
        """Return it for HTML: what is put in stands apart, with the direction of its first letter.

        The direction is written out, because the renderer of PDF does not find it itself.
        """
        apart = {name: set_apart(value) for name, value in self.values}
        return format_html(self.phrase, **apart) if apart else conditional_escape(self.phrase)

    def text(self, *, is_rtl: bool) -> str:
        """Return it as plain text; from right to left, what is put in is isolated by signs nobody sees."""
        before, after = (ISOLATE, END_OF_ISOLATE) if is_rtl else ("", "")
        return self.phrase.format(**{name: f"{before}{value}{after}" for name, value in self.values})


@dataclass(frozen=True, slots=True)
class Fact:
    """A heading with its lines."""

    name: str
    heading: str
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class Wording:
    """An event in the language of its guests."""

    event: GuestEvent
    language: GuestLanguage
    phrases: Phrases
    facts: tuple[Fact, ...]

    @property
    def hosts(self) -> SafeString:
        """Return who invites, for HTML."""
        return format_html_join(" · ", "{}", ((set_apart(host),) for host in self.event.hosts))

    @property
    def entry(self) -> tuple[str, ...]:
        """Return what it takes to come in: nothing but, where names are asked for, to sign up."""
        asked = (self.phrases["sign_up_intro"],) if self.event.sign_up else ()
        return (self.phrases["free"], *asked)

    @property
    def asked(self) -> Line | None:
        """Return who answers questions."""
        return _say(self.phrases, "questions", name=self.event.asked) if self.event.asked else None

    @property
    def is_translated(self) -> bool:
        """Say whether title and summary are in the language of the rest."""
        return self.event.text_language == self.event.language

    @property
    def text_tag(self) -> str:
        """Return the language of title and summary (BCP 47)."""
        return self.text_in.tag

    @property
    def text_direction(self) -> str:
        """Return the direction of title and summary."""
        return self.text_in.direction

    @property
    def text_in(self) -> GuestLanguage:
        """Return the language of title and summary."""
        return _language(self.event.text_language)


WRITTEN: Final = "{text}"


def word(event: GuestEvent) -> Wording:
    """Say ``event`` in its language."""
    language, phrases = _language(event.language), phrases_in(event.language)
    facts = (
        Fact("when", phrases["when"], _when(event, phrases)),
        Fact("where", phrases["where"], _where(event, phrases)),
        Fact("way_on_foot", phrases["on_foot"], _written(event.on_foot)),
        Fact("transport", phrases["transport"], _transport(event, phrases)),
        Fact("languages", phrases["languages"], _languages(event, phrases)),
        Fact("food", phrases["food"], _food(event, phrases)),
    )
    return Wording(event, language, phrases, tuple(fact for fact in facts if fact.lines))


def _language(code: str) -> GuestLanguage:
    return find_guest_language(code) or GERMAN


def _say(phrases: Phrases, key: str, **values: str) -> Line:
    return Line(phrases[key], tuple(values.items()))


def _written(*texts: str) -> tuple[Line, ...]:
    return tuple(Line(WRITTEN, (("text", text),)) for text in texts if text)


def _when(event: GuestEvent, phrases: Phrases) -> tuple[Line, ...]:
    if event.first_day is None:
        return (Line(phrases["date_open"]),)
    locale = DATES_AS.get(event.language, event.language)
    days = [format_date(day, "full", locale) for day in (event.first_day, event.last_day) if day]
    time = _say(phrases, "time_range", start=event.start, end=event.end) if event.start else Line(phrases["all_day"])
    if len(set(days)) == 1:
        return (Line(days[0]), time)
    # Times belong to the first and the last day, so they stand beside them.
    first, last = (
        f"{day}, {clock}" if clock else day for day, clock in zip(days, (event.start, event.end), strict=True)
    )
    return (Line(phrases.say("day_range", first=first, last=last)),)


def _where(event: GuestEvent, phrases: Phrases) -> tuple[Line, ...]:
    lines = [*_written(event.place, ", ".join(filter(None, (event.street, event.town))))]
    if event.room:
        lines.append(_say(phrases, "room", room=event.room))
    if event.meeting_point:
        lines.append(_say(phrases, "meeting_point", place=event.meeting_point))
    if event.step_free is not None:
        lines.append(Line(phrases["step_free" if event.step_free else "not_step_free"]))
    if event.is_online:
        lines += [Line(phrases["online"]), Line(phrases["online_link_later"])]
    return tuple(lines)


def _transport(event: GuestEvent, phrases: Phrases) -> tuple[Line, ...]:
    lines = [*_written(event.transport)]
    if event.last_connection:
        lines.append(_say(phrases, "last_connection", time=event.last_connection))
    if event.ride_home:
        lines.append(Line(phrases["ride_home"]))
    return tuple(lines)


def _languages(event: GuestEvent, phrases: Phrases) -> tuple[Line, ...]:
    spoken = (("held_in", event.languages), ("interpreted", event.interpreted))
    return tuple(_say(phrases, key, languages=" · ".join(own_names(codes))) for key, codes in spoken if codes)


def _food(event: GuestEvent, phrases: Phrases) -> tuple[Line, ...]:
    known = [phrases[f"food_{each}"] for each in event.food if f"food_{each}" in phrases]
    return (Line(" · ".join(known)),) if known else ()
