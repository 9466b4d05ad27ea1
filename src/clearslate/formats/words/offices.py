"""The offices that people hold."""

from clearslate.domain.people import Office
from clearslate.formats.phrase import Language, both
from clearslate.formats.words.outcomes import ROLES

OFFICES = {
    Office.DECLARANT: both("declarant", "déclarant"),
    Office.CLEARANCE_LEAD: both("clearance lead", "responsable des droits"),
    Office.TITLE_CONTACT: both("title contact", "contact du titre"),
    Office.LEGAL: both("legal", "service juridique"),
    Office.SECURITY: both("security", "sécurité"),
    Office.TALENT_RELATIONS: both("talent relations", "relations artistes"),
    Office.EDITORIAL_STANDARDS: both("editorial standards", "déontologie éditoriale"),
    Office.POLICY_AUTHOR: both("policy author", "auteur des règles"),
    Office.AUDITOR: both("auditor", "auditeur"),
    Office.ADMINISTRATOR: both("administrator", "administrateur"),
}


THE_OFFICES = {
    **OFFICES,
    **{office: ROLES[office.role] for office in Office if office.role is not None},
    Office.DECLARANT: both("the declarant", "le déclarant"),
    Office.CLEARANCE_LEAD: both("the clearance lead", "le responsable des droits"),
}
"""Offices as they stand in a sentence, behind *with* or *chez*."""


def the_office(office: Office, language: Language) -> str:
    """Return an office in words, with its article where it has one."""
    return THE_OFFICES[office].say(language)


def office_said(office: Office, language: Language) -> str:
    """Return an office in words, without an article."""
    return OFFICES[office].say(language)
