"""The door: of allauth's addresses only those that this service uses.

Nobody signs up, changes their mail address or connects other accounts, so there are no pages
for it: what is not here is 404.
"""

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as recovery
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as keys
from allauth.socialaccount import views as social
from django.urls import path, re_path

from clearslate.web.door_log import in_one_transaction
from clearslate.web.views import demo, sign_on

urlpatterns = [
    path("demo/enter", demo.sign_in, name="demo_sign_in"),
    path("accounts/login/", demo.DoorView.as_view(), name="account_login"),
    path("accounts/logout/", account.logout, name="account_logout"),
    path("accounts/inactive/", account.account_inactive, name="account_inactive"),
    path("accounts/reauthenticate/", account.reauthenticate, name="account_reauthenticate"),
    path(
        "accounts/password/change/",
        in_one_transaction(account.password_change),
        name="account_change_password",
    ),
    path(
        "accounts/password/set/",
        in_one_transaction(account.password_set),
        name="account_set_password",
    ),
    path("accounts/password/reset/", account.password_reset, name="account_reset_password"),
    path(
        "accounts/password/reset/done/",
        account.password_reset_done,
        name="account_reset_password_done",
    ),
    re_path(
        r"^accounts/password/reset/key/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        in_one_transaction(account.password_reset_from_key),
        name="account_reset_password_from_key",
    ),
    path(
        "accounts/password/reset/key/done/",
        account.password_reset_from_key_done,
        name="account_reset_password_from_key_done",
    ),
    path("accounts/2fa/", mfa.index, name="mfa_index"),
    path("accounts/2fa/authenticate/", mfa.authenticate, name="mfa_authenticate"),
    path("accounts/2fa/reauthenticate/", mfa.reauthenticate, name="mfa_reauthenticate"),
    path(
        "accounts/2fa/totp/activate/",
        in_one_transaction(totp.activate_totp),
        name="mfa_activate_totp",
    ),
    path(
        "accounts/2fa/totp/deactivate/",
        in_one_transaction(totp.deactivate_totp),
        name="mfa_deactivate_totp",
    ),
    path(
        "accounts/2fa/recovery-codes/",
        recovery.view_recovery_codes,
        name="mfa_view_recovery_codes",
    ),
    path(
        "accounts/2fa/recovery-codes/generate/",
        in_one_transaction(recovery.generate_recovery_codes),
        name="mfa_generate_recovery_codes",
    ),
    path(
        "accounts/2fa/recovery-codes/download/",
        recovery.download_recovery_codes,
        name="mfa_download_recovery_codes",
    ),
    path("accounts/2fa/webauthn/", keys.list_webauthn, name="mfa_list_webauthn"),
    path(
        "accounts/2fa/webauthn/add/",
        in_one_transaction(keys.add_webauthn),
        name="mfa_add_webauthn",
    ),
    path("accounts/2fa/webauthn/login/", keys.login_webauthn, name="mfa_login_webauthn"),
    path(
        "accounts/2fa/webauthn/reauthenticate/",
        keys.reauthenticate_webauthn,
        name="mfa_reauthenticate_webauthn",
    ),
    path(
        "accounts/2fa/webauthn/keys/<int:pk>/remove/",
        in_one_transaction(keys.remove_webauthn),
        name="mfa_remove_webauthn",
    ),
    path(
        "accounts/2fa/webauthn/keys/<int:pk>/edit/", keys.edit_webauthn, name="mfa_edit_webauthn"
    ),
    path(
        "accounts/3rdparty/login/cancelled/",
        social.login_cancelled,
        name="socialaccount_login_cancelled",
    ),
    path("accounts/3rdparty/login/error/", social.login_error, name="socialaccount_login_error"),
    path("accounts/oidc/<slug:provider_id>/login/", sign_on.leave, name="openid_connect_login"),
    path(
        "accounts/oidc/<slug:provider_id>/login/callback/",
        sign_on.come_back,
        name="openid_connect_callback",
    ),
]
