"""The people at the studio who may say yes."""

from clearslate.domain.roles import Role
from making.desk import Reviewer

BEATRIZ = Reviewer(name="Beatriz Noronha-Vance", role=Role.TITLE_CONTACT)
AURELIEN = Reviewer(name="Aurélien Castaing-Roy", role=Role.TITLE_CONTACT)
CORWIN = Reviewer(name="Corwin Sallaway", role=Role.LEGAL)
NADEGE = Reviewer(name="Nadège Ferrandis-Vial", role=Role.LEGAL)
AUDEN = Reviewer(name="Auden Whitlow-Saar", role=Role.SECURITY)
INES = Reviewer(name="Ines Aldray", role=Role.TALENT_RELATIONS)
MIRELA = Reviewer(name="Mirela Tarnowick", role=Role.EDITORIAL_STANDARDS)
