"""The template pack: labels, help and errors belong to their controls, also for who cannot see them."""

from datetime import date
from html.parser import HTMLParser

import pytest
from crispy_forms.helper import FormHelper
from crispy_forms.layout import Fieldset, Layout, Submit
from crispy_forms.utils import render_crispy_form
from django import forms
from django.template.loader import render_to_string

from portal.shared.templatetags.kern import Finding, alert_kind, field_kind, findings, focus_target, shows_optional
from tests.forms_of_every_kind import EveryKindForm

VALID = {
    "name": "A",
    "email": "a@example.org",
    "day": "2026-05-04",
    "town": "1",
    "staff": "v",
    "groups": ["p"],
    "agreed": "on",
    "secret": "s",
    "token": "t",
}


class Elements(HTMLParser):
    """Collects the attributes of all elements, so that tests ask for facts and not for text."""

    def __init__(self, html):
        super().__init__()
        self.found = []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self.found.append((tag, dict(attrs)))

    def one(self, **wanted):
        matches = [a for _, a in self.found if all(a.get(key) == value for key, value in wanted.items())]
        assert len(matches) == 1, matches
        return matches[0]

    def ids(self):
        return [attrs["id"] for _, attrs in self.found if "id" in attrs]


def drawn(form):
    return Elements(render_crispy_form(form))


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("name", "input"),
        ("note", "textarea"),
        ("email", "input"),
        ("day", "input"),
        ("town", "select"),
        ("tongues", "select"),
        ("staff", "group"),
        ("groups", "group"),
        ("agreed", "checkbox"),
        ("paper", "file"),
        ("token", "hidden"),
    ],
)
def test_every_field_has_its_kind(name, kind):
    assert field_kind(EveryKindForm()[name]) == kind


def test_ids_occur_once_and_every_reference_leads_somewhere():
    elements = drawn(EveryKindForm({}))
    ids = elements.ids()
    assert sorted(ids) == sorted(set(ids))
    referred = {
        target
        for _, attrs in elements.found
        for target in (attrs.get("aria-describedby", "") + " " + (attrs.get("for") or "")).split()
    }
    referred |= {attrs["href"][1:] for _, attrs in elements.found if attrs.get("href", "").startswith("#")}
    assert referred - set(ids) == set()


def test_help_and_error_describe_the_control():
    attrs = drawn(EveryKindForm({})).one(id="id_name")
    assert attrs["aria-describedby"] == "id_name_helptext id_name_error"
    assert attrs["aria-invalid"] == "true"
    assert attrs["class"].split() == ["kern-form-input__input", "kern-form-input__input--error"]


def test_group_is_described_as_a_whole():
    attrs = drawn(EveryKindForm({})).one(id="id_staff")
    assert attrs["role"] == "radiogroup"
    assert attrs["aria-describedby"] == "id_staff_helptext id_staff_error"
    assert attrs["aria-invalid"] == "true"


def test_chosen_options_stay_chosen():
    elements = drawn(EveryKindForm({**VALID}))
    assert [attrs.get("value") for _, attrs in elements.found if "checked" in attrs] == ["v", "p", None]


def test_date_is_the_browsers_own_control_with_its_value():
    attrs = drawn(EveryKindForm(initial={"day": date(2026, 5, 4)})).one(id="id_day")
    assert (attrs["type"], attrs["value"]) == ("date", "2026-05-04")


def test_placeholder_is_left_out():
    class Form(forms.Form):
        code = forms.CharField(widget=forms.TextInput(attrs={"placeholder": "Code", "autocomplete": "one-time-code"}))

    attrs = drawn(Form()).one(id="id_code")
    assert "placeholder" not in attrs
    assert attrs["autocomplete"] == "one-time-code"


def test_optional_is_said_only_where_others_are_required():
    class AllOptional(forms.Form):
        q = forms.CharField(required=False)

    assert shows_optional(EveryKindForm()["note"]) is True
    assert shows_optional(EveryKindForm()["name"]) is False
    assert shows_optional(AllOptional()["q"]) is False


