#!/usr/bin/env python3
"""A mail server and an SMS gateway that take note: one JSON line a message on stdout, after the line `smtp PORT sms PORT`.

Faults are asked for by the address: tempfail@ is told 451 after the data twice, full@ 552 at once, hangup@ gets its connection cut
after the data was taken, die@ likewise for ever; SMS numbers ending 0503 get a 503 twice, 0422 a 422, 0000 a cut connection after the
message was taken. Whatever is taken is printed each time, so a message that came twice is seen twice.
"""
import asyncio
import email
import email.policy
import http.server
import json
import os
import socket
import sys
import threading

from aiosmtpd.smtp import SMTP

LOCK = threading.Lock()
SEEN = {}


def say(**fields):
    with LOCK:
        print(json.dumps(fields, ensure_ascii=True), flush=True)


def times(key):
    SEEN[key] = SEEN.get(key, 0) + 1
    return SEEN[key]


class Mail:
    async def handle_RCPT(self, server, session, envelope, address, options):
        if address.startswith("full@"):
            return "552 mailbox full"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        address = envelope.rcpt_tos[0]
        if address.startswith("tempfail@") and times(address) <= 2:
            return "451 later"
        mail = email.message_from_bytes(envelope.content, policy=email.policy.default)
        parts = [part for part in mail.walk() if not part.is_multipart()]
        say(kind="mail", to=address, id=mail["Message-ID"], subject=mail["Subject"], sender=envelope.mail_from, shown=mail["From"], text=parts[0].get_content().strip(),
            attachments=[{"name": part.get_filename(), "type": part.get_content_type(), "size": len(part.get_payload(decode=True))} for part in parts[1:]])
        if address.startswith("hangup@"):
            server.transport.abort()
        return "250 taken"


class Sms(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_POST(self):
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        number = body["to"]
        if number.endswith("0422"):
            return self.answer(422)
        if number.endswith("0503") and times(number) <= 2:
            return self.answer(503)
        key = self.headers["Idempotency-Key"]
        first = times("key " + key) == 1
        if first:
            say(kind="sms", to=number, id=key, text=body["text"], token=self.headers.get("Authorization", ""))
        if number.endswith("0000") and first:
            self.close_connection = True
            return self.connection.shutdown(socket.SHUT_RDWR)
        return self.answer(200 if first else 409)

    def answer(self, status):
        self.send_response(status)
        self.send_header("Content-Length", "2")
        self.end_headers()
        self.wfile.write(b"{}")

    def log_message(self, *_):
        pass


gateway = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Sms)
threading.Thread(target=gateway.serve_forever, daemon=True).start()


async def main():
    loop = asyncio.get_running_loop()
    server = await loop.create_server(lambda: SMTP(Mail(), enable_SMTPUTF8=True, data_size_limit=64 * 1024 * 1024), "127.0.0.1", 0)
    print("smtp", server.sockets[0].getsockname()[1], "sms", gateway.server_address[1], flush=True)
    await loop.run_in_executor(None, sys.stdin.read)  # until the test closes it
    os._exit(0)


asyncio.run(main())
