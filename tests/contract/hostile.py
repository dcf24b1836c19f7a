#!/usr/bin/env python3
"""Nobody's friend asks the centre. usage: hostile.py BACKEND OPENAPI [--all] [--seed N]

For every operation of the contract: wrong types, missing and unknown fields, enormous and nested values, other people's ids,
stale and forged tokens, bodies that are no JSON, a body said to be 100 MB, a body that comes a byte at a time. Whatever comes:
never a 5xx, every refusal is problem+json with a stable code, nobody's personal data stand in an answer to a stranger, and the
centre goes on answering. Default: a seeded sample; --all: everything.
"""
import http.client
import json
import os
import random
import re
import socket
import subprocess
import sys
import tempfile
import threading
import time
import uuid

try:
    import yaml
except ImportError as missing:
    sys.exit(f"needs python3-yaml: {missing}")

BACKEND, OPENAPI = sys.argv[1:3]
ALL = "--all" in sys.argv
SEED = int(sys.argv[sys.argv.index("--seed") + 1]) if "--seed" in sys.argv else 20261121
API = yaml.safe_load(open(OPENAPI, encoding="utf-8"))
RANDOM = random.Random(SEED)
FAULTS = []
ASKED = {"n": 0}
CODES = set()
CODE = re.compile(r"^[a-z][a-z0-9_]{1,63}$")
# What the layers below the routes may answer to anything.
ALWAYS = {400, 401, 403, 404, 405, 411, 413, 414, 415, 417, 422, 426, 429, 431, 408}


def fault(text):
    FAULTS.append(text)
    print("FAULT", text[:500], flush=True)


def deref(node):
    while isinstance(node, dict) and "$ref" in node:
        target = API
        for part in node["$ref"][2:].split("/"):
            target = target[part]
        node = target
    return node


def sample(schema, depth=0):
    """A value that fits, as far as a simple mind can tell."""
    schema = deref(schema)
    if depth > 8:
        return None
    if "const" in schema:
        return schema["const"]
    if "enum" in schema:
        return schema["enum"][0]
    for many in ("oneOf", "anyOf"):
        if many in schema:
            return sample(schema[many][0], depth + 1)
    if "allOf" in schema:
        merged = {}
        for part in schema["allOf"]:
            value = sample(part, depth + 1)
            if isinstance(value, dict):
                merged.update(value)
        return merged
    kind = schema.get("type", "object" if "properties" in schema else "string")
    if isinstance(kind, list):
        kind = kind[0]
    if kind == "object":
        return {name: sample(part, depth + 1) for name, part in schema.get("properties", {}).items()}
    if kind == "array":
        return [sample(schema.get("items", {}), depth + 1)]
    if kind == "integer":
        return max(schema.get("minimum", 1), 1)
    if kind == "number":
        return 1.5
    if kind == "boolean":
        return True
    form = schema.get("format", "")
    if form == "date":
        return "1990-02-15"
    if form == "date-time":
        return "2026-11-21T01:02:03.000Z"
    if form == "uuid":
        return str(uuid.UUID(int=RANDOM.getrandbits(128), version=4))
    if form == "email":
        return "ai.do@example.invalid"
    return "x" * max(schema.get("minLength", 1), 1)


ODD = [None, True, 0, -1, 2**63, 1e308, "", "x" * 100_000, "\u0000", "\ud83d\ude00 Đặng", "' OR 1=1 --", "../../etc/passwd", [], [[]], {},
       {"$ref": "x"}, ["x"] * 2000, "2026-13-45", "00000000-0000-0000-0000-000000000000"]


def mutations(body):
    """(what, JSON text) of bodies that are wrong in one place."""
    yield "not JSON", b"{"
    yield "empty", b""
    yield "not UTF-8", b'{"a":"\xff\xfe"}'
    yield "an array", b"[]"
    yield "a number", b"1e9999"
    yield "nested", b'{"a":' * 3000 + b"1" + b"}" * 3000
    yield "doubled key", b'{"userName":"a","userName":"b"}'
    yield "empty object", b"{}"
    yield "unknown field", json.dumps({**body, "isAdministrator": True}).encode()
    for name in body:
        without = {k: v for k, v in body.items() if k != name}
        yield f"without {name}", json.dumps(without).encode()
        for odd in ODD:
            yield f"{name} = {str(odd)[:30]!r}", json.dumps({**body, name: odd}).encode()
        inner = body[name][0] if isinstance(body[name], list) and body[name] else body[name]
        if isinstance(inner, dict):
            for deep in inner:
                for odd in ODD[:12]:
                    changed = {**inner, deep: odd}
                    yield f"{name}.{deep} = {str(odd)[:30]!r}", json.dumps({**body, name: [changed] if isinstance(body[name], list) else changed}).encode()


