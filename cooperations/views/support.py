"""Writing down support, confirming it, taking it back."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from cooperations.domain.giving.supporting import confirm_support, record_support, refuse_support, remove_support
from cooperations.domain.giving.together import cooperations_with
from cooperations.forms.giving import SupportForm
from cooperations.models import Support
from cooperations.permissions.giving import can_confirm_support, can_record_support, can_remove_support
from partners.models import Organisation, organisation_ids
from portal.shared.states import MoveRefused


@require_http_methods(["GET", "HEAD", "POST"])
def support_add(request: HttpRequest, slug: str) -> HttpResponse:
    """Write down what one's own organisation gave the one called ``slug``, or received from it."""
    other = get_object_or_404(Organisation.objects.visible_to(request.user), slug=slug)
    rows = Organisation.objects.filter(pk__in=organisation_ids(request.user)).exclude(pk=other.pk)
    own = [each for each in rows.order_by("name", "pk") if can_record_support(request.user, each)]
    if not own:
        raise Http404
    initial = {
        "on": timezone.localdate(),
        "direction": request.GET.get("direction", ""),
        "cooperation": request.GET.get("kooperation", ""),
    }
    form = SupportForm(
        request.POST or None,
        organisations=own,
        other=other,
        cooperations=cooperations_with(request.user, other),
        initial=initial,
    )
    if request.method == "POST" and form.is_valid():
        try:
            support = record_support(form.save(commit=False), actor=request.user)
        except MoveRefused as refusal:
            form.add_error(None, str(refusal))
        else:
            _tell(request, support)
            return redirect("cooperations:giving")
    return render(request, "cooperations/giving/support.html", {"form": form, "other": other})


@require_POST
def support_confirm(request: HttpRequest, pk: int) -> HttpResponse:
    """Say that support was received."""
    support = _support_or_404(request, pk, can_confirm_support)
    confirm_support(support, actor=request.user)
    messages.success(request, _("Saved. It counts in the yearly report of both."))
    return redirect("cooperations:giving")


@require_POST
def support_refuse(request: HttpRequest, pk: int) -> HttpResponse:
    """Say that support was not received like that."""
    refuse_support(_support_or_404(request, pk, can_confirm_support))
    messages.success(request, _("It does not count. The other side sees that you did not confirm it."))
    return redirect("cooperations:giving")


@require_POST
def support_remove(request: HttpRequest, pk: int) -> HttpResponse:
    """Take back what nobody has confirmed."""
    if remove_support(_support_or_404(request, pk, can_remove_support)):
        messages.success(request, _("The entry is deleted."))
    else:
        messages.error(request, _("It was confirmed meanwhile."))
    return redirect("cooperations:giving")


def _support_or_404(request: HttpRequest, pk: int, permission: Callable[[Any, Support], bool]) -> Support:
    support = get_object_or_404(Support.objects.visible_to(request.user), pk=pk)
    if not permission(request.user, support):
        raise Http404
    return support


def _tell(request: HttpRequest, support: Support) -> None:
    if support.confirmed_at:
        messages.success(request, _("Saved. It counts in the yearly report of both."))
    else:
        text = _("Saved. It counts as soon as %(name)s has confirmed it.")
        messages.success(request, text % {"name": support.receiver.display_name})
