"""A loopback proxy that stands between the tool and a desk, to kill the tool at a byte of our choosing.

It shares no code with Deskferry. Without a trap and without faults it passes everything on unchanged.

A trap waits for the n-th request that fits and then sends SIGKILL to the process it is set for:
  part   a third of the request has gone on to the desk; the rest never does
  lost   the desk has done its work and answered; the answer is thrown away
  late   the whole request has arrived here, and goes on to the desk only after the process is dead and a little more
"""
import os
import random
import signal
import socket
import threading
import time

# Small, so that a large upload is still being sent when a third of it has arrived here.
RECEIVE_BUFFER = 32_768


class Trap:
    def __init__(self, mode, fits, count=1, delay=0.6):
        self.mode, self.fits, self.count, self.delay = mode, fits, count, delay
        self.pid = None
        self.ready = threading.Event()  # the process id is known
        self.done = threading.Event()  # struck, and all that was to be seen is in `evidence`
        self.evidence = {}
        self.lock = threading.Lock()

    def takes(self, request):
        with self.lock:
            if self.count <= 0 or not self.fits(request):
                return False
            self.count -= 1
            return self.count == 0

    def kill(self):
        self.ready.wait(30)
        os.kill(self.pid, signal.SIGKILL)


class Request:
    def __init__(self, head):
        lines = head.decode("latin-1").split("\r\n")
        self.head = head
        self.method, self.path, _ = lines[0].split(" ", 2)
        self.headers = {}
        for line in lines[1:]:
            name, _, value = line.partition(":")
            self.headers[name.strip().lower()] = value.strip()
        self.length = int(self.headers.get("content-length") or 0)
        self.is_form = self.headers.get("content-type", "").startswith("multipart/")
        self.writes = self.method not in ("GET", "HEAD")