class Centre:
    def __init__(self, folder):
        self.database = f"sqlite:{folder}/centre.sqlite"
        environment = dict(os.environ, QT_QPA_PLATFORM="offscreen")
        subprocess.run([BACKEND, "seed", "--database", self.database, "--dossiers", "40", "--registrations", "3", "--meetings", "2",
                        "--passes", "12"], check=True, env=environment, stdout=subprocess.DEVNULL)
        self.errors = open(f"{folder}/errors", "wb+")
        self.process = subprocess.Popen([BACKEND, "serve", "--database", self.database, "--listen", "127.0.0.1:0", "--demo"],
                                        stdout=subprocess.PIPE, stderr=self.errors, env=environment)
        line = self.process.stdout.readline().decode().strip()
        assert line.startswith("listening on http://127.0.0.1:"), line
        self.port = int(line.rsplit(":", 1)[1])
        self.line = None

    def raw(self, method, path, token=None, body=None, headers=None, timeout=30):
        for attempt in (1, 2):
            if self.line is None:
                self.line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=timeout)
            sent = {"Motcua-Contract": "1", "Content-Type": "application/json", **(headers or {})}
            if token:
                sent["Authorization"] = "Bearer " + token
            try:
                self.line.request(method, path, body=body, headers=sent)
                answer = self.line.getresponse()
                content = answer.read()
                if answer.will_close:
                    self.line = None
                ASKED["n"] += 1
                return answer.status, (answer.getheader("Content-Type") or "").split(";")[0], content
            except (http.client.HTTPException, OSError):
                self.line = None
                if attempt == 2:
                    return 0, "", b""  # refused by closing
        return 0, "", b""

    def json(self, method, path, body=None, token=None):
        _, _, content = self.raw(method, path, token, json.dumps(body).encode() if body is not None else None)
        return json.loads(content)

    def sign_in(self, user):
        challenge = self.json("POST", "/v1/session", {"userName": user, "password": "Motcua@2026", "device": {"id": "desk-h", "name": "x"}})
        return self.json("POST", "/v1/session/otp", {"challenge": challenge["challenge"], "code": challenge["demoOtp"]})["access"]


def look(where, answer, declared, secrets):
    status, kind, content = answer
    if status >= 500 or (status == 0 and "closes" not in where):
        fault(f"{where}: {status} {content[:200]!r}")
    elif status >= 400:
        if kind != "application/problem+json":
            fault(f"{where}: {status} as {kind!r}")
            return
        code = json.loads(content).get("code", "")
        CODES.add(code)
        if not CODE.match(code):
            fault(f"{where}: code {code!r}")
        if status not in declared and status not in ALWAYS:
            fault(f"{where}: {status} is not declared")
    if secrets:
        text = content.decode("utf-8", "replace")
        for secret in secrets:
            if secret in text:
                fault(f"{where}: {status} tells {secret!r}")
                break


def walk(centre, tokens, secrets, own):
    stale = "A" * 43
    people = {"nobody": None, "stale": stale, "forged": "eyJhbGciOiJub25lIn0.e30.", **tokens}
    for path, item in API["paths"].items():
        if path in ("/metrics",):
            continue
        for method in ("get", "put", "post", "delete"):
            if method not in item:
                continue
            operation = item[method]
            declared = {int(status) for status in operation["responses"]}
            public = operation.get("security") == []
            names = re.findall(r"{(\w+)}", path)
            ids = [str(uuid.UUID(int=RANDOM.getrandbits(128), version=4)), "..%2F..%2Fetc%2Fpasswd", "%00", "x" * 5000, "%ff%fe", own]
            paths = [re.sub(r"{\w+}", one, path) for one in (ids if ALL else ids[:2] + [ids[5]])] if names else [path]
            queries = [""] + (["?scope=agency:X99&after=%00&limit=-5&wait=999999999", "?" + "a=b&" * 500] if method == "get" else [])
            schema = operation.get("requestBody", {}).get("content", {}).get("application/json", {}).get("schema")
            body = sample(schema) if schema else None
            for who, token in people.items():
                stranger = token is None or who in ("stale", "forged")
                for one in paths:
                    for query in queries if one == paths[0] else [""]:
                        if path in ("/v1/session",) and method == "delete":
                            continue  # would end the walk's own session
                        wait = path == "/v1/feed" and "wait" in query
                        answer = centre.raw(method.upper(), one + (query.replace("wait=999999999", "wait=0") if wait else query), token,
                                            json.dumps(body).encode() if body is not None else None)
                        where = f"{who}: {method.upper()} {one[:80]}{query[:40]}"
                        if stranger and not public and answer[0] not in (401, 404, 400, 414, 426, 413):
                            fault(f"{where}: {answer[0]} to a stranger")
                        look(where, answer, declared, secrets if stranger and not (public and answer[0] < 300 and path in DEMO_TELLS) else ())
            if isinstance(body, dict):
                some = list(mutations(body))
                if not ALL and len(some) > 24:
                    some = some[:9] + RANDOM.sample(some[9:], 15)
                for who, token in people.items():
                    if who in ("stale", "forged") or (not ALL and who not in ("nobody", "admin", "lan.nguyen")):
                        continue
                    for what, text in some:
                        answer = centre.raw(method.upper(), paths[0], token, text)
                        look(f"{who}: {method.upper()} {paths[0][:80]} {what}", answer, declared, secrets if token is None and path not in DEMO_TELLS else ())
                        if answer[0] in (200, 201) and what in ("not JSON", "not UTF-8", "an array", "a number", "nested", "empty") and answer[2][:1] == b"{":
                            fault(f"{who}: {method.upper()} {path} {what}: accepted")


