"""Saved searches: the list, saving, changing, pausing, deleting. Everybody has their own."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from partners.domain.facets import all_labels
from partners.domain.saved_searches.keeping import (
    SearchNotSaved,
    change_search,
    pause_search,
    resume_search,
    save_search,
    why_not_savable,
)
from partners.domain.saved_searches.meaning import address_of, describe_query, normal_query
from partners.filters import DirectoryFilter
from partners.forms.saved_search import SavedSearchForm
from partners.models import SavedSearch

LONGEST_NAME = 120


@require_safe
def saved_searches(request: HttpRequest) -> HttpResponse:
    """Show the person's searches."""
    labels = all_labels()
    searches = [
        (search, describe_query(search.query, labels), address_of(search.query))
        for search in SavedSearch.objects.filter(user=request.user).defer("known")  # type: ignore[misc]
    ]
    return render(request, "partners/saved_searches/list.html", {"searches": searches})


@require_http_methods(["GET", "HEAD", "POST"])
def add(request: HttpRequest) -> HttpResponse:
    """Save the search in the address under a name."""
    labels = all_labels()
    query = normal_form(DirectoryFilter(request.GET, labels))
    if objection := why_not_savable(query):
        messages.error(request, objection)
        return redirect(address_of(query))
    words = describe_query(query, labels)
    form = SavedSearchForm(request.POST or None, initial={"name": words[:LONGEST_NAME]})
    if request.method == "POST" and form.is_valid():
        try:
            search = save_search(request.user, query=query, **form.cleaned_data)
        except SearchNotSaved as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("The search “%(name)s” is saved.") % {"name": search.name})
            return redirect("partners:saved_searches")
    context = {"form": form, "words": words, "title": _("Save this search"), "cancel_url": address_of(query)}
    return render(request, "partners/saved_searches/edit.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Give a search another name or rhythm."""
    search = _own_or_404(request, pk)
    form = SavedSearchForm(request.POST or None, initial={"name": search.name, "rhythm": search.rhythm})
    if request.method == "POST" and form.is_valid():
        try:
            change_search(search, **form.cleaned_data)
        except SearchNotSaved as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Your changes are saved."))
            return redirect("partners:saved_searches")
    context = {
        "form": form,
        "words": describe_query(search.query, all_labels()),
        "title": _("Change saved search"),
        "cancel_url": reverse("partners:saved_searches"),
    }
    return render(request, "partners/saved_searches/edit.html", context)


@require_POST
def pause(request: HttpRequest, pk: int) -> HttpResponse:
    """Send no digests about a search for the time being."""
    search = _own_or_404(request, pk)
    pause_search(search)
    messages.success(request, _("No more mails about “%(name)s” until you resume it.") % {"name": search.name})
    return redirect("partners:saved_searches")


@require_POST
def resume(request: HttpRequest, pk: int) -> HttpResponse:
    """Send digests about a search again."""
    search = _own_or_404(request, pk)
    resume_search(search)
    messages.success(request, _("You get mails about “%(name)s” again.") % {"name": search.name})
    return redirect("partners:saved_searches")


@require_http_methods(["GET", "HEAD", "POST"])
def delete(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask once more, then delete a search."""
    search = _own_or_404(request, pk)
    if request.method == "POST":
        search.delete()
        messages.success(request, _("The search “%(name)s” is deleted.") % {"name": search.name})
        return redirect("partners:saved_searches")
    context = {
        "title": _("Delete the search “%(name)s”?") % {"name": search.name},
        "text": _("You get no more mails about it. The organisations themselves stay in the directory."),
        "action": _("Delete search"),
        "cancel_url": reverse("partners:saved_searches"),
        "danger": True,
    }
    return render(request, "components/confirm.html", context)


def normal_form(filters: DirectoryFilter) -> str:
    """Return the search of ``filters`` in normal form."""
    question = filters.question()
    return normal_query(
        text=question.text,
        place=filters.place_text,
        radius_km=question.radius_km,
        sort=question.sort,
        facets=question.facets,
    )


def _own_or_404(request: HttpRequest, pk: int) -> SavedSearch:
    return get_object_or_404(SavedSearch, pk=pk, user=request.user)
