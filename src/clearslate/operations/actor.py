"""Who does something, and when: told to every operation by an entrance."""

from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from clearslate.domain.people import Member


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """A member at work, or Clearslate itself where nobody is, at one instant."""

    member: Member | None
    at: datetime

    @property
    def name(self) -> str:
        """What the audit log calls them."""
        return f"{self.member.name} <{self.member.email}>" if self.member else "Clearslate"

    @property
    def number(self) -> int | None:
        """The member's number."""
        return self.member.number if self.member else None

    def day(self, zone: str = "UTC") -> date:
        """Return the day it is in a time zone: a production's days begin where it is made."""
        return self.at.astimezone(ZoneInfo(zone)).date()
