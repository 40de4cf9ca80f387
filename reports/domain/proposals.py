"""Sentences about what a partner did in the period, proposed for its report until somebody decides about them.

They come from what the portal knows of the partner itself: cooperations that were confirmed and events that were held.
Nothing is stored until somebody accepts or refuses; a refused sentence does not come back.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

from django.db import transaction
from django.utils import timezone, translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from cooperations.models import Cooperation
from events.enums.event import OVER_STATES
from events.models import Event, EventParty
from partners.enums import MeetingFormat
from partners.models import Organisation
from portal.shared.cleaning import clean_line
from portal.shared.sentences import one_full_stop
from portal.shared.small_numbers import shown
from portal.shared.states import MoveRefused
from reports.enums import FocusArea, ProposalState
from reports.models import Contribution, Proposal, Report
from reports.permissions import represents_partner

from .contributions import Saved, autosave_contribution, lock_contribution, save_contribution

# The brochure is a German document, and so are the reports.
LANGUAGE: Final = "de"
# Where people find work or training; the other formats let people take part.
_RECRUITING: Final = frozenset(
    {
        MeetingFormat.COMPANY_VISIT,
        MeetingFormat.TASTER_SESSION,
        MeetingFormat.APPLICATION_TRAINING,
        MeetingFormat.SPEED_DATING,
    }
)


@dataclass(frozen=True)
class Proposed:
    """A sentence nobody has decided about; ``source`` says what it tells of."""

    source: str
    sentence: str


Source = Callable[[Report, FocusArea], Iterator[Proposed]]


def proposals_for(report: Report, focus_area: FocusArea, user: Any) -> list[Proposed]:
    """Return what is proposed for a contribution to who acts for the partner, without what is decided.

    A fixed number of queries.
    """
    if not represents_partner(user, report):
        return []
    decided = Proposal.objects.filter(contribution__report=report, contribution__focus_area=focus_area)
    known = set(decided.values_list("source", flat=True))
    with translation.override(LANGUAGE):
        return [each for source in SOURCES for each in source(report, focus_area) if each.source not in known]


def accept_proposal(  # noqa: PLR0913 -- a save, and what is decided
    report: Report, focus_area: FocusArea, source: str, *, text: str, expected_revision: int, author: Any
) -> Saved:
    """Save ``text`` with the proposed sentence as its last paragraph, as a version.

    Raises ``MoveRefused`` when the sentence is decided about or gone, and what ``save_contribution`` raises.
    """
    proposed = _find(report, focus_area, source, author)
    whole = f"{text.rstrip()}\n\n{proposed.sentence}".lstrip("\n")
    with transaction.atomic():
        lock_contribution(report, focus_area)
        saved = save_contribution(report, focus_area, whole, expected_revision=expected_revision, author=author)
        _decide(saved.contribution, proposed, ProposalState.ACCEPTED, author)
    return saved


def refuse_proposal(  # noqa: PLR0913 -- a save, and what is decided
    report: Report, focus_area: FocusArea, source: str, *, text: str, expected_revision: int, author: Any
) -> Saved:
    """Save ``text`` as it is typed so far, and let the sentence not come back. Raises the same."""
    proposed = _find(report, focus_area, source, author)
    with transaction.atomic():
        saved = autosave_contribution(report, focus_area, text, expected_revision=expected_revision, author=author)
        contribution = saved.contribution
        if not contribution.pk:
            contribution.save()
        _decide(contribution, proposed, ProposalState.REFUSED, author)
    return saved


def _find(report: Report, focus_area: FocusArea, source: str, user: Any) -> Proposed:
    for each in proposals_for(report, focus_area, user):
        if each.source == source:
            return each
    raise MoveRefused(_("Somebody decided this already."))


def _decide(contribution: Contribution, proposed: Proposed, state: ProposalState, author: Any) -> None:
    """The lock of the report is held: whoever comes second finds the decision."""
    _row, is_new = Proposal.objects.get_or_create(
        contribution=contribution,
        source=proposed.source,
        defaults={"sentence": proposed.sentence, "state": state, "decided_by": author},
    )
    if not is_new:
        raise MoveRefused(_("Somebody decided this already."))


def _cooperations(report: Report, focus_area: FocusArea) -> Iterator[Proposed]:
    if focus_area != FocusArea.NETWORKING:
        return
    period = report.period
    found = (
        Cooperation.objects.filter(
            confirmed_on__range=(period.start, period.end),
            erased_at=None,
            valid_version__isnull=False,
            parties__organisation=report.organisation_id,
            parties__accepted_at__isnull=False,
            parties__left_on=None,
        )
        .with_parties()
        .order_by("confirmed_on", "pk")
    )
    for each in found:
        others = _names([party.organisation for party in each.present_parties if party.accepted_at is not None], report)
        if others:
            day = date_format(each.confirmed_on or period.start, "j. F Y")
            words = {"day": day, "others": others, "title": clean_line(each.title)}
            sentence = (
                _("Since %(day)s we have an agreement on cooperation with %(others)s: “%(title)s”.")
                if words["title"]
                else _("Since %(day)s we have an agreement on cooperation with %(others)s.")
            )
            yield Proposed(f"cooperation:{each.pk}", one_full_stop(sentence % words))


def _events(report: Report, focus_area: FocusArea) -> Iterator[Proposed]:
    period = report.period
    taking_part = EventParty.objects.accepted().filter(organisation=report.organisation_id)
    found = (
        Event.objects.filter(
            state__in=OVER_STATES,
            erased_at=None,
            starts_at__date__range=(period.start, period.end),
            pk__in=taking_part.values("event"),
        )
        .select_related("outcome")
        .with_parties()
        .order_by("starts_at", "pk")
    )
    for each in found:
        if _focus_area_of(each) != focus_area:
            continue
        others = _names([party.organisation for party in each.present_parties if party.accepted_at], report)
        outcome = getattr(each, "outcome", None)
        guests = shown(outcome.attended) if outcome is not None and outcome.attended is not None else None
        words = {
            "day": date_format(timezone.localtime(each.starts_at), "j. F Y"),
            "others": others,
            "title": clean_line(each.title) or MeetingFormat(each.formats[0]).label,
            "guests": guests,
        }
        sentence = (
            _("On %(day)s we held “%(title)s” together with %(others)s.")
            if others
            else _("On %(day)s we held “%(title)s”.")
        ) % words
        if guests is not None:
            sentence += " " + _("%(guests)d people came.") % words
        yield Proposed(f"event:{each.pk}", one_full_stop(sentence))


def _focus_area_of(event: Event) -> FocusArea:
    """Each event is proposed to one focus area, so that no sentence stands in two."""
    return FocusArea.STAFF_SHARE if event.formats and event.formats[0] in _RECRUITING else FocusArea.PARTICIPATION


def _names(organisations: Sequence[Organisation], report: Report) -> str:
    names = [clean_line(each.name) for each in organisations if each.pk != report.organisation_id]
    if len(names) < 2:  # noqa: PLR2004 -- one name needs no "and"
        return "".join(names)
    return _("%(names)s and %(last)s") % {"names": ", ".join(names[:-1]), "last": names[-1]}


SOURCES: Final[tuple[Source, ...]] = (_cooperations, _events)
