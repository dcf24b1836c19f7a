#!/usr/bin/env python3
"""README's walk-through, run as it stands there. usage: walkthrough.py BACKEND README

The ```bash blocks of the section "Every way in, by curl" are one script, run by bash -euo pipefail against a centre with the
sample that the section names.
"""
import os
import re
import subprocess
import sys
import tempfile

BACKEND, README = sys.argv[1:3]
text = open(README, encoding="utf-8").read()
section = re.search(r"^## Every way in, by curl$(.*?)(?=^## )", text, re.M | re.S)
blocks = re.findall(r"^```bash\n(.*?)^```$", section.group(1), re.M | re.S) if section else []
if len(blocks) < 4:
    sys.exit("README has no walk-through")

with tempfile.TemporaryDirectory(prefix="motcua-walk-") as folder:
    environment = dict(os.environ, QT_QPA_PLATFORM="offscreen")
    database = f"sqlite:{folder}/centre.sqlite"
    subprocess.run([BACKEND, "seed", "--database", database, "--dossiers", "60", "--registrations", "4", "--meetings", "2", "--passes", "40",
                    "--seed", "7"], check=True, env=environment, stdout=subprocess.DEVNULL)
    centre = subprocess.Popen([BACKEND, "serve", "--database", database, "--listen", "127.0.0.1:0", "--demo", "--mail-dir", f"{folder}/letters"],
                              stdout=subprocess.PIPE, env=environment)
    try:
        url = centre.stdout.readline().decode().strip().removeprefix("listening on ")
        walk = subprocess.run(["bash", "-euo", "pipefail", "-c", "".join(blocks)], cwd=folder,
                              env=dict(environment, MOTCUA=url, LETTERS=f"{folder}/letters"), timeout=60)
    finally:
        centre.terminate()
        centre.wait(20)
sys.exit(walk.returncode)
