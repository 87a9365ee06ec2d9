# SPDX-License-Identifier: Apache-2.0
"""When a limit ends, how that came about, and what the answer hangs on."""

from datetime import date

import motcua


def shown(d: date | None) -> str:
    return str(d) if d else "undecided"


limit = motcua.parse_time_limit("5 ngày làm việc")
tet = motcua.due(limit, date(2020, 1, 20))
print(f"{limit} from 2020-01-20: {shown(tet.date)}, {tet.status.label()}")
for step in tet.steps:
    print(f"  {step.text}" + (f" [{step.basis}]" if step.basis else ""))

# Months end on the corresponding day, moved off a rest day.
print(f"1 month from 2025-01-31: {shown(motcua.due(motcua.months(1), date(2025, 1, 31)).date)}")

# Ten days that do not count. A new date is set once, before the old one.
print(f"paused 2020-01-21 to 2020-01-31: {shown(tet.pause(date(2020, 1, 21), date(2020, 1, 31)).date)}")
print(f"extended: {shown(tet.extend(date(2020, 2, 10)).date)}")

# The open points of law that would change the answer.
for r in tet.sensitivity():
    print(f"if {r.reading} is {r.value}: {shown(r.date)}")
included = motcua.Rules(first_day="included")
print(f"first day included: {shown(motcua.due(limit, date(2020, 1, 20), included).date)}")

# Beyond the announced years an answer says so, and gives its bounds where nobody has chosen yet.
for day in (date(2050, 6, 6), date(2050, 8, 25)):
    later = motcua.due(limit, day)
    print(f"from {day}: {shown(later.date)}, {shown(later.earliest)} to {shown(later.latest)}, {later.status}")
