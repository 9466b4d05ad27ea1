"""Templates: all of them can be read, call only what there is, and escape what people wrote."""

from pathlib import Path

import pytest
from django.conf import settings
from django.template import engines
from django.test import RequestFactory
from django.urls import NoReverseMatch, reverse
from jinja2 import Environment, FileSystemBytecodeCache, UndefinedError, nodes

from clearslate.web.jinja import querystring, url, url_or_none

GIVEN = {"places", "super"}
"""What templates call that a page gives them, or Jinja itself."""


@pytest.fixture
def jinja() -> Environment:
    return engines["jinja2"].env


def test_every_template_can_be_read(jinja: Environment) -> None:
    names = jinja.list_templates(extensions=["html", "txt"])

    assert len(names) > 100
    for name in names:
        assert jinja.get_template(name).name == name


def test_templates_call_nothing_that_is_not_there(jinja: Environment) -> None:
    unknown = set()
    for name in jinja.list_templates(extensions=["html", "txt"]):
        source, _, _ = jinja.loader.get_source(jinja, name)  # type: ignore[union-attr]
        for call in jinja.parse(source).find_all(nodes.Call):
            if isinstance(call.node, nodes.Name):
                unknown |= (
                    {(name, call.node.name)} if call.node.name not in jinja.globals else set()
                )

    assert {called for _, called in unknown} <= GIVEN, unknown


@pytest.mark.parametrize(
    "template",
    [
        "{{ written }}",
        "{{ '{what}'|say(what=written) }}",
        "{{ 'held'|state(written) }}",
        "{{ [written]|join(', ') }}",
        "{{ written|linebreaks }}",
        "{{ written|truncatechars(30) }}",
    ],
)
def test_what_somebody_wrote_is_never_markup(template: str) -> None:
    said = engines["jinja2"].from_string(template).render({"written": "<b>&amp;</b>"})

    assert "&lt;b&gt;&amp;amp;&lt;/b&gt;" in said


def test_lines_and_paragraphs_stay_apart() -> None:
    said = engines["jinja2"].from_string("{{ text|linebreaks }}{{ text|linebreaksbr }}")

    assert said.render({"text": "a & b\nc"}) == "<p>a &amp; b<br>c</p>a &amp; b<br>c"


def test_what_a_page_does_not_give_is_empty_and_nothing_is_below_it(jinja: Environment) -> None:
    assert jinja.from_string("[{{ given }}{% if given %}x{% endif %}]").render() == "[]"
    with pytest.raises(UndefinedError):
        jinja.from_string("{{ given.text }}").render()


def test_an_address_is_what_django_says_however_often_one_asks() -> None:
    for handle in ("the-salt-road", "la-rive", "the-salt-road"):
        assert url("production", handle) == reverse("production", args=[handle])
    assert url("person", number=7) == reverse("person", kwargs={"number": 7})


def test_where_there_is_no_address_there_is_nothing_or_a_fault() -> None:
    assert url_or_none("production", "") == ""
    with pytest.raises(NoReverseMatch):
        url("production", "")


@pytest.mark.parametrize(
    ("asked", "changed", "expected"),
    [
        ("?q=a%26b&page=2", {"page": 3}, "?q=a%26b&page=3"),
        ("?q=a&page=2", {"page": None}, "?q=a"),
        ("?page=2", {"page": None}, "?"),
        ("", {"before": None}, ""),
        ("?in=x&in=y", {"page": 2}, "?in=x&in=y&page=2"),
    ],
)
def test_a_query_keeps_what_is_not_changed(
    asked: str, changed: dict[str, object], expected: str
) -> None:
    request = RequestFactory().get(f"/people{asked}")

    assert querystring(request, **changed) == expected


def test_a_template_is_kept_compiled_for_the_next_process(jinja: Environment) -> None:
    cache = jinja.bytecode_cache
    assert isinstance(cache, FileSystemBytecodeCache)
    assert Path(cache.directory) == Path(settings.COMPILED_TEMPLATES)

    jinja.overlay(cache_size=0).get_template("tasks.html")

    source, path, _ = jinja.loader.get_source(jinja, "tasks.html")  # type: ignore[union-attr]
    kept = cache.get_bucket(jinja, "tasks.html", path, source)
    assert kept.code is not None, "the next process finds it there"
