"""What the database itself refuses about pictures of reports, whoever writes.

Refusals carry the SQL state of a check violation, so that Django raises ``IntegrityError``.
"""

import pgtrigger


def attachment_locked() -> pgtrigger.Trigger:
    """Refuse to add, exchange or remove pictures, or what is printed with them, once their report is handed in."""
    return _locked(
        "attachment_locked",
        pgtrigger.Insert
        | pgtrigger.Delete
        | pgtrigger.UpdateOf("report_id", "kind", "focus_area", "name", "width", "height", "size", "caption"),
        "report_state NOT IN ('draft', 'returned')",
    )


def attachment_words_locked() -> pgtrigger.Trigger:
    """Refuse to change what is said about a picture for those who cannot see it, and the rights, after the release."""
    return _locked(
        "attachment_words_locked",
        pgtrigger.UpdateOf("alt", "rights_holder", "rights_basis"),
        "report_state IN ('released', 'published')",
    )


def _locked(name: str, operation: pgtrigger.Operation, refused_when: str) -> pgtrigger.Trigger:
    """The report is read with a share lock: a submission that is under way is waited for."""
    return pgtrigger.Trigger(
        name=name,
        operation=operation,
        when=pgtrigger.Before,
        declare=[("report_state", "text")],
        func=f"""
            SELECT state INTO report_state FROM reports_report
                WHERE id = COALESCE(NEW.report_id, OLD.report_id) FOR SHARE;
            IF {refused_when} THEN
                RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = '{name}',
                    MESSAGE = format('{name}: the report is %s', report_state);
            END IF;
            RETURN COALESCE(NEW, OLD);
        """,  # noqa: S608 -- fixed words only
    )
