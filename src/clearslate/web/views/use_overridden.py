"""An emergency override as pages say it: who made it, when and why."""

from clearslate.operations.overriding import override_said
from clearslate.records.members import name_of
from clearslate.records.tasks import Task


def override_shown(task: Task) -> dict[str, object]:
    """Return what is said of the override that ``task`` reviews: who, and the reason given."""
    by, reason = override_said(task)
    return {"task": task, "who": "" if by is None else name_of(by), "reason": reason}
