#!/usr/bin/env python3
"""Two centres behind HAProxy over a PostgreSQL primary with a synchronous standby; under load one centre is killed and started again,
then the primary is killed and the standby promoted. No settled command may be missing or count twice, and the desks recover by
themselves. usage: trial.py MOTCUA_BACKEND HAPROXY_EXAMPLE [--seconds N] [--desks N] [--keep DIR]

Ends 0 and prints one JSON line with the figures, else says what is wrong. Everything is its own: ports, folders, servers.
"""
import argparse
import glob
import http.client
import json
import os
import pwd
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time

SCOPE = "agency:H15.50.05.13"


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def uuid7():
    stamp = int(time.time() * 1000)
    value = (stamp << 80) | (0x7 << 76) | (secrets.randbits(12) << 64) | (0b10 << 62) | secrets.randbits(62)
    text = f"{value:032x}"
    return f"{text[:8]}-{text[8:12]}-{text[12:16]}-{text[16:20]}-{text[20:]}"


def wait_until(what, seconds, condition):
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if condition():
            return
        time.sleep(0.05)
    sys.exit(f"waited {seconds} s in vain: {what}")


class Postgresql:
    """One server in a folder; as an unprivileged user where this runs as root."""

    TOOLS = max(glob.glob("/usr/lib/postgresql/*/bin"), key=lambda path: int(path.split("/")[-2]), default="")

    def __init__(self, folder, name):
        self.data = os.path.join(folder, name)
        self.log = os.path.join(folder, name + ".log")
        self.port = free_port()
        self.sockets = folder

    @staticmethod
    def tool(*words, **how):
        if os.geteuid() == 0:
            nobody = pwd.getpwnam("nobody")
            how.setdefault("user", nobody.pw_uid)
            how.setdefault("group", nobody.pw_gid)
            how.setdefault("extra_groups", [])
        return subprocess.run([os.path.join(Postgresql.TOOLS, words[0]), *words[1:]], check=True, stdout=subprocess.DEVNULL, cwd="/", **how)

    def make(self):
        self.tool("initdb", "-D", self.data, "-U", "motcua", "-A", "trust", "--no-locale", "-E", "UTF8")
        self.set(wal_level="replica", hot_standby="on", synchronous_commit="on", max_connections="60")

    def follow(self, primary):
        self.tool("pg_basebackup", "-h", "127.0.0.1", "-p", str(primary.port), "-U", "motcua", "-D", self.data, "-X", "stream", "-c", "fast", "-R", "-d",
                  f"host=127.0.0.1 port={primary.port} user=motcua application_name=standby")
        # After its promotion it must not wait for a standby that is not there yet.
        self.set(synchronous_standby_names="''")

    def set(self, **settings):
        with open(os.path.join(self.data, "postgresql.auto.conf"), "a", encoding="utf-8") as file:
            for name, value in settings.items():
                file.write(f"{name} = {value}\n")

    def start(self):
        self.tool("pg_ctl", "start", "-D", self.data, "-w", "-l", self.log, "-o", f"-p {self.port} -k {self.sockets} -c listen_addresses=127.0.0.1")

    def kill(self):
        """As a machine dies: all at once. Frozen first, for a server process that outlives its postmaster by a moment shows others a commit that
        has not reached the standby (it gives up waiting for it, and says nothing to its own client)."""
        postmaster = int(open(os.path.join(self.data, "postmaster.pid"), encoding="utf-8").readline())
        os.kill(postmaster, signal.SIGSTOP)
        children = subprocess.run(["ps", "-o", "pid=", "--ppid", str(postmaster)], check=True, capture_output=True, text=True).stdout.split()
        for blow in (signal.SIGSTOP, signal.SIGKILL):
            for process in [*children, postmaster]:
                try:
                    os.kill(int(process), blow)
                except ProcessLookupError:
                    pass

    def promote(self):
        self.tool("pg_ctl", "promote", "-D", self.data, "-w")

    def stop(self):
        if os.path.exists(os.path.join(self.data, "postmaster.pid")):
            try:
                self.tool("pg_ctl", "stop", "-D", self.data, "-m", "immediate", stderr=subprocess.DEVNULL)
            except subprocess.CalledProcessError:
                pass

    def ask(self, sql, database="motcua"):
        return subprocess.run([os.path.join(self.TOOLS, "psql"), "-h", "127.0.0.1", "-p", str(self.port), "-U", "motcua", "-d", database, "-Atc", sql],
                              check=False, capture_output=True, text=True).stdout.strip()


