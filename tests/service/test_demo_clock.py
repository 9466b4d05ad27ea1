"""The clock of a demo: it begins with its sample's story, and never goes back."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from clearslate.formats.errors import DocumentError
from clearslate.web.start import DEMO_HOUR, demo_environment

FIRST = datetime(2031, 3, 2, 8, 30, 15, 250_000, tzinfo=UTC)


def hour_of(data: Path, started: datetime, later: timedelta = timedelta()) -> datetime:
    """Return what a demo's clock says some time after it was started."""
    back = demo_environment(data, started)["CLEARSLATE_CLOCK_BACK"]
    return started + later - timedelta(seconds=int(back))


def test_a_demo_begins_at_the_hour_of_its_sample(tmp_path: Path) -> None:
    assert hour_of(tmp_path / "new", FIRST) - DEMO_HOUR < timedelta(seconds=1)


@pytest.mark.parametrize("pause", [timedelta(seconds=1), timedelta(days=3), timedelta(days=900)])
def test_a_demo_that_is_started_again_goes_on_from_where_it_was(
    tmp_path: Path, pause: timedelta
) -> None:
    stopped = hour_of(tmp_path, FIRST, later=timedelta(hours=2))

    again = hour_of(tmp_path, FIRST + timedelta(hours=2) + pause)

    assert again == stopped + pause


def test_two_demos_in_two_folders_have_a_clock_each(tmp_path: Path) -> None:
    hour_of(tmp_path / "one", FIRST)

    other = hour_of(tmp_path / "two", FIRST + timedelta(days=9))

    assert other - DEMO_HOUR < timedelta(seconds=1)


def test_a_clock_that_cannot_be_read_is_named_and_not_begun_anew(tmp_path: Path) -> None:
    hour_of(tmp_path, FIRST)
    (tmp_path / "demo-clock").write_text("noon")

    with pytest.raises(DocumentError, match="demo-clock: found `noon`"):
        hour_of(tmp_path, FIRST)
