"""A mail server that takes one letter at a time and keeps it, for tests of what goes over the wire."""

import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field


@dataclass
class Post:
    """Where the server listens, what it was sent, and how it answers a recipient."""

    port: int = 0
    recipient: bytes = b"250 ok"
    letters: list[str] = field(default_factory=list)
    recipients: list[str] = field(default_factory=list)


class _Handler(socketserver.StreamRequestHandler):
    server: "_Server"

    def handle(self) -> None:
        post = self.server.post
        self._say(b"220 here")
        while line := self.rfile.readline():
            verb = line[:4].upper()
            if verb == b"QUIT":
                self._say(b"221 bye")
                return
            if verb == b"RCPT":
                post.recipients.append(line.decode().strip())
                self._say(post.recipient)
            elif verb == b"DATA":
                self._say(b"354 go on")
                lines = iter(self.rfile.readline, b".\r\n")
                post.letters.append(b"".join(lines).decode())
                self._say(b"250 taken")
            else:
                self._say(b"250 ok")

    def _say(self, line: bytes) -> None:
        self.wfile.write(line + b"\r\n")


class _Server(socketserver.ThreadingTCPServer):
    daemon_threads = True
    post: Post


@contextmanager
def listening(recipient: bytes = b"250 ok") -> Iterator[Post]:
    """A server on a free port, for as long as it lasts."""
    with _Server(("127.0.0.1", 0), _Handler) as server:
        server.post = Post(server.server_address[1], recipient)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield server.post
        finally:
            server.shutdown()
