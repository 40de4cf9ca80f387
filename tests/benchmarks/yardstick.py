"""What most portals do: django-filter with ``icontains`` over joined tables. Kept to compare with."""

import django_filters
from django.core.paginator import Paginator
from django.db.models import Q

from partners.enums import ActivityField, Language, Role, TargetGroup
from partners.models import Organisation
from portal.geo.models import District


class PlainFilter(django_filters.FilterSet):
    """The same questions, asked plainly."""

    q = django_filters.CharFilter(method="contains")
    language = django_filters.MultipleChoiceFilter(choices=Language.choices, method="overlaps_languages")
    group = django_filters.MultipleChoiceFilter(choices=TargetGroup.choices, method="overlaps_groups")
    field = django_filters.MultipleChoiceFilter(choices=ActivityField.choices, method="overlaps_fields")
    role = django_filters.ChoiceFilter(choices=Role.choices, method="plays")
    district = django_filters.ModelChoiceFilter(queryset=District.objects.all())

    class Meta:
        model = Organisation
        fields = []

    def contains(self, queryset, _name, value):
        for word in value.split():
            queryset = queryset.filter(
                Q(name__icontains=word)
                | Q(short_name__icontains=word)
                | Q(description__icontains=word)
                | Q(municipality__name__icontains=word)
                | Q(mso_profile__communities__icontains=word)
            )
        return queryset

    def overlaps_languages(self, queryset, _name, value):
        return queryset.filter(mso_profile__languages__overlap=value) if value else queryset

    def overlaps_groups(self, queryset, _name, value):
        return queryset.filter(mso_profile__target_groups__overlap=value) if value else queryset

    def overlaps_fields(self, queryset, _name, value):
        return queryset.filter(mso_profile__fields__overlap=value) if value else queryset

    def plays(self, queryset, _name, value):
        return queryset.filter(roles__contains=[value])


def plain_page(parameters):
    """Return the first page of names, the number of all, and the counts of languages, groups and fields."""
    found = PlainFilter(parameters, Organisation.objects.published().select_related("municipality", "mso_profile")).qs
    page = Paginator(found.order_by("name", "pk"), 20).page(1)
    counts = {
        (kind, value): found.filter(**{f"mso_profile__{column}__contains": [value]}).count()
        for kind, column, choices in (
            ("language", "languages", Language),
            ("group", "target_groups", TargetGroup),
            ("field", "fields", ActivityField),
        )
        for value in choices.values
    }
    return [each.name for each in page], page.paginator.count, counts
