"""What rules know: everything about an event or a cooperation that they ask for, frozen, at one moment.

Days are those in Berlin. What nobody has said is None or empty, never guessed.
"""

from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta


@dataclass(frozen=True)
class Place:
    """Where an event is held. ``where`` is equal for one and the same place."""

    has_address: bool = False
    where: str = ""
    is_online: bool = False
    has_link: bool = False
    on_foot: str = ""
    transport: str = ""
    step_free: bool | None = None
    last_connection: time | None = None
    ride_home: bool = False


@dataclass(frozen=True)
class Needs:
    """What the people who come need, and who is there for them."""

    group_languages: frozenset[str] = frozenset()
    languages: frozenset[str] = frozenset()
    interpreted: frozenset[str] = frozenset()
    coverage: str = "undecided"
    press_told_on: date | None = None
    photos: str = "undecided"
    meeting_point: str = ""
    access_from: time | None = None
    emergency_phone: str = ""


@dataclass(frozen=True)
class Part:
    """A part of the programme, in minutes after the start."""

    starts_after: int
    minutes: int

    @property
    def ends_after(self) -> int:
        """Minutes from the start of the event to the end of this part."""
        return self.starts_after + self.minutes


@dataclass(frozen=True)
class Cost:
    """A cost. ``payer_takes_part`` is None where nobody is named."""

    what: str
    is_settled: bool
    payer_takes_part: bool | None = None


@dataclass(frozen=True)
class Clash:
    """Something that speaks against the day or the time and that nobody has explained."""

    topic: str
    code: str


@dataclass(frozen=True)
class Talk:
    """An entry of the log of contacts between an employer and an MSO of the event."""

    on: date
    reached: bool
    has_text: bool
    next_on: date | None = None
    is_next_done: bool = False


@dataclass(frozen=True)
class Contact:
    """What is known of how one reaches the MSOs: the best of their contact persons."""

    has_person: bool = False
    is_reachable: bool = False
    returns_mails: bool = False
    has_function: bool = False
    term_is_over: bool = False
    has_windows: bool = False
    was_declined: bool = False
    talks: tuple[Talk, ...] = ()


@dataclass(frozen=True)
class Agreement:
    """The cooperation of the event and what the two sides have written down in it."""

    state: str
    has_aims_employer: bool = False
    has_aims_mso: bool = False
    target_group: str = ""
    was_sent: bool = False
    has_newer_draft: bool = False


@dataclass(frozen=True)
class Afterwards:
    """What was written down after the event. ``lessons`` are the sides that have."""

    lessons: frozenset[str] = frozenset()
    quotes: int = 0
    quotes_released: int = 0
    no_quotes: bool = False
    consents: int = 0
    consents_withdrawn: int = 0
    interested: int | None = None
    followed_up: int | None = None


@dataclass(frozen=True)
class EventFacts:
    """An event with all that hangs on it. ``clashes`` is None as long as nobody has looked at the calendars.

    ``self_checks`` are the days of the newest self-check of each employer, None where there is none;
    ``msos_reach`` are the target groups that the MSOs say they reach.
    """

    state: str = "idea"
    starts_at: datetime | None = None
    ends_at: datetime | None = None
    is_all_day: bool = False
    formats: frozenset[str] = frozenset()
    target_groups: frozenset[str] = frozenset()
    minors: str = "unknown"
    sides: frozenset[str] = frozenset()
    sequence: int = 0
    place: Place = Place()
    needs: Needs = Needs()
    programme: tuple[Part, ...] = ()
    costs: tuple[Cost, ...] = ()
    capacity: int | None = None
    expected: int | None = None
    confirmed_on: date | None = None
    clashes: tuple[Clash, ...] | None = None
    invitations: tuple[bool, ...] = ()
    notices_undeliverable: int = 0
    msos_reach: frozenset[str] = frozenset()
    self_checks: tuple[date | None, ...] = ()
    contact: Contact = Contact()
    agreement: Agreement | None = None
    afterwards: Afterwards = field(default_factory=Afterwards)

    @property
    def day(self) -> date | None:
        """The day on which the event begins."""
        return None if self.starts_at is None else self.starts_at.date()

    @property
    def minutes(self) -> int | None:
        """How long it lasts."""
        if self.starts_at is None or self.ends_at is None:
            return None
        return int((self.ends_at - self.starts_at).total_seconds()) // 60

    @property
    def is_online_only(self) -> bool:
        """Say whether nobody has to go anywhere."""
        return self.place.is_online and not self.place.has_address

    def is_over(self, today: date) -> bool:
        """Say whether the day of the event has passed."""
        return self.day is not None and self.day < today

    def days_left(self, today: date) -> int | None:
        """Days until the event, negative afterwards; None without a date."""
        return None if self.day is None else (self.day - today) // timedelta(days=1)


@dataclass(frozen=True)
class Touch:
    """An occasion for contact of one who cooperates; ``state`` is open, done, off or lapsed."""

    occasion: str
    state: str
    due_on: date


@dataclass(frozen=True)
class CooperationFacts:
    """A cooperation with the occasions for contact of one year, those that the reader may see."""

    occasions: tuple[Touch, ...] = ()


@dataclass(frozen=True)
class MeasureSeen:
    """A measure of a declaration: its number, how many milestones, its last day and that of its milestones."""

    number: int
    milestones: int = 0
    ends_on: date | None = None
    last_due_on: date | None = None


@dataclass(frozen=True)
class AccessionFacts:
    """A declaration to the partner network. ``agreed`` are the sides that agree to it as it is now.

    ``had_agreed``: somebody agreed to an earlier wording. ``state`` is draft, signed or ended.
    """

    state: str = "draft"
    has_wording: bool = False
    measures: tuple[MeasureSeen, ...] = ()
    agreed: frozenset[str] = frozenset()
    had_agreed: bool = False
    is_published: bool = False


@dataclass(frozen=True)
class ReportFacts:
    """A partner's report about one period. ``findings`` is None where nobody has looked.

    ``state`` is "" as long as the report is not begun, else one of the states of a report.
    """

    state: str = ""
    deadline: date | None = None
    submitted_on: date | None = None
    areas_written: int = 0
    measures: int = 0
    measures_told: int = 0
    milestones_due: int = 0
    milestones_told: int = 0
    figures: int = 0
    figures_incomplete: int = 0
    pictures: int = 0
    pictures_lacking: int = 0
    findings: int | None = None


Facts = EventFacts | CooperationFacts | AccessionFacts | ReportFacts
