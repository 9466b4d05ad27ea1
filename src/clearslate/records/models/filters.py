"""What somebody keeps for themselves of a list: the filters that they come back to."""

from django.conf import settings
from django.db import models


class FilterRow(models.Model):
    """A filter of a list that somebody gave a name; nobody else sees it."""

    account = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE)
    page = models.CharField(max_length=120)
    """The path of the list: `/tasks`, `/productions/the-salt-road`."""
    query = models.CharField(max_length=2000)
    """What the address asks for, without its question mark."""
    name = models.CharField(max_length=60)

    class Meta:
        """One of a name for each list."""

        constraints = (
            models.UniqueConstraint(fields=("account", "page", "name"), name="filter_by_name"),
        )