def test_unsent_form_has_no_summary():
    assert findings(EveryKindForm()) == []
    assert "data-error-summary" not in render_crispy_form(EveryKindForm())


def test_summary_lists_every_error_with_the_place_it_leads_to():
    targets = [finding.target for finding in findings(EveryKindForm({}))]
    assert targets == [
        "id_name",
        "id_email",
        "id_day",
        "id_town",
        "id_staff_0",
        "id_groups_0_0",
        "id_agreed",
        "id_paper",
        "id_secret",
        "",
    ]


@pytest.mark.parametrize(("label", "shown"), [("Why?", ">Why? "), ("لماذا؟", ">لماذا؟ "), ("Reason", ">Reason: ")])
def test_summary_sets_no_colon_behind_a_question(label, shown):
    page = render_to_string("kern/parts/summary.html", {"lines": [Finding("Missing.", "id_why", label)]})
    assert f"{shown}Missing." in page


def test_summary_takes_the_focus():
    attrs = drawn(EveryKindForm({})).one(role="alert")
    assert attrs["tabindex"] == "-1"
    assert "autofocus" in attrs


def test_formset_lists_the_errors_of_all_its_forms():
    formset_class = forms.formset_factory(EveryKindForm, extra=0)
    formset = formset_class({"form-TOTAL_FORMS": "2", "form-INITIAL_FORMS": "2", "form-0-name": "A"})
    targets = [finding.target for finding in findings(formset) if finding.target.endswith("name")]
    assert targets == ["id_form-1-name"]
    html = render_crispy_form(formset)
    elements = Elements(html)
    assert elements.one(id="id_form-TOTAL_FORMS")["value"] == "2"
    assert sorted(elements.ids()) == sorted(set(elements.ids()))


def test_summary_of_form_and_formset_leads_to_the_line_that_is_wrong():
    class Form(forms.Form):
        name = forms.CharField()

    class Line(forms.Form):
        note = forms.CharField()

        def clean(self):
            raise forms.ValidationError("Wrong as a whole.")

    lines = forms.formset_factory(Line)({"form-TOTAL_FORMS": "1", "form-INITIAL_FORMS": "0", "form-0-note": "A"})
    assert [each.target for each in findings(Form({}), lines)] == ["id_name", "id_form-0-note"]


def test_field_of_which_one_is_needed_is_not_called_optional():
    class Form(EveryKindForm):
        one_of = ("note",)

    assert shows_optional(Form()["note"]) is False


def test_layout_pieces_are_drawn():
    form = EveryKindForm()
    form.helper = FormHelper()
    form.helper.form_class = "own"
    form.helper.layout = Layout(Fieldset("Who", "name", "email"), Submit("save", "Save"))
    form.helper.add_input(Submit("send", "Send"))
    html = render_crispy_form(form)
    elements = Elements(html)
    assert elements.one(name="send")["class"].startswith("kern-btn kern-btn--primary")
    assert elements.one(name="save")["value"] == "Save"
    assert next(a for tag, a in elements.found if tag == "form")["class"] == "own"
    assert "<legend" in html


def test_form_with_files_is_sent_as_such():
    form = next(a for tag, a in drawn(EveryKindForm()).found if tag == "form")
    assert form["enctype"] == "multipart/form-data"


@pytest.mark.parametrize(
    ("level", "kind"), [("error", "danger"), ("success", "success"), ("debug", "info"), ("", "info")]
)
def test_messages_become_alerts(level, kind):
    assert alert_kind(level) == kind


def test_focus_goes_to_the_first_option_of_a_group():
    assert focus_target(EveryKindForm()["groups"]) == "id_groups_0_0"


def test_form_component_sends_by_post():
    html = render_to_string("components/form.html", {"form": EveryKindForm(), "label": "Send", "csrf_token": "c"})
    assert Elements(html).one(name="csrfmiddlewaretoken")["value"] == "c"
