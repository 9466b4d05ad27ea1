"""Who may say yes on the studio's behalf."""

from enum import StrEnum


class Role(StrEnum):
    """An office whose holder approves, waives or examines a use."""

    TITLE_CONTACT = "title_contact"
    LEGAL = "legal"
    SECURITY = "security"
    TALENT_RELATIONS = "talent_relations"
    EDITORIAL_STANDARDS = "editorial_standards"
