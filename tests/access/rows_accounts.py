"""Who is answered what: sign-in, password, e-mail address, second factor (most of it django-allauth's), own account."""

from tests.access.identities import Identity, World
from tests.access.matrix import Row, everybody, form, read_only, signed_in


def prepare(_world: World) -> None:
    """Nothing is needed beyond the world: everybody sees their own account only."""


# Signed-in people are sent on to the start page.
ENTRANCE = {**signed_in(302), Identity.ANONYMOUS: 200}
# Changing the second factor asks for the password again, so it is a redirect first.
REAUTHENTICATE = signed_in(302)
# Without a second factor there are no recovery codes and nothing to switch off.
NO_SECOND_FACTOR = signed_in(404)

SIGN_IN = [
    *form("account_login", ENTRANCE, ENTRANCE),
    *form("account_signup", ENTRANCE, ENTRANCE),
    *form("account_logout", {**signed_in(200), Identity.ANONYMOUS: 302}, everybody(302)),
    *read_only("account_inactive", everybody(200)),
    *form("account_reauthenticate", signed_in(200), signed_in(200)),
    *form("account_confirm_login_code", signed_in(302), signed_in(302)),
    *form("mfa_authenticate", signed_in(302), signed_in(302)),
    *form("mfa_login_webauthn", signed_in(302), signed_in(302)),
]

EMAIL = [
    *form("account_email", signed_in(200), signed_in(302)),
    *read_only("account_email_verification_sent", everybody(200)),
    *form("account_confirm_email", everybody(200), everybody(404), lambda _world: {"key": "wrong"}, case="wrong key"),
]

PASSWORD = [
    *form("account_change_password", signed_in(200), signed_in(200)),
    *form("account_set_password", signed_in(302), signed_in(302)),
    *form("account_reset_password", everybody(200), everybody(200)),
    *read_only("account_reset_password_done", everybody(200)),
    *form(
        "account_reset_password_from_key",
        everybody(200),
        everybody(200),
        lambda _world: {"uidb36": "1", "key": "wrong"},
        case="wrong key",
    ),
    *read_only("account_reset_password_from_key_done", everybody(200)),
]

SECOND_FACTOR = [
    *read_only("mfa_index", signed_in(200)),
    *form("mfa_activate_totp", REAUTHENTICATE, REAUTHENTICATE),
    *form("mfa_deactivate_totp", NO_SECOND_FACTOR, NO_SECOND_FACTOR),
    *read_only("mfa_list_webauthn", signed_in(200)),
    *form("mfa_add_webauthn", REAUTHENTICATE, REAUTHENTICATE),
    *form("mfa_edit_webauthn", REAUTHENTICATE, REAUTHENTICATE, lambda _world: {"pk": 1}),
    *form("mfa_remove_webauthn", REAUTHENTICATE, REAUTHENTICATE, lambda _world: {"pk": 1}),
    *form("mfa_reauthenticate", REAUTHENTICATE, REAUTHENTICATE),
    *form("mfa_reauthenticate_webauthn", REAUTHENTICATE, REAUTHENTICATE),
    *read_only("mfa_view_recovery_codes", NO_SECOND_FACTOR),
    *form("mfa_generate_recovery_codes", REAUTHENTICATE, REAUTHENTICATE),
    *form("mfa_download_recovery_codes", NO_SECOND_FACTOR, NO_SECOND_FACTOR),
]

OWN_ACCOUNT = [
    *form("accounts:account", signed_in(200), signed_in(200)),
    *read_only("accounts:personal_data", signed_in(200)),
    *form("accounts:close", REAUTHENTICATE, REAUTHENTICATE),
]

ROWS: list[Row] = [*OWN_ACCOUNT, *SIGN_IN, *EMAIL, *PASSWORD, *SECOND_FACTOR]
