"""What the database itself refuses about cooperations, whoever writes.

Refusals carry the SQL state of a check violation, so that Django raises ``IntegrityError``.
"""

import pgtrigger

_OPEN = "('proposed', 'in_talks', 'awaiting_confirmation', 'confirmed', 'dormant')"


def cooperation_version_is_own() -> pgtrigger.Trigger:
    """Refuse a valid version that belongs to the agreement of another cooperation."""
    return pgtrigger.Trigger(
        name="cooperation_version_is_own",
        operation=pgtrigger.Insert | pgtrigger.UpdateOf("valid_version_id"),
        when=pgtrigger.Before,
        func="""
            IF NEW.valid_version_id IS NOT NULL AND NOT EXISTS (
                SELECT 1 FROM cooperations_agreementversion v JOIN cooperations_agreement a ON a.id = v.agreement_id
                WHERE v.id = NEW.valid_version_id AND a.cooperation_id = NEW.id
            ) THEN
                RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'cooperation_version_is_own',
                    MESSAGE = 'cooperation_version_is_own: the version belongs to another cooperation';
            END IF;
            RETURN NEW;
        """,
    )


def both_sides_when_party_changes() -> pgtrigger.Trigger:
    """Refuse that the last party of a side goes while the cooperation is open."""
    return _both_sides(
        "cooperation_keeps_both_sides",
        pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete,
        "ARRAY(SELECT DISTINCT unnest(ARRAY[NEW.cooperation_id, OLD.cooperation_id]))",
    )


def both_sides_when_cooperation_changes() -> pgtrigger.Trigger:
    """Refuse an open cooperation without a party on each side."""
    return _both_sides("cooperation_has_both_sides", pgtrigger.Insert | pgtrigger.UpdateOf("state"), "ARRAY[NEW.id]")


def _both_sides(name: str, operation: pgtrigger.core.Operation, concerned: str) -> pgtrigger.Trigger:
    """Checked at the end of the transaction: a cooperation and its parties are written one after the other.

    The cooperation is locked, so that two parties that leave at the same time wait for each other.
    """
    return pgtrigger.Trigger(
        name=name,
        operation=operation,
        when=pgtrigger.After,
        timing=pgtrigger.Deferred,
        declare=[("present_state", "text"), ("concerned", "uuid")],
        func=f"""
            FOREACH concerned IN ARRAY {concerned} LOOP
                SELECT state INTO present_state FROM cooperations_cooperation
                    WHERE id = concerned FOR NO KEY UPDATE;
                IF present_state IN {_OPEN} AND (
                    SELECT count(DISTINCT side) FROM cooperations_cooperationparty
                    WHERE cooperation_id = concerned AND left_on IS NULL AND side IN ('employer', 'mso')
                ) < 2 THEN
                    RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = '{name}',
                        MESSAGE = '{name}: a side has no party left';
                END IF;
            END LOOP;
            RETURN NULL;
        """,  # noqa: S608 -- fixed names only
    )