class Proxy:
    def __init__(self, seed):
        self.random = random.Random(seed)
        self.upstream = None
        self.trap = None
        self.lost_share = 0.0
        self.storm_every = 0
        self.storm_left = 0
        self.lock = threading.Lock()
        self.counts = {"calls": 0, "writes": 0, "delivered writes": 0, "lost before": 0, "lost after": 0, "429": 0,
                       "storms": 0, "trapped": 0}
        self.busy = 0
        self.listener = socket.socket()
        self.listener.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, RECEIVE_BUFFER)
        self.listener.bind(("127.0.0.1", 0))
        self.listener.listen(64)
        self.port = self.listener.getsockname()[1]
        threading.Thread(target=self.accept, daemon=True).start()

    def faults(self, lost, storm_every):
        with self.lock:
            self.lost_share, self.storm_every = lost, storm_every

    def settle(self):
        """Waits until nothing is on its way to the desk any more."""
        while True:
            with self.lock:
                if self.busy == 0:
                    return
            time.sleep(0.02)

    def accept(self):
        while True:
            try:
                client, _ = self.listener.accept()
            except OSError:
                return
            client.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            threading.Thread(target=self.serve, args=(client,), daemon=True).start()

    def serve(self, client):
        try:
            while True:
                head = read_until(client, b"\r\n\r\n")
                if not head:
                    return
                with self.lock:
                    self.busy += 1
                try:
                    goes_on = self.one(client, head)
                finally:
                    with self.lock:
                        self.busy -= 1
                if not goes_on:
                    return
        except OSError:
            pass
        finally:
            client.close()

    def one(self, client, head):
        """Passes one request on. Returns whether the client's connection may be used again."""
        request = Request(head)
        with self.lock:
            self.counts["calls"] += 1
            self.counts["writes"] += request.writes
            trap = self.trap
        if trap and trap.takes(request):
            return self.spring(trap, client, request)
        fault = self.draw()
        body = read_exactly(client, request.length)
        if len(body) < request.length:
            # The sender died in the middle: the desk gets as much as we did.
            with connect(self.upstream) as part:
                part.sendall(head + body)
            return False
        if fault == "lost before":
            return False
        if fault and fault.startswith("429"):
            hint = b"Retry-After: 1\r\n" if fault == "429 hint" else b""
            client.sendall(b"HTTP/1.1 429 Too Many Requests\r\n" + hint + b"Content-Length: 0\r\n\r\n")
            return True
        answer, keeps = self.ask(head + body)
        if fault == "lost after" or not answer:
            return False
        client.sendall(answer)
        if request.writes and answer.split(b" ", 2)[1].startswith(b"2"):
            with self.lock:
                self.counts["delivered writes"] += 1
        return keeps

    def draw(self):
        with self.lock:
            if self.storm_left > 0:
                self.storm_left -= 1
                self.counts["429"] += 1
                return self.random.choice(["429 hint", "429 hint", "429 bare"])
            if self.storm_every and self.random.random() < 1 / self.storm_every:
                self.storm_left = self.random.randrange(4, 9)
                self.counts["storms"] += 1
            if self.random.random() < self.lost_share:
                kind = self.random.choice(["lost before", "lost after"])
                self.counts[kind] += 1
                return kind
            return None

    def ask(self, request):
        """On a connection of its own: one that had been kept alive might make us send a request twice."""
        server = connect(self.upstream)
        try:
            server.sendall(request)
            return read_answer(server, request.startswith(b"HEAD "))
        finally:
            server.close()

    def spring(self, trap, client, request):
        evidence = {"request": f"{request.method} {request.path.split('?')[0]}", "length": request.length}
        if trap.mode == "part":
            self.spring_part(trap, client, request, evidence)
        else:
            body = read_exactly(client, request.length)
            if trap.mode == "late":
                trap.evidence = evidence
                trap.kill()
                trap.done.set()
                time.sleep(trap.delay)
            answer, keeps = self.ask(request.head + body)
            evidence["status"] = int(answer.split(b" ", 2)[1]) if answer else 0
            if trap.mode == "lost":
                if not 200 <= evidence["status"] < 300:
                    # Refused, so that nothing is lost with it: wait for the next one.
                    trap.count = 1
                    client.sendall(answer)
                    return bool(answer) and keeps
                trap.kill()
        with self.lock:
            self.counts["trapped"] += 1
        trap.evidence = evidence
        trap.done.set()
        return False

    def spring_part(self, trap, client, request, evidence):
        body = read_exactly(client, request.length // 3)
        part = request.head + body if request.length else request.head[: len(request.head) // 3]
        server = connect(self.upstream)
        server.sendall(part)
        time.sleep(0.05)
        trap.kill()
        # What the process had handed to its kernel still arrives; if that is not all, it was still sending.
        left = 0
        try:
            while chunk := client.recv(1 << 16):
                left += len(chunk)
        except OSError:
            pass
        evidence["passed on"] = len(body)
        evidence["ever sent"] = len(body) + left
        server.close()


def connect(port):
    server = socket.create_connection(("127.0.0.1", port), timeout=120)
    server.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return server


def read_until(connection, end):
    data = b""
    while not data.endswith(end):
        byte = connection.recv(1)
        if not byte:
            return b""
        data += byte
    return data


def read_exactly(connection, count):
    parts, missing = [], count
    while missing > 0:
        chunk = connection.recv(min(missing, 1 << 16))
        if not chunk:
            break
        parts.append(chunk)
        missing -= len(chunk)
    return b"".join(parts)


def read_answer(connection, is_head):
    head = read_until(connection, b"\r\n\r\n")
    if not head:
        return b"", False
    lines = head.decode("latin-1").lower().split("\r\n")
    headers = {name.strip(): value.strip() for name, _, value in (line.partition(":") for line in lines[1:])}
    keeps = headers.get("connection") != "close" and lines[0].startswith("http/1.1")
    status = int(lines[0].split()[1])
    body = b""
    if is_head or status in (204, 304):
        pass
    elif "content-length" in headers:
        body = read_exactly(connection, int(headers["content-length"]))
        if len(body) < int(headers["content-length"]):
            keeps = False  # a desk that breaks off in the middle: so do we
    elif headers.get("transfer-encoding") == "chunked":
        while True:
            line = read_until(connection, b"\r\n")
            size = int(line.split(b";")[0] or b"0", 16) if line else 0
            body += line + read_exactly(connection, size + 2)
            if size == 0:
                break
    else:
        keeps = False
        while chunk := connection.recv(1 << 16):
            body += chunk
    return head + body, keeps
