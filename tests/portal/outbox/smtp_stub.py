"""A mail server on this machine that behaves as badly as it is told to."""

from __future__ import annotations

import socketserver
import threading
import time
from contextlib import contextmanager


class Conversation(socketserver.StreamRequestHandler):
    """One connection; `server.answer(step, address)` may return another reply, "hang" or "die"."""

    def handle(self):
        self.server.connections += 1
        self.recipient = ""
        if not self.step("CONNECT", "220 stub"):
            return
        while line := self.rfile.readline():
            verb = line.decode().split(":")[0].split()[0].upper() if line.strip() else ""
            if verb == "RCPT":
                self.recipient = line.decode().split("<")[1].split(">")[0]
            if verb == "QUIT":
                self.say("221 bye")
                return
            if not self.step(verb, "354 go on" if verb == "DATA" else "250 ok"):
                return

    def step(self, verb, usual):
        reply = self.server.answer(verb, self.recipient) or usual
        if reply == "hang":
            time.sleep(self.server.hanging)
            return False
        if reply == "die":
            return False
        self.say(reply)
        if verb == "DATA" and reply.startswith("354"):
            return self.take()
        return not reply.startswith("421")

    def take(self):
        lines = []
        while (line := self.rfile.readline()) not in (b".\r\n", b""):
            lines.append(line)
        reply = self.server.answer("TAKEN", self.recipient) or "250 taken"
        if reply in ("250 taken", "die"):
            self.server.taken.append((self.recipient, b"".join(lines)))
        if reply == "die":
            return False
        self.say(reply)
        return True

    def say(self, text):
        self.wfile.write(f"{text}\r\n".encode())


class Server(socketserver.ThreadingTCPServer):
    daemon_threads = True
    allow_reuse_address = True
    block_on_close = False
    hanging = 1.5

    def __init__(self, answer):
        super().__init__(("127.0.0.1", 0), Conversation)
        self.answer = answer
        self.connections = 0
        self.taken = []

    def handle_error(self, request, client_address):
        """Say nothing: a client that hangs up is part of the game."""

    @property
    def addresses(self):
        return [recipient for recipient, _text in self.taken]


@contextmanager
def running(answer=lambda step, recipient: None):
    """Run a server for as long as the context lasts."""
    server = Server(answer)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
