"""What the templates of the design system need: which markup a form field takes, its parts, its messages."""

import copy
from dataclasses import dataclass
from typing import Any

from django import forms, template
from django.forms.boundfield import BoundField
from django.utils.safestring import SafeString

register = template.Library()

ALERTS = {"debug": "info", "info": "info", "success": "success", "warning": "warning", "error": "danger"}
NATIVE_INPUTS = {
    forms.DateInput: ("date", "%Y-%m-%d"),
    forms.DateTimeInput: ("datetime-local", "%Y-%m-%dT%H:%M"),
    forms.TimeInput: ("time", "%H:%M"),
}
# What people write in any script begins where its script begins, whichever way the page reads.
TEXTS = {forms.TextInput, forms.Textarea, forms.EmailInput, forms.URLInput}


@dataclass(frozen=True)
class Finding:
    """One line of the error summary: the message and the id of the field it leads to ("" if none)."""

    message: str
    target: str
    label: str = ""


@register.filter
def field_kind(field: BoundField) -> str:
    """Return which markup ``field`` takes: hidden, checkbox, group, several, select, file, textarea or input."""
    widget = field.field.widget
    kinds: list[tuple[bool, str]] = [
        (widget.is_hidden, "hidden"),
        (isinstance(widget, forms.CheckboxInput), "checkbox"),
        (isinstance(widget, forms.RadioSelect | forms.CheckboxSelectMultiple), "group"),
        (isinstance(widget, forms.MultiWidget | forms.SelectDateWidget), "several"),
        (isinstance(widget, forms.Select), "select"),
        (isinstance(widget, forms.FileInput), "file"),
        (isinstance(widget, forms.Textarea), "textarea"),
    ]
    return next((kind for applies, kind in kinds if applies), "input")


@register.filter
def is_radio_group(field: BoundField) -> bool:
    """Say whether one of several options is chosen; Django's checkbox groups descend from its radio groups."""
    widget = field.field.widget
    return isinstance(widget, forms.RadioSelect) and not isinstance(widget, forms.CheckboxSelectMultiple)


@register.filter
def shows_optional(field: BoundField) -> bool:
    """Say whether the label says "optional": only in forms that have required fields as well.

    A form names in ``one_of`` the fields of which one must be filled in: none of them is called optional.
    """
    if field.name in getattr(field.form, "one_of", ()):
        return False
    if field.field.required or isinstance(field.field.widget, forms.CheckboxInput):
        return False
    return any(each.required for each in field.form.fields.values())


@register.simple_tag
def option_groups(field: BoundField) -> list[tuple[str | None, list[dict[str, Any]], int]]:
    """Return the options of a radio or checkbox group as ``(group name, options, index)``."""
    widget: Any = field.field.widget
    attrs = field.build_widget_attrs({"id": widget.attrs.get("id") or field.auto_id})
    if is_radio_group(field):
        # A single radio button cannot be invalid, only the group.
        attrs.pop("aria-invalid", None)
    value = widget.format_value(field.value())
    groups: list[tuple[str | None, list[dict[str, Any]], int]] = widget.optgroups(field.html_name, value, attrs)
    return groups


@register.filter
def focus_target(field: BoundField) -> str:
    """Return the id a link to ``field`` leads to: for a group its first option, else the control itself."""
    kind = field_kind(field)
    if kind == "group":
        options = [option for _, group, _ in option_groups(field) for option in group]
        return str(options[0]["attrs"]["id"]) if options else field.auto_id
    if kind == "several":
        return f"{field.auto_id}_0"
    return field.id_for_label or field.auto_id


@register.filter
def described_by(field: BoundField) -> str:
    """Return the ids of the help text and the errors of ``field``, "" if it has neither."""
    ids = [f"{field.auto_id}_helptext"] if field.help_text else []
    if field.errors:
        ids.append(f"{field.auto_id}_error")
    return " ".join(ids)


@register.simple_tag
def control(field: BoundField, css_class: str = "", label: str = "") -> SafeString:
    """Draw the control of ``field`` with KERN's ``css_class``, tied to its help text and errors.

    ``label`` names a control without a visible label. Dates and times become the browser's own controls.
    """
    widget = copy.deepcopy(field.field.widget)
    # A placeholder vanishes while one types; labels and help texts stay.
    widget.attrs.pop("placeholder", None)
    classes = [css_class, *str(widget.attrs.pop("class", "")).split()]
    if field.errors and css_class:
        classes.append(f"{css_class}--error")
    attrs: dict[str, Any] = {"class": " ".join(name for name in classes if name)}
    if label:
        attrs["aria-label"] = label
    if type(widget) in TEXTS and "dir" not in widget.attrs:
        attrs["dir"] = "auto"
    for native, (input_type, date_format) in NATIVE_INPUTS.items():
        if type(widget) is native:
            widget.input_type, widget.format = input_type, date_format
    return field.as_widget(widget, attrs=attrs)


def _findings(form: forms.BaseForm, target: str = "") -> list[Finding]:
    findings = [Finding(str(message), target) for message in form.non_field_errors()]
    for field in form:
        target = "" if field.is_hidden else focus_target(field)
        findings += [Finding(str(message), target, str(field.label)) for message in field.errors]
    return findings


@register.simple_tag
def findings(*forms_or_formsets: Any) -> list[Finding]:
    """Return the lines of the error summary of forms and formsets; nothing for those that were not sent.

    What is wrong with one form of a formset as a whole leads to its first field: the message alone names no line.
    """
    found: list[Finding] = []
    for form in forms_or_formsets:
        if not form.is_bound:
            continue
        if hasattr(form, "forms"):
            found += [Finding(str(message), "") for message in form.non_form_errors()]
            for each in form.forms:
                found += _findings(each, focus_target(each.visible_fields()[0]))
        else:
            found += _findings(form)
    return found


@register.filter
def alert_kind(level_tag: str) -> str:
    """Return KERN's kind of alert for the level of a message."""
    return ALERTS.get(level_tag, "info")
