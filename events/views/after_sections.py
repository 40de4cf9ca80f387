"""The sections of the page "afterwards": what each shows, and what it does with its form."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from events.domain import after
from events.domain.after.writing import own_organisations
from events.domain.planning import Conflict, fingerprint
from events.enums.after import Again, Purpose, Wish
from events.enums.material import GuestLanguage
from events.forms.after import ConsentForm, LessonForm, OutcomeForm, PressForm, QuoteForm
from events.models import Event
from events.permissions.after import can_record_release, can_write_after
from portal.shared.addresses import absolute_url

from .refusals import add_errors

May = Callable[[Any, Event], bool]
Shown = dict[str, Any] | HttpResponse


@dataclass(frozen=True)
class Section:
    """A part of the page: label, template, who writes, and what is shown or answered."""

    label: Promise
    template: str
    may_write: May
    show: Callable[[HttpRequest, Event, bool], Shown]


def _outcome(request: HttpRequest, event: Event, _may_write: bool) -> Shown:  # noqa: FBT001 -- as all sections
    values = after.outcome_values(event.outcome)
    initial = OutcomeForm.initial_of(values, fingerprint(values))
    form = OutcomeForm(request.POST or None, initial=initial)
    theirs: OutcomeForm | None = None
    if request.method == "POST" and form.is_valid():
        try:
            saved = after.save_outcome(event, form.values, base=form.cleaned_data["base"], actor=request.user)
        except ValidationError as refused:
            add_errors(form, refused)
        else:
            if not isinstance(saved, Conflict):
                return _back(request, event, "zahlen")
            theirs = OutcomeForm(initial=OutcomeForm.initial_of(saved.theirs, saved.base))
            form.data = {**request.POST.dict(), "base": saved.base}
    return {"form": form, "theirs": _differences(form, theirs) if theirs else None, "values": values}


def _differences(mine: OutcomeForm, theirs: OutcomeForm) -> list[tuple[Any, Any]]:
    """Return label and stored value of every field that reads differently now."""
    fields = [name for name in mine.fields if name != "base"]
    differing = [name for name in fields if (theirs.initial.get(name) or None) != (mine.cleaned_data.get(name) or None)]
    return [(theirs.fields[name].label, _shown_value(theirs.initial.get(name))) for name in differing]


def _shown_value(value: Any) -> Any:
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    return "–" if value is None else value


def _lessons(request: HttpRequest, event: Event, may_write: bool) -> Shown:  # noqa: FBT001 -- as all sections
    own = own_organisations(request.user, event)
    lessons = list(event.lessons.select_related("organisation"))
    form = None
    if may_write:
        mine = next((each for each in lessons if [each.organisation] == own), None)
        names = ("went_well", "better", "next_time")
        initial = {name: getattr(mine, name) for name in names} if mine else None
        form = LessonForm(request.POST or None, organisations=own, initial=initial)
        if form.is_valid():
            texts = {name: form.cleaned_data[name] for name in names}
            save = lambda: after.save_lesson(event, form.written_for, **texts, actor=request.user)  # noqa: E731
            if _does(form, save):
                return _back(request, event, "gelernt")
    return {"form": form, "lessons": lessons}


def _quotes(request: HttpRequest, event: Event, may_write: bool) -> Shown:  # noqa: FBT001 -- as all sections
    form = None
    if may_write:
        form = QuoteForm(request.POST or None, organisations=own_organisations(request.user, event))
        if form.is_valid():
            words = {name: form.cleaned_data[name] for name in ("text", "speaker")}
            record = lambda: after.record_quote(  # noqa: E731
                event, form.written_for, **words, release=form.release, actor=request.user
            )
            if _does(form, record):
                return _back(request, event, "zitate")
    quotes, kept = after.quotes_of(request.user, event, timezone.localdate())
    return {"form": form, "quotes": [(each, _labels(each.row.released_for)) for each in quotes], "kept": kept}


def _consents(request: HttpRequest, event: Event, may_write: bool) -> Shown:  # noqa: FBT001 -- as all sections
    form = None
    if may_write:
        form = ConsentForm(request.POST or None, organisations=own_organisations(request.user, event))
        if form.is_valid() and _does(
            form, lambda: after.record_consent(event, form.written_for, form.consent, actor=request.user)
        ):
            return _back(request, event, "einwilligungen")
    today = timezone.localdate()
    found = after.consents_of(request.user, event, today)
    return {
        "form": form,
        "own": [(each, _labels(each.purposes), each.until < today) for each in found.own],
        "others": [(Purpose(key).label, number) for key, number in found.others.items()],
    }


def _press(request: HttpRequest, event: Event, may_write: bool) -> Shown:  # noqa: FBT001 -- as all sections
    form = PressForm(request.POST or None) if may_write else None
    if form is not None and form.is_valid():
        after.add_press(event, **form.cleaned_data, actor=request.user)
        return _back(request, event, "presse")
    return {"form": form, "items": list(event.press.all())}


def _feedback(_request: HttpRequest, event: Event, _may_write: bool) -> Shown:  # noqa: FBT001 -- as all sections
    summary = after.summary_of(event)
    counted = None
    if summary is not None:
        counted = [
            (_("Would you come again?"), _counted(Again.choices, summary.again)),
            (_("What would you like to know more about?"), _counted(Wish.choices, summary.wants)),
            (_("Language"), _counted(GuestLanguage.choices, summary.languages)),
        ]
    address = absolute_url(reverse("events:feedback", args=[event.feedback_code]))
    return {"summary": summary, "counted": counted, "address": address, "days": after.open_days(event)}


def _counted(choices: list[tuple[str, Any]], numbers: dict[str, int]) -> list[tuple[Any, int]]:
    return [(label, numbers[key]) for key, label in choices if numbers.get(key)]


def _labels(purposes: list[str]) -> list[str]:
    return [str(Purpose(each).label) for each in purposes]


def _does(form: Any, act: Callable[[], Any]) -> bool:
    try:
        act()
    except ValidationError as refused:
        add_errors(form, refused)
        return False
    return True


def _back(request: HttpRequest, event: Event, section: str) -> HttpResponse:
    messages.success(request, _("Saved."))
    return redirect("events:after_section", event.pk, section)


def _nobody(_user: Any, _event: Event) -> bool:
    return False


SECTIONS: dict[str, Section] = {
    "zahlen": Section(gettext_lazy("Numbers"), "events/after/numbers.html", can_write_after, _outcome),
    "gelernt": Section(gettext_lazy("What we learned"), "events/after/lessons.html", can_write_after, _lessons),
    "rueckmeldungen": Section(gettext_lazy("Feedback"), "events/after/feedback.html", _nobody, _feedback),
    "zitate": Section(gettext_lazy("Quotes"), "events/after/quotes.html", can_write_after, _quotes),
    "einwilligungen": Section(gettext_lazy("Consents"), "events/after/consents.html", can_record_release, _consents),
    "presse": Section(gettext_lazy("Press"), "events/after/press.html", can_write_after, _press),
}
