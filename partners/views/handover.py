"""A board hands over: one page with the steps, and the list of those who have nobody."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from partners.domain.handover.headless import headless_for
from partners.domain.handover.people import hand_over, people_of
from partners.domain.team import LastOwner, open_invitations
from partners.enums import RepresentativeRole, Role
from partners.forms.handover import PersonForm
from partners.forms.team import InvitationForm
from partners.models import Organisation
from partners.permissions import can_manage_team, can_see_headless

from .lookup import managing, organisation_or_404
from .team import invite

ON_A_PAGE = 50
# Messages that the page shows at its steps: the browser is there, not at the top.
AT_INVITE, AT_PEOPLE = "step-invite", "step-people"


@require_http_methods(["GET", "HEAD", "POST"])
def handover(request: HttpRequest, slug: str) -> HttpResponse:
    """Show the steps; invite a successor or carry out who stays and who leaves."""
    organisation = organisation_or_404(request, slug, can_manage_team)
    inviting = request.POST.get("step") == "invite"
    deciding = request.POST.get("step") == "people"
    if request.method == "POST" and not (inviting or deciding):
        raise Http404
    follows = RepresentativeRole.BOARD if organisation.plays(Role.MSO) else RepresentativeRole.OWNER
    form = InvitationForm(organisation, request.POST if inviting else None, initial={"role": follows})
    people = [PersonForm(each, request.POST if deciding else None) for each in people_of(organisation)]
    if inviting and form.is_valid() and invite(request, organisation, form, tags=AT_INVITE):
        return redirect(at_step(slug, AT_INVITE))
    # Not a generator: all errors are shown at once.
    valid = [each.is_valid() for each in people if deciding]
    if deciding and all(valid) and decide(request, organisation, people):
        # Perhaps the person has just left and may not see this page any more.
        return redirect(at_step(slug, AT_PEOPLE) if still_there(request, organisation) else "start")
    context = {
        **managing(request, organisation),
        "form": form,
        "people": people,
        "invitations": open_invitations(organisation),
        "without_consent": [
            each.person.contact
            for each in people
            if each.person.contact and each.person.contact.current_consent_id is None
        ],
        "placed_messages": [AT_INVITE, AT_PEOPLE],
        "tab": "handover",
    }
    return render(request, "partners/handover/page.html", context)


def decide(request: HttpRequest, organisation: Organisation, people: list[PersonForm]) -> bool:
    """Carry out what was decided; return False with a message when nobody would be left."""
    decisions = {each.person.key: each.decided for each in people if each.decided}
    try:
        prolonged, left = hand_over(organisation, decisions, actor=request.user)
    except LastOwner as refusal:
        messages.error(request, str(refusal), extra_tags=AT_PEOPLE)
        return False
    if left:
        text = ngettext("%(number)d person has left.", "%(number)d people have left.", left)
        messages.success(request, text % {"number": left}, extra_tags=AT_PEOPLE)
    if prolonged:
        text = ngettext("%(number)d term is updated.", "%(number)d terms are updated.", prolonged)
        messages.success(request, text % {"number": prolonged}, extra_tags=AT_PEOPLE)
    if not left and not prolonged:
        messages.info(request, _("Nothing was changed."), extra_tags=AT_PEOPLE)
    return True


def at_step(slug: str, step: str) -> str:
    """Return the address of the page at one of its steps."""
    return f"{reverse('partners:handover', args=[slug])}#{step}"


def still_there(request: HttpRequest, organisation: Organisation) -> bool:
    """Say whether the user manages the team still, asked anew."""
    user = request.user
    if hasattr(user, "acting"):
        del user.acting
    return can_manage_team(user, organisation)


@require_safe
def headless(request: HttpRequest) -> HttpResponse:
    """List the organisations without a head that the user can help."""
    if not can_see_headless(request.user):
        raise Http404
    page = Paginator(headless_for(request.user), ON_A_PAGE).get_page(request.GET.get("page"))
    context = {
        "page": page,
        "previous_url": f"?page={page.previous_page_number()}" if page.has_previous() else "",
        "next_url": f"?page={page.next_page_number()}" if page.has_next() else "",
    }
    return render(request, "partners/handover/headless.html", context)
