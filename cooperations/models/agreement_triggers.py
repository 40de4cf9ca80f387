"""What the database itself refuses about agreements, whoever writes.

Refusals carry the SQL state of a check violation, so that Django raises ``IntegrityError``.
"""

import pgtrigger


def agreement_counts_up() -> pgtrigger.Trigger:
    """Refuse to change the draft without counting one up: two who save over the same revision cannot both succeed."""
    return pgtrigger.Trigger(
        name="agreement_counts_up",
        operation=pgtrigger.Insert | pgtrigger.Update,
        when=pgtrigger.Before,
        func="""
            IF jsonb_typeof(NEW.content) <> 'object' THEN
                RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'agreement_counts_up',
                    MESSAGE = 'agreement_counts_up: the content is not an object';
            END IF;
            IF TG_OP = 'UPDATE' AND (NEW.content <> OLD.content OR NEW.revision <> OLD.revision)
                AND NEW.revision <> OLD.revision + 1 THEN
                RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'agreement_counts_up',
                    MESSAGE = format('agreement_counts_up: %s does not follow %s', NEW.revision, OLD.revision);
            END IF;
            RETURN NEW;
        """,
    )


def revision_is_written_once() -> pgtrigger.Protect:
    """Refuse to change a saved draft."""
    return pgtrigger.Protect(name="revision_is_written_once", operation=pgtrigger.Update)


def revision_goes_only_unfrozen() -> pgtrigger.Trigger:
    """Refuse to delete saved drafts of an agreement of which a version was frozen: they prove who wrote what."""
    return pgtrigger.Trigger(
        name="revision_goes_only_unfrozen",
        operation=pgtrigger.Delete,
        when=pgtrigger.Before,
        func="""
            IF EXISTS (SELECT 1 FROM cooperations_agreementversion WHERE agreement_id = OLD.agreement_id) THEN
                RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'revision_goes_only_unfrozen',
                    MESSAGE = 'revision_goes_only_unfrozen: a version was frozen';
            END IF;
            RETURN OLD;
        """,
    )


def version_is_what_was_saved() -> pgtrigger.Trigger:
    """Refuse a version whose hash is not that of its text, or whose content nobody saved."""
    return pgtrigger.Trigger(
        name="version_is_what_was_saved",
        operation=pgtrigger.Insert,
        when=pgtrigger.Before,
        func="""
            IF NEW.sha256 <> encode(sha256(convert_to(NEW.text, 'UTF8')), 'hex') THEN
                RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'version_is_what_was_saved',
                    MESSAGE = 'version_is_what_was_saved: the hash is not that of the text';
            END IF;
            IF NOT EXISTS (
                SELECT 1 FROM cooperations_agreementrevision
                WHERE agreement_id = NEW.agreement_id AND number = NEW.revision AND content = NEW.content
            ) THEN
                RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'version_is_what_was_saved',
                    MESSAGE = 'version_is_what_was_saved: nobody saved this content';
            END IF;
            RETURN NEW;
        """,
    )
