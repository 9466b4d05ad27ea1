"""People as they are managed: who works where, with which offices, and who has left."""

from clearslate.records.models import Account


def in_demo(account: int) -> bool:
    """Say whether an account is one of the demo's people."""
    return Account.objects.filter(pk=account, in_demo=True, is_active=True).exists()