class Centre:
    def __init__(self, program, database, blobs, folder, name):
        self.words = [program, "serve", "--database", database, "--blobs", blobs, "--demo", "--log", "json", "--drain-seconds", "1"]
        self.port = free_port()
        self.log = open(os.path.join(folder, name + ".log"), "ab")
        self.process = None

    def start(self):
        self.process = subprocess.Popen([*self.words, "--listen", f"127.0.0.1:{self.port}"], stdout=subprocess.PIPE, stderr=self.log)
        line = self.process.stdout.readline()
        if not line.startswith(b"listening on"):
            sys.exit(f"a centre did not start: {line}")

    def kill(self):
        self.process.kill()
        self.process.wait()


class Door:
    """HTTP through the proxy, one connection kept; a failure is `None`, to be tried again."""

    def __init__(self, port):
        self.port = port
        self.connection = None

    def ask(self, method, path, body=None, token=None, timeout=40):
        try:
            if self.connection is None:
                self.connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=timeout)
            headers = {"Motcua-Contract": "1", "Content-Type": "application/json"}
            if token:
                headers["Authorization"] = "Bearer " + token
            self.connection.request(method, path, json.dumps(body) if body is not None else None, headers)
            answer = self.connection.getresponse()
            return answer.status, answer.read()
        except (OSError, http.client.HTTPException):
            if self.connection:
                self.connection.close()
            self.connection = None
            return None, b""


class Desk(threading.Thread):
    """Notes on dossiers, one after the other, each sent until it is settled."""

    def __init__(self, port, number, stop):
        super().__init__(daemon=True)
        self.door = Door(port)
        self.device = f"desk-{number}"
        self.stop = stop
        self.settled = {}      # command id -> (target, moment)
        self.gaps = []         # seconds from the first try to the settled answer
        self.retries = 0
        self.faults = []
        self.token = None
        self.targets = []

    def sign_in(self):
        while not self.stop.is_set():
            status, body = self.door.ask("POST", "/v1/session", {"userName": "lan.nguyen", "password": "Motcua@2026",
                                                                  "device": {"id": self.device, "name": self.device}})
            if status == 200:
                challenge = json.loads(body)
                status, body = self.door.ask("POST", "/v1/session/otp", {"challenge": challenge["challenge"], "code": challenge["demoOtp"]})
                if status == 200:
                    self.token = json.loads(body)["access"]
                    return
            time.sleep(0.2)

    def run(self):
        number = 0
        while not self.stop.is_set():
            number += 1
            target = self.targets[number % len(self.targets)]
            command = {"id": uuid7(), "device": self.device, "lane": target, "n": number, "type": "dossier.note", "target": target, "baseRev": 1,
                       "payload": {"note": f"{self.device} {number}"}, "clientTime": time.strftime("%Y-%m-%dT%H:%M:%S.000Z", time.gmtime())}
            begun = time.monotonic()
            if self.settle(command):
                self.settled[command["id"]] = (target, time.monotonic())
                self.gaps.append(time.monotonic() - begun)

    def settle(self, command):
        end = time.monotonic() + 60
        while time.monotonic() < end:
            status, body = self.door.ask("POST", "/v1/commands", {"commands": [command]}, self.token)
            if status == 200:
                result = json.loads(body)["results"][0]
                if result["outcome"] in ("applied", "duplicate"):
                    return True
                if result["outcome"] != "retry":
                    self.faults.append(f"{result['outcome']} {result.get('code')}")
                    return False
            elif status in (400, 403, 404, 409, 410, 413, 422):
                self.faults.append(f"{status} {body[:200]!r}")
                return False
            elif status == 401:
                self.sign_in()
            self.retries += 1
            time.sleep(0.1)
        self.faults.append("a command was not settled within a minute")
        return False


