"""What the database itself refuses, whoever writes: triggers of the reporting.

Refusals carry the SQL state of a check violation, so that Django raises ``IntegrityError``.
"""

from typing import Any

import pgtrigger

_CHANGE = pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete


def report_follows_its_period() -> pgtrigger.Trigger:
    """Refuse to move a report of a published period or leave it out, except from released to published, only there.

    The period is read with a share lock: publishing and moving a report at the same time wait for each other.
    """
    return pgtrigger.Trigger(
        name="report_follows_its_period",
        operation=pgtrigger.UpdateOf("state", "left_out_at"),
        when=pgtrigger.Before,
        declare=[("period_state", "text")],
        func="""
            IF OLD.state = NEW.state AND OLD.left_out_at IS NOT DISTINCT FROM NEW.left_out_at THEN
                RETURN NEW;
            END IF;
            SELECT state INTO period_state FROM reports_reportingperiod WHERE id = NEW.period_id FOR SHARE;
            IF (period_state = 'published') <> (NEW.state = 'published') THEN
                RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'report_follows_its_period',
                    MESSAGE = format('report_follows_its_period: the period is %s', period_state);
            END IF;
            RETURN NEW;
        """,
    )


def report_submitted_has_text() -> pgtrigger.Trigger:
    """Refuse to submit a report without a single word."""
    return pgtrigger.Trigger(
        name="report_submitted_has_text",
        operation=pgtrigger.UpdateOf("state"),
        when=pgtrigger.Before,
        func="""
            IF NEW.state = 'submitted' AND OLD.state <> 'submitted' AND NOT EXISTS (
                SELECT 1 FROM reports_contribution WHERE report_id = NEW.id AND words > 0
            ) THEN
                RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'report_submitted_has_text',
                    MESSAGE = 'report_submitted_has_text: no contribution has a text';
            END IF;
            RETURN NEW;
        """,
    )


def report_submitted_is_in_versions() -> pgtrigger.Trigger:
    """Refuse to submit a report of which a text is in no version: what was handed in is in the history."""
    return pgtrigger.Trigger(
        name="report_submitted_is_in_versions",
        operation=pgtrigger.UpdateOf("state"),
        when=pgtrigger.Before,
        func="""
            IF NEW.state = 'submitted' AND OLD.state <> 'submitted' AND EXISTS (
                SELECT 1 FROM reports_contribution WHERE report_id = NEW.id AND in_work
            ) THEN
                RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'report_submitted_is_in_versions',
                    MESSAGE = 'report_submitted_is_in_versions: a text is still in work';
            END IF;
            RETURN NEW;
        """,
    )


def contribution_locked() -> pgtrigger.Trigger:
    """Refuse to add, change or delete contributions while their report is handed in."""
    return _locked("contribution_locked", "SELECT COALESCE(NEW.report_id, OLD.report_id)")


def figure_locked() -> pgtrigger.Trigger:
    """Refuse to add, change or delete figures while their report is handed in."""
    return _locked(
        "figure_locked",
        "SELECT report_id FROM reports_contribution WHERE id = COALESCE(NEW.contribution_id, OLD.contribution_id)",
    )


def measure_status_locked() -> pgtrigger.Trigger:
    """Refuse to change what a report says about a measure while it is submitted or accepted."""
    return _locked("measure_status_locked", "SELECT COALESCE(NEW.report_id, OLD.report_id)")


def milestone_status_locked() -> pgtrigger.Trigger:
    """Refuse the same for milestones."""
    return _locked("milestone_status_locked", "SELECT COALESCE(NEW.report_id, OLD.report_id)")


def indicator_value_locked(*columns: str) -> pgtrigger.Trigger:
    """Refuse to add or delete the values a report gives of indicators, or to change ``columns``, while it is handed in.

    Which indicator a value is of may change: merging organisations makes one of two.
    """
    return _locked(
        "indicator_value_locked",
        "SELECT COALESCE(NEW.report_id, OLD.report_id)",
        pgtrigger.Insert | pgtrigger.Delete | pgtrigger.UpdateOf(*columns),
    )


def _locked(name: str, report: str, operation: Any = _CHANGE) -> pgtrigger.Trigger:
    """The report is read with a share lock: a submission that is under way is waited for."""
    return pgtrigger.Trigger(
        name=name,
        operation=operation,
        when=pgtrigger.Before,
        declare=[("report_state", "text")],
        func=f"""
            SELECT state INTO report_state FROM reports_report WHERE id = ({report}) FOR SHARE;
            IF report_state NOT IN ('draft', 'returned') THEN
                RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = '{name}',
                    MESSAGE = format('{name}: the report is %s', report_state);
            END IF;
            RETURN COALESCE(NEW, OLD);
        """,  # noqa: S608 -- fixed names only
    )
