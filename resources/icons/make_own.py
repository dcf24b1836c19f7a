#!/usr/bin/env python3
"""Writes our own icons: statuses, due, sync, messages, verdicts, logo. 16 grid, 1.5 px round stroke, one colour.

Run by hand after a change: python3 resources/icons/make_own.py
"""
import pathlib

RING = '<circle cx="8" cy="8" r="6.25"/>'
CLOUD = '<path d="M4.3 12.25h7.2a2.9 2.9 0 0 0 .5-5.76A4.1 4.1 0 0 0 4.2 6.6a2.85 2.85 0 0 0 .1 5.65z"/>'
CROSS = '<path d="M5.9 5.9l4.2 4.2M10.1 5.9l-4.2 4.2"/>'
CHECK = '<path d="M5.2 8.2l2 2 3.6-4"/>'
BARS = '<path d="M6.6 6v4M9.4 6v4"/>'
ARROW_LEFT = '<path d="M11 8H5.4M7.6 5.6L5.2 8l2.4 2.4"/>'
FILL = 'fill="currentColor" stroke="none"'
TRIANGLE = '<path d="M8 2.2L14.4 13.4H1.6z"/>'
OCTAGON = '<path d="M5.4 1.75h5.2l3.65 3.65v5.2l-3.65 3.65H5.4L1.75 10.6V5.4z"/>'

OWN = {
    "status-1": '<circle cx="8" cy="8" r="6.25" stroke-dasharray="3.1 1.81" stroke-linecap="butt"/>',
    "status-2": RING + f'<circle cx="8" cy="8" r="2" {FILL}/>',
    "status-3": RING + CROSS,
    "status-4": RING + f'<path d="M8 4.5a3.5 3.5 0 0 1 0 7z" {FILL}/>',
    "status-5": RING + '<path d="M8 5v6M5 8h6"/>',
    "status-6": RING + '<path d="M9.9 4.4v5.2M8.3 5.6h2.6M6 12h4.2" stroke-width="1.2"/>'
                       '<circle cx="8.1" cy="8.3" r="1.7" stroke-width="1.2"/>',
    "status-7": RING + ARROW_LEFT,
    "status-8": RING + BARS,
    "status-9": RING + CHECK,
    "status-10": f'<path {FILL} fill-rule="evenodd" d="M8 1a7 7 0 1 0 0 14A7 7 0 0 0 8 1zm3.5 4.45l1.1 1-5.1 5.6-3-3 '
                 '1.06-1.06 1.9 1.9z"/>',
    "due-soon": RING + '<path d="M8 4.6V8l2.4 1.5"/>',
    "due-late": RING + f'<path d="M8 4.7v3.8"/><circle cx="8" cy="11" r=".95" {FILL}/>',
    "due-paused": RING + BARS,
    "sync-ok": CLOUD + '<path d="M6.1 9l1.4 1.4 2.5-2.7"/>',
    "sync-sending": CLOUD + '<path d="M8 11V7.6M6.3 8.9L8 7.2l1.7 1.7"/>',
    "sync-offline": '<path d="M6.1 4.3A4.1 4.1 0 0 1 12 6.49a2.9 2.9 0 0 1 1.6 4.9M11 12.25H4.3a2.85 2.85 0 0 1-.1-5.65c.1-.5'
                    '.3-1 .5-1.3M2 2l12 12"/>',
    "sync-look": CLOUD + f'<path d="M8 6.6v2.3"/><circle cx="8" cy="10.7" r=".85" {FILL}/>',
    "cloud": '<g stroke-width="1">' + CLOUD + "</g>",
    "warning": TRIANGLE + f'<path d="M8 6.4v3"/><circle cx="8" cy="11.3" r=".9" {FILL}/>',
    "error": OCTAGON + CROSS,
    "info": RING + f'<path d="M8 7.5v3.8"/><circle cx="8" cy="5" r=".95" {FILL}/>',
    "ok": RING + CHECK,
    "clock": RING + '<path d="M8 4.6V8l2.4 1.5"/>',
    "review": '<g stroke-width="1.1"><rect x="1.6" y="3.1" width="12.8" height="9.8" rx="1"/><circle cx="5.4" cy="6.9" r="1.3"/>'
              '<path d="M3.6 10.6c.3-1.4 3.3-1.4 3.6 0M9.4 6.4h3M9.4 9h3"/></g>',
    "bulk": '<g stroke-width="1.1"><path d="M2.5 3.5h11v10h-11zM4.5 2v2.5M11.5 2v2.5M5 8.6l2 2 4-4.2"/></g>',
    "meeting": '<g stroke-width="1.1"><circle cx="8" cy="4.6" r="1.9"/><path d="M4.4 9.6c.4-3.2 6.8-3.2 7.2 0M1.6 11.5h12.8'
               'M3 11.5v2.9M13 11.5v2.9"/></g>',
    "gate": '<g stroke-width="1.1"><path d="M2.5 14V2.5h11V14M1.5 14h3M11.5 14h3M6.2 14V5.5M9.8 14V5.5M4.5 2.5V14M11.5 2.5V14"'
            ' stroke-width="1"/></g>',
    "card": '<g stroke-width="1.2"><rect x="1.6" y="3.1" width="12.8" height="9.8" rx="1"/></g>'
            f'<g {FILL}><circle cx="5.2" cy="6.6" r="1.4"/><path d="M3.1 10.6c.2-2.4 4-2.4 4.2 0z"/>'
            '<path d="M9 6h3.8v1.2H9zM9 9h3.8v1.2H9z"/></g>',
    "fork": '<path d="M8 14V9.6M8 9.6C8 7.2 4 7.6 4 3.2M8 9.6c0-2.4 4-2 4-6.4M2 5l2-2 2 2M10 5l2-2 2 2" stroke-width="1.3"/>',
    "chevron-down": '<path d="M4 6l4 4 4-4"/>',
    "chevron-right": '<path d="M6 4l4 4-4 4"/>',
    "arrow-left": '<path d="M13 8H3.4M7 4L3 8l4 4"/>',
    "check": '<path d="M3 8.4l3.4 3.4L13 4.6" stroke-width="1.8"/>',
}