class Reader(threading.Thread):
    """Follows the feed by long poll from the start; keeps the newest revision of each record."""

    def __init__(self, port, token, stop):
        super().__init__(daemon=True)
        self.door = Door(port)
        self.token = token
        self.stop = stop
        self.cursor = ""
        self.held = {}
        self.last = 0
        self.faults = []

    def page(self, wait):
        status, body = self.door.ask("GET", f"/v1/feed?scope={SCOPE}&limit=2000&wait={wait}&after={self.cursor}", token=self.token)
        if status != 200:
            if status == 410:
                self.faults.append(f"410 {body!r}")
                self.cursor = ""
            time.sleep(0.1)
            return False
        lines = [json.loads(line) for line in body.decode().strip().split("\n")]
        for row in lines[:-1]:
            if row["seq"] <= self.last:
                self.faults.append(f"seq {row['seq']} after {self.last}")
            self.last = row["seq"]
            if row["rev"] < self.held.get(row["id"], (0,))[0]:
                self.faults.append("a revision went back")
            self.held[row["id"]] = (row["rev"], row.get("body"))
        self.cursor = lines[-1]["next"]
        return not lines[-1]["more"]

    def run(self):
        while not self.stop.is_set():
            self.page(2)


def proxy_settings(example, port, centres, folder):
    """The example that is handed out, with this trial's ports."""
    text = open(example, encoding="utf-8").read()
    text = text.replace("maxconn 20000", "maxconn 500")  # an unprivileged user's descriptors
    text = text.replace("bind :443 ssl crt /etc/haproxy/motcua.pem alpn http/1.1", f"bind 127.0.0.1:{port}")
    for old, centre in zip(("127.0.0.1:8481", "127.0.0.1:8482"), centres):
        assert old in text
        text = text.replace(old, f"127.0.0.1:{centre.port}")
    path = os.path.join(folder, "haproxy.cfg")
    open(path, "w", encoding="utf-8").write(text)
    return path


