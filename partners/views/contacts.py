"""Contact persons of an organisation and their consent."""

from datetime import datetime, time
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from partners.domain.addresses import returned_addresses
from partners.domain.consent_mails import language_of
from partners.domain.consent_requests import ask_for_consent
from partners.domain.consents import ConsentImpossible, record_consent, withdraw_consent
from partners.domain.contacts import GeneralContactHidden, contacts_of, delete_contact, store_contact
from partners.enums import ConsentWay
from partners.forms.contact import AskForm, ConsentForm, ContactForm, WindowFormSet
from partners.models import ContactPerson, Organisation, ReachabilityWindow
from partners.permissions import can_manage_contacts, can_record_consent, can_withdraw_consent

from .lookup import managing, organisation_or_404


@require_safe
def contacts(request: HttpRequest, slug: str) -> HttpResponse:
    """List the contact persons, who sees them and since when."""
    organisation = organisation_or_404(request, slug, can_manage_contacts)
    context = {
        **managing(request, organisation),
        "contacts": contacts_of(organisation),
        "returned": returned_addresses(organisation),
        "today": timezone.localdate(),
        "tab": "contacts",
    }
    return render(request, "partners/contacts/list.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def add(request: HttpRequest, slug: str) -> HttpResponse:
    """Add a contact person."""
    organisation = organisation_or_404(request, slug, can_manage_contacts)
    return edit_contact(request, organisation, ContactPerson(organisation=organisation))


@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Change a contact person."""
    organisation, contact = contact_or_404(request, slug, pk)
    return edit_contact(request, organisation, contact)


def edit_contact(request: HttpRequest, organisation: Organisation, contact: ContactPerson) -> HttpResponse:
    """Show the form of ``contact`` with its times, or save both."""
    data = request.POST if request.method == "POST" else None
    windows = contact.windows.all() if contact.pk else ReachabilityWindow.objects.none()
    is_new = contact.pk is None
    form = ContactForm(data, instance=contact)
    times = WindowFormSet(data, queryset=windows, prefix="times")
    if data is not None and form.is_valid() and times.is_valid():
        kept = [each.instance for each in times.forms if each not in times.deleted_forms and each.cleaned_data]
        changed = [*form.changed_data, *(["windows"] if times.has_changed() else [])]
        try:
            store_contact(contact, kept, changed=changed, actor=request.user)
        except GeneralContactHidden as refusal:
            form.add_error("is_general", str(refusal))
        else:
            return _after_saving(request, contact, is_new=is_new)
    context = {"organisation": organisation, "form": form, "times": times, "contact": contact, "is_new": is_new}
    return render(request, "partners/contacts/edit.html", context)


def _after_saving(request: HttpRequest, contact: ContactPerson, *, is_new: bool) -> HttpResponse:
    """Say that it worked; the next step after adding a person is their consent."""
    slug = contact.organisation.slug
    if is_new:
        messages.success(request, _("%(name)s is added. Others see them once they agree.") % {"name": contact.name})
        return redirect("partners:consent_record", slug, contact.pk)
    messages.success(request, _("The contact person is saved."))
    return redirect("partners:contacts", slug)


@require_http_methods(["GET", "HEAD", "POST"])
def delete(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Ask once more, then remove a contact person."""
    _organisation, contact = contact_or_404(request, slug, pk)
    if request.method == "POST":
        delete_contact(contact, actor=request.user)
        messages.success(request, _("%(name)s is removed.") % {"name": contact.name})
        return redirect("partners:contacts", slug)
    return ask(
        request,
        slug,
        title=_("Remove %(name)s?") % {"name": contact.name},
        text=_("Name, ways to reach the person and recorded consent are deleted. This cannot be undone."),
        action=_("Remove contact person"),
    )


@require_http_methods(["GET", "HEAD", "POST"])
def consent(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Record that a person agreed to be shown."""
    organisation, contact = contact_or_404(request, slug, pk, can_record_consent)
    form = ConsentForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            record_consent(
                contact,
                audience=given["audience"],
                way=ConsentWay(given["way"]),
                given_at=moment_of(given["given_on"]),
                actor=request.user,
            )
        except ConsentImpossible as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("The consent of %(name)s is recorded.") % {"name": contact.name})
            return redirect("partners:contacts", slug)
    context = {"organisation": organisation, "contact": contact, "form": form}
    return render(request, "partners/contacts/consent.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def ask_person(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Ask a person by mail whether they agree to be shown."""
    organisation, contact = contact_or_404(request, slug, pk, can_record_consent)
    form = AskForm(request.POST or None, initial={"language": language_of(contact)})
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            ask_for_consent(contact, audience=given["audience"], language=given["language"], actor=request.user)
        except ConsentImpossible as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("The question to %(name)s is on its way.") % {"name": contact.name})
            return redirect("partners:contacts", slug)
    context = {"organisation": organisation, "contact": contact, "form": form}
    return render(request, "partners/contacts/ask.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def withdraw(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Ask once more, then withdraw the consent of a person."""
    _organisation, contact = contact_or_404(request, slug, pk, can_withdraw_consent)
    if request.method == "POST":
        withdraw_consent(contact, actor=request.user)
        messages.success(
            request, _("Nobody outside your organisation sees %(name)s any more.") % {"name": contact.name}
        )
        return redirect("partners:contacts", slug)
    return ask(
        request,
        slug,
        title=_("Withdraw the consent of %(name)s?") % {"name": contact.name},
        text=_("The portal hides the person from all others at once."),
        action=_("Withdraw consent"),
    )


def contact_or_404(
    request: HttpRequest, slug: str, pk: int, permission: Any = None
) -> tuple[Organisation, ContactPerson]:
    """Return the organisation and its contact person if the user manages them."""
    organisation = organisation_or_404(request, slug, can_manage_contacts)
    contact = get_object_or_404(ContactPerson, pk=pk, organisation=organisation)
    contact.organisation = organisation
    if permission and not permission(request.user, contact):
        raise Http404
    return organisation, contact


def ask(request: HttpRequest, slug: str, **words: str) -> HttpResponse:
    """Ask before something is taken away."""
    context = {**words, "cancel_url": reverse("partners:contacts", args=[slug]), "danger": True}
    return render(request, "components/confirm.html", context)


def moment_of(day: Any) -> datetime:
    """Return now for today, else the beginning of ``day`` in the person's time zone."""
    if day == timezone.localdate():
        return timezone.now()
    return timezone.make_aware(datetime.combine(day, time.min))
