"""Making organisations and accounts, and giving people offices."""

from dataclasses import dataclass

from clearslate.domain.people import Office
from clearslate.records.models import Account, Membership, Organisation


def found_organisation(name: str, kind: str, above: int | None) -> int:
    """Make an organisation below another one, or at the top, and return its number."""
    parent = None if above is None else Organisation.objects.get(pk=above)
    row = Organisation.objects.create(name=name, kind=kind, parent=parent, path="/")
    row.path = f"{parent.path if parent else '/'}{row.pk}/"
    row.save(update_fields=("path",))
    return row.pk


def found_account(
    *,
    email: str,
    name: str,
    organisation: int,
    language: str = "en",
    password: str | None = None,
    in_demo: bool = False,
) -> int:
    """Make an account and return its number; without a password it has none that works."""
    row = Account(
        email=email.strip().lower(),
        name=name,
        organisation_id=organisation,
        language=language,
        in_demo=in_demo,
    )
    row.set_password(password)
    row.save()
    return row.pk


def give_office(account: int, office: Office, production: int | None = None) -> None:
    """Give somebody an office, in one production or everywhere below their organisation."""
    Membership.objects.get_or_create(
        account_id=account, production_id=production, office=office.value
    )


def is_founded() -> bool:
    """Whether anybody can sign in yet."""
    return Account.objects.exists()


@dataclass(frozen=True, slots=True, kw_only=True)
class DemoPerson:
    """Somebody named on the sign-in page of the demo."""

    number: int
    name: str
    organisation: str
    offices: tuple[Office, ...]
    language: str

    @property
    def first_name(self) -> str:
        """What their button says."""
        return self.name.split(" ")[0]


def demo_people() -> tuple[DemoPerson, ...]:
    """Return the people of the demo, in the order they were made."""
    rows = Account.objects.filter(in_demo=True, is_active=True).select_related("organisation")
    held = Membership.objects.filter(account__in_demo=True).values_list("account", "office")
    offices: dict[int, list[Office]] = {}
    for account, office in held:
        offices.setdefault(account, []).append(Office(office))
    return tuple(
        DemoPerson(
            number=row.pk,
            name=row.name,
            organisation=row.organisation.name,
            offices=tuple(dict.fromkeys(offices.get(row.pk, ()))),
            language=row.language,
        )
        for row in rows.order_by("pk")
    )