# A demonstration's centre offers its invented officials by name, and an existing account's way out shows a masked phone.
DEMO_TELLS = {"/v1/demo/officials", "/v1/session", "/v1/session/otp"}


def enormous(centre, tokens):
    for path, item in API["paths"].items():
        for method in ("put", "post"):
            if method not in item:
                continue
            for token in (None, tokens["lan.nguyen"]):
                with socket.create_connection(("127.0.0.1", centre.port), timeout=20) as line:
                    name = re.sub(r"{\w+}", "0" * 64, path)
                    head = f"{method.upper()} {name} HTTP/1.1\r\nHost: x\r\nMotcua-Contract: 1\r\nContent-Type: application/json\r\nContent-Length: 104857600\r\n"
                    line.sendall((head + (f"Authorization: Bearer {token}\r\n" if token else "") + "\r\n").encode())
                    started = time.monotonic()
                    try:
                        answer = line.recv(65536)
                    except OSError:
                        answer = b""
                    ASKED["n"] += 1
                    status = int(answer.split(b" ")[1]) if answer.startswith(b"HTTP/") else 0
                    if status not in (401, 413, 0) or (status == 0 and time.monotonic() - started > 15):
                        fault(f"{method.upper()} {path} of 100 MB: {status}")


def slow(centre, count):
    """A byte at a time: each is cut, and meanwhile others are served."""
    lines = []
    for _ in range(count):
        line = socket.create_connection(("127.0.0.1", centre.port), timeout=90)
        line.sendall(b"POST /v1/session HTTP/1.1\r\nHost: x\r\nMotcua-Contract: 1\r\nContent-Type: application/json\r\nContent-Length: 5000\r\n\r\n{")
        lines.append(line)
    cut = threading.Event()

    def drip():
        left = list(lines)
        until = time.monotonic() + 80
        while left and time.monotonic() < until:
            for line in list(left):
                try:
                    line.send(b" ")
                    line.setblocking(False)
                    try:
                        if line.recv(1000) == b"":
                            left.remove(line)
                    except BlockingIOError:
                        pass
                    line.setblocking(True)
                except OSError:
                    left.remove(line)
            cut.wait(0.25)
        if left:
            fault(f"{len(left)} of {count} slow bodies are still listened to after 80 s")

    dripping = threading.Thread(target=drip)
    dripping.start()
    worst = 0.0
    while dripping.is_alive():
        started = time.monotonic()
        if centre.raw("GET", "/v1/health")[0] != 200:
            fault("no health while slow bodies come")
        worst = max(worst, time.monotonic() - started)
        dripping.join(0.2)
    if worst > 5:
        fault(f"slow bodies held others up: {worst:.1f} s")
    for line in lines:
        line.close()


def main():
    with tempfile.TemporaryDirectory(prefix="motcua-hostile-") as folder:
        centre = Centre(folder)
        try:
            tokens = {user: centre.sign_in(user) for user in ("admin", "lan.nguyen", "trung.vo", "hung.tran")}
            feed = centre.raw("GET", "/v1/feed?scope=agency:H15.50.05.13", tokens["admin"])[2].decode().strip().split("\n")
            rows = [json.loads(line) for line in feed]
            bodies = [row["body"] for row in rows if row.get("kind") == "dossier"]
            secrets = [v for body in bodies for v in (body["owner"]["fullName"], body["owner"].get("phone"), body["owner"].get("idNumber")) if v and len(v) > 8]
            cell = centre.raw("GET", "/v1/feed?scope=cell:CB04", tokens["trung.vo"])[2].decode().strip().split("\n")
            secrets += [json.loads(line)["body"]["fullName"] for line in cell if "fullName" in line]
            if len(secrets) < 40:
                fault("the sample tells too little to look for")
            walk(centre, tokens, set(secrets), bodies[0]["id"])
            enormous(centre, tokens)
            if ALL:
                slow(centre, 20)
            status, _, content = centre.raw("GET", "/v1/health")
            if status != 200 or centre.process.poll() is not None:
                fault(f"the centre does not answer any more: {status} {centre.process.poll()}")
            centre.errors.flush()
            centre.errors.seek(0)
            said = centre.errors.read().decode("utf-8", "replace")
            for secret in set(secrets):
                if secret in said:
                    fault(f"the log tells {secret!r}")
        finally:
            centre.process.terminate()
            centre.process.wait(20)
        if centre.process.returncode != 0:
            fault(f"the centre ended with {centre.process.returncode}")
    print(f"{ASKED['n']} questions, {len(CODES)} codes, {len(FAULTS)} faults")
    return 1 if FAULTS else 0


sys.exit(main())
