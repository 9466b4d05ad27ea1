"""Organisations, the people in them, and the offices that people hold."""

from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import Q
from django.utils.crypto import salted_hmac


class Organisation(models.Model):
    """A studio, a production company, a vendor or a vendor's vendor."""

    name = models.CharField(max_length=200)
    kind = models.CharField(max_length=20)
    parent = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT)
    path = models.CharField(max_length=255, db_index=True)
    """Where it stands in the tree, its own number included: `/1/4/`."""


class Accounts(BaseUserManager["Account"]):
    """Makes accounts and finds them by mail address."""

    def get_queryset(self) -> models.QuerySet["Account"]:
        """Return accounts with where they belong: whoever signs in is asked that on every page."""
        return super().get_queryset().select_related("organisation")

    def get_by_natural_key(self, username: str | None) -> "Account":
        """Return the account of a mail address, whatever its capitals."""
        return self.get(email__iexact=username)


class Account(AbstractBaseUser):
    """Somebody who can sign in."""

    email = models.EmailField(unique=True)
    name = models.CharField(max_length=200)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT)
    language = models.CharField(max_length=2, default="en")
    theme = models.CharField(max_length=5, default="dark")
    is_active = models.BooleanField(default=True)
    in_demo = models.BooleanField(default=False)
    """Named on the sign-in page of the demo."""
    sessions_round = models.PositiveIntegerField(default=0)
    """Raised to end every session at once."""
    away_until = models.DateField(null=True, blank=True)
    stand_in = models.ForeignKey("self", null=True, blank=True, on_delete=models.SET_NULL)

    objects = Accounts()
    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]

    def get_full_name(self) -> str:
        """Return the name, for allauth and for mail."""
        return self.name

    def _get_session_auth_hash(self, secret: str | None = None) -> str:
        """Return what every session of this account must carry to count."""
        carried = f"{self.password} {self.sessions_round}"
        return salted_hmac("clearslate.session", carried, secret=secret).hexdigest()

    is_staff = False
    is_superuser = False


class Membership(models.Model):
    """An office that somebody holds, in one production or everywhere below them."""

    account = models.ForeignKey(Account, on_delete=models.CASCADE)
    production = models.ForeignKey(
        "records.ProductionRow", null=True, blank=True, on_delete=models.CASCADE
    )
    office = models.CharField(max_length=24)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("account", "production", "office"), name="one_office_once"
            ),
            # Two that are held everywhere name no production, and would count as different.
            models.UniqueConstraint(
                fields=("account", "office"),
                condition=Q(production__isnull=True),
                name="one_office_everywhere_once",
            ),
        )


class Invitation(models.Model):
    """An invitation by mail; only the digest of its link is kept."""

    email = models.EmailField()
    name = models.CharField(max_length=200)
    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE)
    production = models.ForeignKey(
        "records.ProductionRow", null=True, blank=True, on_delete=models.CASCADE
    )
    offices = models.CharField(max_length=255)
    """Offices with spaces between them."""
    language = models.CharField(max_length=2, default="en")
    invited_by = models.ForeignKey(Account, null=True, blank=True, on_delete=models.SET_NULL)
    """None for the first administrator, whom nobody could invite."""
    invited_at = models.DateTimeField()
    token_digest = models.CharField(max_length=71, unique=True)
    expires_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
