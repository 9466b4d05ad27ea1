"""The README keeps its word: its example runs, and says what it says."""

import json
import re
from pathlib import Path

from clearslate.cli.main import run
from clearslate.formats.phrase import Language

README = Path(__file__).parents[2] / "README.md"


def test_the_readme_s_declaration_comes_out_as_the_readme_says(tmp_path, capsys):
    text = README.read_text(encoding="utf-8")
    declaration = re.search(r"```yaml\n# (\S+)\n(.*?)```", text, re.DOTALL)
    assert declaration is not None
    file = tmp_path / declaration.group(1)
    file.write_text(declaration.group(2), encoding="utf-8")

    code = run(["check", str(file), "--json"], Language.ENGLISH)

    told = json.loads(capsys.readouterr().out)
    assert code == 1
    assert f'"outcome": "{told["outcome"]}"' in text
    assert told["outcome"] == "escalate"
    assert not told["open_facts"]


def test_the_readme_stays_a_page():
    assert len(README.read_text(encoding="utf-8").splitlines()) <= 90
