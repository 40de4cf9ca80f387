"""Writing a measure with its milestones as terms say; whoever calls holds the lock of the declaration."""

from datetime import date

from django.db.models import Max

from reports.models import Declaration, Measure, Milestone

from .terms import MeasureTerms, milestones_in_force


def add_measure(declaration: Declaration, terms: MeasureTerms) -> Measure:
    """Store a new measure under the next number; numbers of measures taken back are not given again."""
    last = declaration.measures.aggregate(last=Max("number"))["last"] or 0
    measure = Measure(declaration=declaration, number=last + 1)
    change_measure(measure, terms)
    return measure


def change_measure(measure: Measure, terms: MeasureTerms, *, withdrawn_on: date | None = None) -> None:
    """Bring a measure and its milestones in line with ``terms``.

    Milestones that are not among them are deleted; with ``withdrawn_on``, the day of an amendment, they stay as rows
    that are taken back, because reports have told of them.
    """
    for name in ("title", "wording", "focus_area", "starts_on", "ends_on"):
        setattr(measure, name, getattr(terms, name))
    measure.save()
    stored = {each.pk: each for each in milestones_in_force(measure)}
    wanted = {each.pk: each for each in terms.milestones if each.pk in stored}
    for pk, milestone in stored.items():
        if pk not in wanted:
            _take_out(milestone, withdrawn_on)
        elif (milestone.title, milestone.due_on) != (wanted[pk].title, wanted[pk].due_on):
            milestone.title, milestone.due_on = wanted[pk].title, wanted[pk].due_on
            milestone.save()
    new = [each for each in terms.milestones if each.pk not in stored]
    Milestone.objects.bulk_create(Milestone(measure=measure, title=each.title, due_on=each.due_on) for each in new)


def _take_out(milestone: Milestone, withdrawn_on: date | None) -> None:
    if withdrawn_on is None:
        milestone.delete()
    else:
        milestone.withdrawn_on = withdrawn_on
        milestone.save()
