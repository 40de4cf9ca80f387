"""After the event: one page with sections, taking back what was allowed, the code for feedback, numbers of all."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from events.domain import after as domain
from events.enums.after import AgeRange
from events.forms.after import ReleaseForm
from events.models import Event, MediaConsent, PressItem, Quote
from events.permissions.after import can_read_names_of_release, can_see_after, can_write_after
from events.permissions.event import can_see_event_numbers, holding_parties_of
from partners.enums import MeetingFormat
from portal.printing.qr import qr_png
from portal.shared.addresses import absolute_url
from portal.shared.guest_languages import GUEST_LANGUAGES

from .after_sections import SECTIONS
from .event import event_or_404
from .event_tabs import tabs_of
from .refusals import add_errors

FIRST = "zahlen"


@require_http_methods(["GET", "HEAD", "POST"])
def after(request: HttpRequest, pk: UUID, section: str = FIRST) -> HttpResponse:
    """Show one section, and take its form."""
    found = event_or_404(request, pk, can_see_after)
    if section not in SECTIONS:
        raise Http404
    chosen = SECTIONS[section]
    may_write = chosen.may_write(request.user, found)
    if request.method == "POST" and not may_write:
        raise Http404
    shown = chosen.show(request, found, may_write)
    if isinstance(shown, HttpResponse):
        return shown
    context = {
        "event": found,
        "section": section,
        "label": chosen.label,
        "may_write": may_write,
        "sections": [
            (reverse("events:after_section", args=[found.pk, key]), key, each) for key, each in SECTIONS.items()
        ],
        "tabs": tabs_of(found, request.user, "events:after"),
        "languages": GUEST_LANGUAGES,
        **shown,
    }
    status = 409 if shown.get("theirs") else 200
    return render(request, chosen.template, context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
def withdraw(request: HttpRequest, pk: UUID, section: str, row: int) -> HttpResponse:
    """Ask, then take a quote or a consent back at the person's word, or an article away."""
    found = event_or_404(request, pk, can_see_after)
    title, text, action, act = _withdrawal(request, found, section, row)
    back = reverse("events:after_section", args=[found.pk, section])
    if request.method == "POST":
        act()
        messages.success(request, _("Saved."))
        return redirect(back)
    context = {"title": title, "text": text, "action": action, "cancel_url": back, "danger": True}
    return render(request, "components/confirm.html", context)


def _withdrawal(request: HttpRequest, event: Event, section: str, row: int) -> tuple[str, str, str, Any]:
    user = request.user
    if section == "presse" and can_write_after(user, event):
        item = get_object_or_404(PressItem, event=event, pk=row)
        return _("Remove this article?"), item.title, _("Remove"), lambda: domain.remove_press(event, row, actor=user)
    if section == "zitate":
        quote = _own(request, event, Quote.objects.filter(withdrawn_at=None, erased_at=None), row)
        text = _("Its words are deleted everywhere at once. They cannot be brought back.")
        return _("Take this quote back?"), text, _("Take back"), lambda: domain.withdraw_quote(quote, actor=user)
    if section == "einwilligungen":
        consent = _own(request, event, MediaConsent.objects.filter(withdrawn_at=None, erased_at=None), row)
        text = _("From now on nobody may use these pictures. Please remove those that are published already.")
        return _("Take this consent back?"), text, _("Take back"), lambda: domain.withdraw_consent(consent, actor=user)
    raise Http404


def _own(request: HttpRequest, event: Event, rows: Any, row: int) -> Any:
    record = get_object_or_404(rows, event=event, pk=row)
    record.event = event
    if not can_read_names_of_release(request.user, event, record) or not holding_parties_of(request.user, event):
        raise Http404
    return record


@require_http_methods(["GET", "HEAD", "POST"])
def release(request: HttpRequest, pk: UUID, row: int) -> HttpResponse:
    """Say what a quote may be used for."""
    found = event_or_404(request, pk, can_see_after)
    quote = _own(request, found, Quote.objects.filter(erased_at=None), row)
    names = ("released_for", "released_until", "release_way")
    form = ReleaseForm(
        request.POST if request.method == "POST" else None, initial={name: getattr(quote, name) for name in names}
    )
    if request.method == "POST" and form.is_valid():
        try:
            domain.release_quote(quote, form.release, actor=request.user)
        except PermissionDenied as denied:
            raise Http404 from denied
        except ValidationError as refused:
            add_errors(form, refused)
        else:
            messages.success(request, _("Saved."))
            return redirect("events:after_section", found.pk, "zitate")
    return render(request, "events/after/release.html", {"event": found, "quote": quote, "form": form})


@require_safe
def feedback_code(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Answer the QR code that leads to the questions, for the last slide and a small poster."""
    found = event_or_404(request, pk, can_see_after)
    picture = qr_png(absolute_url(reverse("events:feedback", args=[found.feedback_code])))
    return HttpResponse(picture, content_type="image/png", headers={"Cache-Control": "private"})


@require_safe
def numbers(request: HttpRequest) -> HttpResponse:
    """Show the numbers of a year to the ministry."""
    if not can_see_event_numbers(request.user):
        raise Http404
    years = domain.years_of_numbers()
    wanted = request.GET.get("jahr", "")
    year = int(wanted) if wanted in {str(each) for each in years} else next(iter(years), None)
    found = None if year is None else domain.numbers_of_year(year)
    formats = [MeetingFormat(each).label for each in found.formats] if found else []
    ages = [(AgeRange(key).label, number) for key, number in found.ages] if found else []
    context = {"years": years, "found": found, "formats": formats, "ages": ages}
    return render(request, "events/numbers/page.html", context)
