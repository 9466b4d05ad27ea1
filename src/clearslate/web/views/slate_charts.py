"""The three small charts of the slate: who has it, days to clearance, what ends soon."""

from collections.abc import Mapping
from datetime import datetime
from urllib.parse import urlencode

from django.urls import reverse

from clearslate.domain.people import Member, Office
from clearslate.formats.charts_svg import Count, DaysWords, Moment, count_chart, days_chart
from clearslate.formats.phrase import Language
from clearslate.formats.report_html_parts import Html
from clearslate.formats.words.dates import apart, day_in_full, sentence
from clearslate.formats.words.offices import OFFICES
from clearslate.formats.words.pages import frame
from clearslate.formats.words.pages import production as production_words
from clearslate.formats.words.pages import slate as words
from clearslate.records.endings import Ending, endings
from clearslate.records.slate import Queue, Times, times_to_clearance


def charts(
    member: Member, asked: tuple[Queue, ...], at: datetime, language: Language
) -> dict[str, object]:
    """Return what the three charts show: who has it, days to clearance, what ends soon."""
    times = times_to_clearance(member, at)
    ending = endings(member, at.date())
    who = _who(asked)
    waiting = sum(n for n, _ in who.values())
    late = sum(late for _, late in who.values())
    near = sum(each.within[-1] for each in ending)
    return {
        "who": _who_chart(who, language),
        "who_said": words.waiting_said(waiting, late, language),
        "days": _days_chart(times, language),
        "days_said": _days_said(times, language),
        "ends": _ends_chart(ending, language),
        "ends_said": words.ends_said(near, language) if near else "",
    }


def _who(asked: tuple[Queue, ...]) -> dict[Office, tuple[int, int]]:
    found: dict[Office, tuple[int, int]] = {}
    for queue in asked:
        n, late = found.get(queue.office, (0, 0))
        found[queue.office] = (n + queue.waiting, late + queue.late)
    return dict(sorted(found.items(), key=lambda each: (-each[1][0], each[0].value)))


def _who_chart(who: Mapping[Office, tuple[int, int]], language: Language) -> Html:
    lines = [
        Count(
            label=sentence(OFFICES[office].say(language)),
            count=n,
            strong=late,
            said=words.late_said(n, late, language),
            address=f"{reverse('uses')}?{urlencode({'waiting': office.value})}",
        )
        for office, (n, late) in who.items()
    ]
    said = apart((f"{line.label} {line.said}" for line in lines), language)
    return count_chart(lines, f"{words.WHO.say(language)}{frame.COLON.say(language)} {said}")


def _days_chart(times: Times, language: Language) -> Html:
    weeks = times.weeks
    return days_chart(
        [Moment(half=week.half, nine_in_ten=week.nine_in_ten) for week in weeks],
        DaysWords(
            first=day_in_full(weeks[0].ends, language),
            last=day_in_full(weeks[-1].ends, language),
            half=words.HALF.say(language),
            nine_in_ten=words.NINE.say(language),
            described=f"{words.DAYS.say(language)}: {_days_said(times, language)}",
        ),
    )


def _days_said(times: Times, language: Language) -> str:
    half, nine = times.whole.half, times.whole.nine_in_ten
    if half is None or nine is None:
        return words.DAYS_NONE.say(language)
    return words.days_said(times.whole.cleared, half, nine, language)


def _ends_chart(ending: tuple[Ending, ...], language: Language) -> Html:
    lines = [
        Count(
            label=production_words.REGISTERS[each.kind].say(language),
            count=each.within[-1],
            strong=each.within[0],
            said=words.near_said(each.within[-1], each.within[0], language),
            address=f"{reverse('ending')}?{urlencode({'kind': each.kind})}",
        )
        for each in ending
        if each.within[-1]
    ]
    said = apart((f"{line.label} {line.said}" for line in lines), language)
    return count_chart(lines, f"{words.ENDS.say(language)}{frame.COLON.say(language)} {said}")
