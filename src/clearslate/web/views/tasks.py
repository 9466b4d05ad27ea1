"""My tasks: one list, riskiest and most urgent first."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from clearslate.records.members import stands_in_for
from clearslate.records.tasks import tasks_for
from clearslate.web.entry import actor, signed_in
from clearslate.web.middleware import member_asking


@signed_in
def tasks(request: HttpRequest) -> HttpResponse:
    """Show what the member is asked to do."""
    member = member_asking(request)
    away = stands_in_for(member, actor(request).day())
    found, how_many = tasks_for(member, away)
    return render(request, "tasks.html", {"tasks": found, "how_many": how_many})