BIG = {
    "verdict-success": '<circle cx="56" cy="56" r="49"/><path d="M28 57l20 20 34-40"/>',
    "verdict-warning": '<path d="M56 8.5L106 98.5H6z" stroke-width="9.5"/><path d="M56 38v22"/>'
                       f'<circle cx="56" cy="80" r="6" {FILL}/>',
    "verdict-danger": '<path d="M36 7h40l29 29v40l-29 29H36L7 76V36z"/><path d="M35 35l42 42M77 35l-42 42"/>',
    "verdict-info": '<circle cx="56" cy="56" r="49"/><path d="M82 56H32M52 34L30 56l22 22"/>',
    "verdict-neutral": '<circle cx="56" cy="56" r="49"/><path d="M56 28v28l20 14"/>',
}


def main() -> None:
    here = pathlib.Path(__file__).parent
    head = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {0} {0}">'
    group = '<g fill="none" stroke="currentColor" stroke-width="{0}" stroke-linecap="round" stroke-linejoin="round">'
    for name, body in OWN.items():
        (here / f"{name}.svg").write_text(f"{head.format(16)}\n{group.format(1.5)}{body}</g>\n</svg>\n", encoding="utf-8")
    for name, body in BIG.items():
        (here / f"{name}.svg").write_text(f"{head.format(112)}\n{group.format(10)}{body}</g>\n</svg>\n", encoding="utf-8")
    # The logo: a gate of two posts with a door between, white on the accent; the ground is painted in currentColor.
    (here / "logo.svg").write_text(
        f'{head.format(40)}\n<rect width="40" height="40" rx="9" fill="currentColor"/>\n'
        '<path fill="#fff" d="M10 9.5h20V31h-3.6V13.1H13.6V31H10zM18.2 17.5h3.6V31h-3.6z"/>\n</svg>\n', encoding="utf-8")


main()
