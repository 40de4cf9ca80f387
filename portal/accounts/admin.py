"""Users in the administration. Signing in there goes through the portal's own sign-in, second factor included."""

from allauth.account.decorators import secure_admin_login
from django.contrib import admin
from django.contrib.auth.admin import UserAdmin as BaseUserAdmin
from django.contrib.auth.forms import AdminUserCreationForm
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from portal.accounts.models import SignedLink, User

admin.site.login = secure_admin_login(admin.site.login)  # type: ignore[method-assign]


class UserCreationForm(AdminUserCreationForm):
    """Asks for the e-mail address instead of a user name."""

    class Meta:
        model = User
        fields = ("email", "name")


@admin.register(User)
class UserAdmin(BaseUserAdmin):
    """Accounts. What a person may do in the portal follows from their representations, not from here."""

    add_form = UserCreationForm
    list_display = ["email", "name", "language", "is_active", "is_staff", "last_login"]
    list_filter = ["is_active", "is_staff", "language"]
    search_fields = ["email", "name"]
    ordering = ["email"]
    readonly_fields = ["last_login", "date_joined"]
    filter_horizontal = []
    fieldsets = [
        (None, {"fields": ["email", "password", "name", "language", "time_zone"]}),
        (_("Access"), {"fields": ["is_active", "is_staff", "is_superuser"]}),
        (_("Dates"), {"fields": ["last_login", "date_joined"]}),
    ]
    add_fieldsets = [(None, {"fields": ["email", "name", "usable_password", "password1", "password2"]})]


@admin.register(SignedLink)
class SignedLinkAdmin(admin.ModelAdmin):
    """Links that were issued. Nothing here can be turned into a working link: only the hash is stored."""

    list_display = ["purpose", "created_by", "created_at", "expires_at", "used_at", "revoked_at"]
    list_filter = ["purpose"]
    list_select_related = ["created_by"]
    date_hierarchy = "created_at"
    fields = ["purpose", "created_by", "created_at", "expires_at", "used_at", "revoked_at"]
    readonly_fields = ["purpose", "created_by", "created_at", "expires_at", "used_at", "revoked_at"]

    def has_add_permission(self, _request: HttpRequest) -> bool:
        """Links are issued by what they are for, never by hand."""
        return False
