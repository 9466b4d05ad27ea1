"""The command line as a user meets it: arguments in, exit code, two streams out."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from clearslate.cli.main import run
from clearslate.formats.phrase import Language

EXAMPLES = Path(__file__).parents[2] / "examples"
SALT_ROAD = EXAMPLES / "the-salt-road"

SIGN = """\
reference: HT-0042
title: A shop sign
partner: Harbour VFX
contact: title.contact@example.org
answers:
  {purpose: final_picture, in_final: yes, prominence: incidental, contribution: element,
   key_creative: no, misleading: no, resembles_protected: no, references: [none],
   trains_model: no, tool_keeps_data: no, environment: studio_enterprise, inputs: [none],
   person_shown: no, union_work_affected: no, medium: [image]}
"""


@dataclass(frozen=True, slots=True)
class Told:
    """What one command answered."""

    code: int
    out: str
    err: str


Clearslate = Callable[..., Told]


@pytest.fixture
def clearslate(capsys: pytest.CaptureFixture[str]) -> Clearslate:
    def call(*arguments: object, language: Language = Language.ENGLISH) -> Told:
        code = run([str(each) for each in arguments], language)
        told = capsys.readouterr()
        return Told(code, told.out, told.err)

    return call


@pytest.fixture
def sign(tmp_path: Path) -> Path:
    file = tmp_path / "HT-0042.yaml"
    file.write_text(SIGN, encoding="utf-8")
    return file
