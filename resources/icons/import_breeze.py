#!/usr/bin/env python3
"""Copies the action icons out of Debian's breeze-icon-theme under our own names, without their style block.

Run by hand when the list changes: python3 resources/icons/import_breeze.py [/usr/share/icons/breeze]
"""
import pathlib
import re
import sys

NAMES = {
    "queue": "view-task", "receive": "document-new", "return": "package", "dashboard": "office-chart-pie",
    "book": "address-book-new", "members": "system-users", "assisted": "contact-new", "log": "view-history",
    "settings": "configure", "help": "help-contents", "search": "search", "lock": "lock", "unlock": "object-unlocked",
    "person": "user", "print": "document-print", "scan": "document-scan", "camera": "devices/camera-photo",
    "file": "document-open", "qr-code": "view-barcode-qr", "scanner": "view-barcode", "export": "document-export",
    "send-now": "view-refresh", "undo": "edit-undo", "filter": "view-filter", "more": "overflow-menu",
    "copy": "edit-copy", "add": "list-add", "close": "window-close", "fullscreen": "view-fullscreen",
    "zoom-in": "zoom-in", "zoom-fit": "zoom-fit-best", "zoom-original": "zoom-original", "edit": "document-edit",
    "delete": "edit-delete", "save": "document-save", "mail": "mail-send", "server": "places/network-server",
}


def main() -> None:
    theme = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else "/usr/share/icons/breeze")
    here = pathlib.Path(__file__).parent
    for ours, theirs in NAMES.items():
        folder, _, name = theirs.rpartition("/")
        text = (theme / (folder or "actions") / "16" / f"{name}.svg").read_text(encoding="utf-8")
        text = re.sub(r"<defs.*?</defs>|<style.*?</style>|<metadata.*?</metadata>|<sodipodi:[^>]*?/>|<sodipodi:namedview.*?</sodipodi:namedview>|<!--.*?-->|<\?xml.*?\?>", "", text, flags=re.S)
        text = re.sub(r'\s+(xmlns:\w+|inkscape:[\w-]+|sodipodi:[\w-]+)="[^"]*"', "", text)
        text = re.sub(r'\s+class="ColorScheme-[A-Za-z]+"', "", text)
        text = re.sub(r"\s+", " ", text).replace("> <", ">\n<").strip()
        (here / f"{ours}.svg").write_text(text + "\n", encoding="utf-8")


main()
