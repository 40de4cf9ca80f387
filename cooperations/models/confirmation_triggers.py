"""What the database itself refuses about confirmations, whoever writes.

Refusals carry the SQL state of a check violation, so that Django raises ``IntegrityError``.
"""

import pgtrigger

# Whether a party of the version `{version}` has fewer yeses than its rule asks for, or a side has no party.
_RULE_NOT_MET = """
    (SELECT count(DISTINCT side) FROM cooperations_frozenparty
      WHERE version_id = {version} AND side IN ('employer', 'mso')) < 2
    OR EXISTS (
      SELECT 1 FROM cooperations_frozenparty p
      WHERE p.version_id = {version} AND p.required > (
        SELECT count(*) FROM cooperations_confirmation c
        JOIN cooperations_signatory s ON s.id = c.signatory_id
        WHERE c.version_id = p.version_id AND c.answer = 'yes' AND s.organisation_id = p.organisation_id
      )
    )
"""


def cooperation_confirmed_rule_met() -> pgtrigger.Trigger:
    """Refuse a confirmed cooperation whose valid version not enough people of every party have said yes to.

    Asked after all else: a move that is impossible anyway is refused as such.
    """
    return pgtrigger.Trigger(
        name="cooperation_confirmed_rule_met",
        operation=pgtrigger.Insert | pgtrigger.UpdateOf("state", "valid_version_id"),
        when=pgtrigger.After,
        declare=[("is_new", "boolean")],
        func=f"""
            is_new := TG_OP = 'INSERT';
            IF NOT is_new THEN
                is_new := OLD.state IS DISTINCT FROM NEW.state
                    OR OLD.valid_version_id IS DISTINCT FROM NEW.valid_version_id;
            END IF;
            IF is_new AND NEW.state IN ('confirmed', 'dormant')
                AND ({_RULE_NOT_MET.format(version="NEW.valid_version_id")})
            THEN
                RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'cooperation_confirmed_rule_met',
                    MESSAGE = 'cooperation_confirmed_rule_met: not enough people have confirmed the version';
            END IF;
            RETURN NULL;
        """,
    )


def round_complete_rule_met() -> pgtrigger.Trigger:
    """Refuse a complete round in which not enough people of every party have said yes."""
    return pgtrigger.Trigger(
        name="round_complete_rule_met",
        operation=pgtrigger.UpdateOf("state"),
        when=pgtrigger.After,
        func=f"""
            IF NEW.state = 'complete' AND OLD.state <> 'complete' AND ({_RULE_NOT_MET.format(version="NEW.version_id")})
            THEN
                RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'round_complete_rule_met',
                    MESSAGE = 'round_complete_rule_met: not enough people have confirmed the version';
            END IF;
            RETURN NULL;
        """,
    )


def round_fits() -> pgtrigger.Trigger:
    """Refuse a round about a version of another cooperation, and a round that changes what it is about."""
    return pgtrigger.Trigger(
        name="round_fits",
        operation=pgtrigger.Insert | pgtrigger.UpdateOf("version_id", "cooperation_id"),
        when=pgtrigger.Before,
        declare=[("is_changed", "boolean")],
        func="""
            is_changed := TG_OP = 'UPDATE';
            IF is_changed THEN
                is_changed := OLD.version_id <> NEW.version_id OR OLD.cooperation_id <> NEW.cooperation_id;
            END IF;
            IF is_changed OR NOT EXISTS (
                SELECT 1 FROM cooperations_agreementversion v JOIN cooperations_agreement a ON a.id = v.agreement_id
                WHERE v.id = NEW.version_id AND a.cooperation_id = NEW.cooperation_id
            ) THEN
                RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'round_fits',
                    MESSAGE = 'round_fits: the version belongs to another cooperation, or the round to another version';
            END IF;
            RETURN NEW;
        """,
    )


def confirmation_fits() -> pgtrigger.Trigger:
    """Refuse an answer to anything but the text of an open round, and of anybody but its signatories.

    The round is locked: two answers wait for each other, and an answer waits for a round that is being closed.
    """
    return pgtrigger.Trigger(
        name="confirmation_fits",
        operation=pgtrigger.Insert,
        when=pgtrigger.Before,
        declare=[("round_state", "text"), ("round_cooperation", "uuid")],
        func="""
            SELECT state, cooperation_id INTO round_state, round_cooperation
                FROM cooperations_confirmationround WHERE version_id = NEW.version_id FOR UPDATE;
            IF round_state IS DISTINCT FROM 'open' THEN
                RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'confirmation_fits',
                    MESSAGE = format('confirmation_fits: the round is %s', coalesce(round_state, 'not there'));
            END IF;
            IF NOT EXISTS (
                SELECT 1 FROM cooperations_agreementversion WHERE id = NEW.version_id AND sha256 = NEW.sha256
            ) THEN
                RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'confirmation_fits',
                    MESSAGE = 'confirmation_fits: this is not the hash of the text';
            END IF;
            IF NOT EXISTS (
                SELECT 1 FROM cooperations_signatory s
                JOIN cooperations_frozenparty p ON p.organisation_id = s.organisation_id
                WHERE s.id = NEW.signatory_id AND p.version_id = NEW.version_id
                  AND s.cooperation_id = round_cooperation AND s.left_at IS NULL
            ) THEN
                RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'confirmation_fits',
                    MESSAGE = 'confirmation_fits: this person signs for no party of the version';
            END IF;
            RETURN NEW;
        """,
    )
