#!/usr/bin/env python3
"""Makes motcua_vi.ts and motcua_en.ts anew: lupdate reads every tr() of ui/, the words_*.tsv give the words.

words_<room>.tsv, UTF-8, a line each:  English source <TAB> Vietnamese [<TAB> English plural forms "one|many"]
A line "@Context" says that the lines after it hold for that tr() context only (until a line "@").  "#" begins a remark,
\\n stands for a line break. Sources with %n need the third column.

--check changes nothing and fails, naming them, when a tr() string has no Vietnamese or the committed .ts files are not
what this program would make.
"""
import argparse
import pathlib
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET
from xml.sax.saxutils import escape

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent


def read_words():
    words = {}
    problems = []
    for path in sorted(HERE.glob("words_*.tsv")):
        context = ""
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            if not line.strip() or line.startswith("#"):
                continue
            if line.startswith("@"):
                context = line[1:].strip()
                continue
            parts = [p.replace("\\n", "\n") for p in line.split("\t")]
            if len(parts) < 2 or not parts[1].strip():
                problems.append(f"{path.name}:{number}: no Vietnamese")
                continue
            key = (context, parts[0])
            value = (parts[1], parts[2].split("|") if len(parts) > 2 and parts[2] else None)
            if key in words and words[key][0] != value[0]:
                problems.append(f"{path.name}:{number}: “{parts[0]}” has two Vietnamese texts "
                                f"(“{words[key][0]}”, “{value[0]}”); put one under its @Context")
            words.setdefault(key, value)
    return words, problems


def sources(lupdate):
    files = sorted(str(p.relative_to(ROOT)) for pattern in ("*.cpp", "*.h") for p in (ROOT / "ui").rglob(pattern))
    with tempfile.TemporaryDirectory() as folder:
        lst = pathlib.Path(folder) / "files.lst"
        lst.write_text("\n".join(files), encoding="utf-8")
        ts = pathlib.Path(folder) / "all.ts"
        # The include path lets lupdate see the classes: without it the contexts lose their namespaces.
        subprocess.run([lupdate, "-silent", "-locations", "none", "-I", str(ROOT), "-I", str(ROOT / "app"), f"@{lst}", "-ts", str(ts)],
                       cwd=ROOT, check=True)
        found = {}
        for context in ET.parse(ts).getroot().iter("context"):
            name = context.findtext("name")
            for message in context.iter("message"):
                text = message.findtext("source") or ""
                comment = message.findtext("comment") or ""
                found[(name, text, comment)] = message.get("numerus") == "yes"
        return found


def ts_text(language, found, words, missing):
    out = ['<?xml version="1.0" encoding="utf-8"?>', "<!DOCTYPE TS>", f'<TS version="2.1" language="{language}" sourcelanguage="en">']
    by_context = {}
    for (context, text, comment), plural in found.items():
        by_context.setdefault(context, []).append((text, comment, plural))
    for context in sorted(by_context):
        lines = []
        for text, comment, plural in sorted(by_context[context]):
            word = words.get((context, text)) or words.get(("", text))
            if word is None:
                missing.append(f"{context}: {text!r}")
                continue
            if language == "vi":
                forms = [word[0]]
            elif plural:
                forms = word[1]
                if not forms or len(forms) != 2:
                    missing.append(f"{context}: {text!r} has no English “one|many”")
                    continue
            else:
                continue  # the source is the English text
            lines.append('    <message numerus="yes">' if plural else "    <message>")
            lines.append(f"        <source>{escape(text)}</source>")
            if comment:
                lines.append(f"        <comment>{escape(comment)}</comment>")
            if plural:
                lines.append("        <translation>")
                lines += [f"            <numerusform>{escape(form)}</numerusform>" for form in forms]
                lines.append("        </translation>")
            else:
                lines.append(f"        <translation>{escape(forms[0])}</translation>")
            lines.append("    </message>")
        if lines:
            out += ["<context>", f"    <name>{escape(context)}</name>"] + lines + ["</context>"]
    out.append("</TS>")
    return "\n".join(out) + "\n"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--lupdate", default="/usr/lib/qt6/bin/lupdate")
    parser.add_argument("--check", action="store_true")
    options = parser.parse_args()

    words, problems = read_words()
    found = sources(options.lupdate)
    missing = []
    texts = {language: ts_text(language, found, words, missing) for language in ("vi", "en")}
    for (context, text, _), plural in found.items():
        word = words.get((context, text)) or words.get(("", text))
        if word:
            for marker in ("%1", "%2", "%3", "%4", "%n"):
                if (marker in text) != (marker in word[0]):
                    problems.append(f"{context}: {text!r}: {marker} is not in both languages")
    for line in sorted(set(missing)):
        print("no Vietnamese:", line, file=sys.stderr)
    for line in problems:
        print(line, file=sys.stderr)
    stale = []
    for language, text in texts.items():
        path = HERE / f"motcua_{language}.ts"
        if options.check:
            if not path.exists() or path.read_text(encoding="utf-8") != text:
                stale.append(path.name)
        else:
            path.write_text(text, encoding="utf-8")
    for name in stale:
        print(f"{name} is not up to date: run translations/make_ts.py", file=sys.stderr)
    print(f"{len(found)} texts, {len(set(missing))} without Vietnamese")
    return 1 if missing or problems or stale else 0


if __name__ == "__main__":
    sys.exit(main())
