"""What the database itself refuses about certificates, whoever writes.

Refusals carry the SQL state of a check violation, so that Django raises ``IntegrityError``.
"""

import pgtrigger


def certificate_numbered_without_gap() -> pgtrigger.Trigger:
    """Refuse a number that is not the next one of its year."""
    return pgtrigger.Trigger(
        name="certificate_numbered_without_gap",
        operation=pgtrigger.Insert,
        when=pgtrigger.Before,
        func="""
            IF NEW.serial <> (
                SELECT COALESCE(MAX(serial), 0) + 1 FROM cooperations_certificate WHERE year = NEW.year
            ) THEN
                RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'certificate_numbered_without_gap',
                    MESSAGE = format('certificate_numbered_without_gap: %s is not the next of %s',
                        NEW.serial, NEW.year);
            END IF;
            RETURN NEW;
        """,
    )


def certificate_of_confirmed_cooperation() -> pgtrigger.Trigger:
    """Refuse a paper about a cooperation that no boards have confirmed, or of and for somebody else."""
    return pgtrigger.Trigger(
        name="certificate_of_confirmed_cooperation",
        operation=pgtrigger.Insert,
        when=pgtrigger.Before,
        func="""
            IF NOT EXISTS (
                SELECT 1 FROM cooperations_cooperation c
                JOIN cooperations_cooperationparty i ON i.cooperation_id = c.id AND i.organisation_id = NEW.issuer_id
                JOIN cooperations_cooperationparty r ON r.cooperation_id = c.id AND r.organisation_id = NEW.receiver_id
                WHERE c.id = NEW.cooperation_id AND c.valid_version_id IS NOT NULL
                    AND i.side = 'employer' AND r.side = 'mso'
            ) THEN
                RAISE EXCEPTION USING ERRCODE = 'check_violation',
                    CONSTRAINT = 'certificate_of_confirmed_cooperation',
                    MESSAGE = 'certificate_of_confirmed_cooperation: not confirmed, or not between these two';
            END IF;
            RETURN NEW;
        """,
    )


def certificate_stays() -> pgtrigger.Trigger:
    """Refuse to change what a paper is. Its state changes; its organisations follow a merge; accounts are closed."""
    return pgtrigger.Trigger(
        name="certificate_stays",
        operation=pgtrigger.Update,
        when=pgtrigger.Before,
        func="""
            IF (OLD.cooperation_id, OLD.kind, OLD.year, OLD.serial, OLD.code, OLD.printout_id, OLD.issued_at)
                IS DISTINCT FROM (NEW.cooperation_id, NEW.kind, NEW.year, NEW.serial, NEW.code, NEW.printout_id,
                    NEW.issued_at)
                OR OLD.revoked_at IS NOT NULL AND NEW.revoked_at IS DISTINCT FROM OLD.revoked_at
            THEN
                RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'certificate_stays',
                    MESSAGE = 'certificate_stays: a paper that was issued does not change';
            END IF;
            RETURN NEW;
        """,
    )