def longest_silence(desks, begin, end):
    moments = sorted(moment for desk in desks for _, moment in desk.settled.values() if begin <= moment <= end)
    return round(max((b - a for a, b in zip([begin, *moments], [*moments, end])), default=0), 2)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("backend")
    parser.add_argument("haproxy_example")
    parser.add_argument("--seconds", type=float, default=5, help="of load before, between and after the blows")
    parser.add_argument("--desks", type=int, default=8)
    parser.add_argument("--keep", help="leave the logs there")
    given = parser.parse_args()
    haproxy = shutil.which("haproxy") or "/usr/sbin/haproxy"
    if not Postgresql.TOOLS or not os.path.exists(haproxy):
        sys.exit("needs haproxy and postgresql")

    folder = tempfile.mkdtemp(prefix="motcua-trial-")
    os.chmod(folder, 0o777)
    primary, standby = Postgresql(folder, "primary"), Postgresql(folder, "standby")
    processes = []
    stop = threading.Event()
    try:
        primary.make()
        primary.start()
        primary.ask("CREATE DATABASE motcua", "postgres")
        standby.follow(primary)
        standby.start()
        primary.ask("ALTER SYSTEM SET synchronous_standby_names = 'standby'")
        primary.ask("SELECT pg_reload_conf()")
        wait_until("the standby is synchronous", 20, lambda: primary.ask("SELECT sync_state FROM pg_stat_replication") == "sync")

        # libpq tries both and takes the one that can write: no address moves, nobody is told.
        database = f"postgresql://motcua@127.0.0.1:{primary.port},127.0.0.1:{standby.port}/motcua?target_session_attrs=read-write&connect_timeout=3"
        blobs = os.path.join(folder, "blobs")
        subprocess.run([given.backend, "seed", "--database", database, "--blobs", blobs, "--dossiers", "60", "--registrations", "0", "--meetings", "1",
                        "--passes", "5"], check=True, stdout=subprocess.DEVNULL, env=dict(os.environ, QT_QPA_PLATFORM="offscreen"))
        centres = [Centre(given.backend, database, blobs, folder, name) for name in ("one", "two")]
        for centre in centres:
            centre.start()
        port = free_port()
        processes.append(subprocess.Popen([haproxy, "-db", "-f", proxy_settings(given.haproxy_example, port, centres, folder)],
                                          stdout=subprocess.DEVNULL, stderr=open(os.path.join(folder, "haproxy.log"), "wb")))
        door = Door(port)
        wait_until("the proxy answers", 20, lambda: door.ask("GET", "/v1/health")[0] == 200)

        desks = [Desk(port, number, stop) for number in range(given.desks)]
        for desk in desks:
            desk.sign_in()
        first = Reader(port, desks[0].token, stop)
        wait_until("the feed is read", 20, lambda: first.page(0))
        dossiers = [id_ for id_, (_, body) in first.held.items() if body and "timeline" in body]
        readers = [first, Reader(port, desks[1].token, stop)]
        for number, desk in enumerate(desks):
            desk.targets = dossiers[number % 3::3]
        for thread in [*desks, *readers]:
            thread.start()

        begun = time.monotonic()
        time.sleep(given.seconds)
        centre_died = time.monotonic()
        centres[0].kill()
        time.sleep(given.seconds)
        centres[0].start()
        time.sleep(given.seconds)
        primary_died = time.monotonic()
        primary.kill()
        standby.promote()
        promoted = time.monotonic()
        wait_until("commands are settled again", 30, lambda: all(any(moment > promoted for _, moment in list(desk.settled.values())) for desk in desks))
        time.sleep(given.seconds)
        over = time.monotonic()
        stop.set()
        for thread in [*desks, *readers]:
            thread.join(70)

        # What was settled stands in the record once; what the readers hold is what a fresh one reads.
        fresh = Reader(port, desks[0].token, stop)
        wait_until("the feed is read again", 20, lambda: fresh.page(0))
        times_ = {}
        for _, body in fresh.held.values():
            for event in (body or {}).get("timeline", []):
                if event.get("commandId"):
                    times_[event["commandId"]] = times_.get(event["commandId"], 0) + 1
        settled = [id_ for desk in desks for id_ in desk.settled]
        faults = [fault for part in (*desks, *readers) for fault in part.faults]
        missing = [id_ for id_ in settled if times_.get(id_, 0) == 0]
        twice = [id_ for id_, count in times_.items() if count > 1]
        for reader in readers:
            wait_until("a reader catches up", 20, lambda reader=reader: reader.page(0))
            if {id_: held[0] for id_, held in reader.held.items()} != {id_: held[0] for id_, held in fresh.held.items()}:
                faults.append("a reader ended unlike the table")
        verified = subprocess.run([given.backend, "audit", "verify", "--database", database, "--blobs", blobs], check=False, capture_output=True, text=True)
        if verified.returncode != 0:
            faults.append("audit: " + verified.stdout + verified.stderr)
        gaps = sorted(gap for desk in desks for gap in desk.gaps)
        print(json.dumps({
            "settled": len(settled), "missing": len(missing), "twice": len(twice), "retries": sum(desk.retries for desk in desks),
            "perSecondBefore": round(sum(moment < centre_died for desk in desks for _, moment in desk.settled.values()) / (centre_died - begun)),
            "silenceWhenACentreDied": longest_silence(desks, centre_died, centre_died + given.seconds),
            "promoteTook": round(promoted - primary_died, 2), "silenceWhenThePrimaryDied": longest_silence(desks, primary_died, over),
            "medianMs": round(gaps[len(gaps) // 2] * 1000, 1), "p99Ms": round(gaps[len(gaps) * 99 // 100] * 1000, 1), "faults": faults[:5]}), flush=True)
        if missing or twice or faults or not settled:
            sys.exit(1)
    finally:
        stop.set()
        for centre in locals().get("centres", []):
            if centre.process and centre.process.poll() is None:
                centre.process.terminate()
                centre.process.wait(20)
        for process in processes:
            process.terminate()
            process.wait(20)
        standby.stop()
        primary.stop()
        if given.keep:
            os.makedirs(given.keep, exist_ok=True)
            for path in glob.glob(folder + "/*.log") + glob.glob(folder + "/*.cfg"):
                shutil.copy(path, given.keep)
        shutil.rmtree(folder, ignore_errors=True)


main()
