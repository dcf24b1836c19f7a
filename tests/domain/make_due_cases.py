#!/usr/bin/env python3
"""Writes due_cases.csv: receipts and their due dates by both engines, for tst_deadline.

It reckons in another way than the program, minute by minute over the opening hours, and shares no code with it, so that a
mistake has to be made twice to go unseen. Read the table when the calendar changes: a row is a promise to a citizen.
"""
import csv
import datetime as d
import json
import pathlib
import random
import sys

here = pathlib.Path(__file__).parent
calendar = json.loads((here / "../../resources/rules/calendar.json").read_text(encoding="utf-8"))
rows = {r["date"]: r["kind"] for y in calendar["years"] for r in y["days"] if r.get("enabled", True)}


def works(day):
    kind = rows.get(day.isoformat())
    return kind == "make_up_working" if kind else day.weekday() < 5


def open_minutes(day):
    """Starts of the minutes of work of a day."""
    if not works(day):
        return []
    midnight = d.datetime.combine(day, d.time())
    return [midnight + d.timedelta(minutes=m) for m in list(range(450, 690)) + list(range(780, 1020))]


def close(day):
    return d.datetime.combine(day, d.time(17, 0))


def next_working(day):
    while not works(day):
        day += d.timedelta(days=1)
    return day


def by_hours(received, minutes):
    day = received.date()
    while True:
        for minute in open_minutes(day):
            if minute >= received:
                minutes -= 1
                if minutes == 0:
                    return minute + d.timedelta(minutes=1)
        day += d.timedelta(days=1)


def by_dates(received, days):
    return close(next_working(received.date() + d.timedelta(days=days)))


def same_day(received):
    day = received.date()
    if works(day) and received.time() <= d.time(15, 0):
        return close(day)
    return close(next_working(day + d.timedelta(days=1)))


def left(received, due):
    """Minutes of work between."""
    day, total = received.date(), 0
    while day <= due.date():
        total += sum(1 for minute in open_minutes(day) if received <= minute < due)
        day += d.timedelta(days=1)
    return total


def due(engine, received, days):
    return {"hours": lambda: by_hours(received, days * 480), "dates": lambda: by_dates(received, days), "same": lambda: same_day(received)}[engine]()


def after_wait(engine, at, began, ended):
    if began >= at or ended <= began:
        return at
    if engine == "dates":
        return close(next_working(at.date() + (ended.date() - began.date())))
    rest = left(began, at)
    return max(at, by_hours(ended, rest)) if rest else at


def cases():
    chance = random.Random(20260121)
    edges = ["05:00", "07:29", "07:30", "07:31", "11:29", "11:30", "12:15", "13:00", "14:59", "15:00", "15:01", "16:59", "17:00", "17:01", "23:59"]
    weeks = {
        "plain week": ["2026-11-16", "2026-11-18", "2026-11-20"],
        "weekend": ["2026-11-21", "2026-11-22"],
        "lunar new year 2025": ["2025-01-24", "2025-01-26", "2025-01-30"],
        "lunar new year 2026": ["2026-02-12", "2026-02-13", "2026-02-17", "2026-02-22"],
        "lunar new year 2027": ["2027-02-04", "2027-02-08"],
        "swapped Saturday 10/01/2026": ["2025-12-31", "2026-01-02", "2026-01-09", "2026-01-10"],
        "swapped Saturday 22/08/2026": ["2026-08-21", "2026-08-22", "2026-08-28", "2026-08-31"],
        "swapped Saturday 26/04/2025": ["2025-04-25", "2025-04-26", "2025-04-29"],
        "kings' day and 30/4 with 1/5": ["2026-04-24", "2026-04-26", "2026-04-29"],
        "new year's eve": ["2026-12-31"],
    }
    for name, days in weeks.items():
        for day in days:
            for engine in ("hours", "dates", "same"):
                for time in chance.sample(edges, 3):
                    yield name, engine, d.datetime.fromisoformat(f"{day} {time}"), 0 if engine == "same" else chance.choice([1, 2, 3, 5, 7, 10, 15]), None


def waits():
    chance = random.Random(7)
    for engine in ("hours", "dates", "same"):
        for first in ("2026-11-16", "2026-02-11", "2026-08-20", "2026-04-23", "2025-01-22"):
            for _ in range(5):
                received = d.datetime.fromisoformat(f"{first} {chance.randrange(7, 17):02}:{chance.randrange(60):02}")
                days = 0 if engine == "same" else chance.choice([2, 3, 5])
                began = received + d.timedelta(minutes=chance.randrange(1, 4000))
                ended = began + d.timedelta(minutes=chance.randrange(1, 12 * 1440))
                yield "wait for papers", engine, received, days, (began, ended)


def main():
    out = csv.writer(sys.stdout, lineterminator="\n")
    out.writerow(["what", "engine", "days", "received", "due", "wait began", "wait ended", "due after it"])
    text = lambda moment: moment.strftime("%Y-%m-%d %H:%M")
    for what, engine, received, days, wait in [*cases(), *waits()]:
        at = due(engine, received, days)
        after = [text(wait[0]), text(wait[1]), text(after_wait(engine, at, *wait))] if wait else ["", "", ""]
        out.writerow([what, engine, days, text(received), text(at), *after])


main()
