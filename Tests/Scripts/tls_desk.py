#!/usr/bin/env python3
"""A desk behind TLS and a CONNECT proxy, both on free ports of this machine, for the tests of the wire.

    tls_desk.py CERTIFICATE KEY

prints one line, `<port of the desk> <port of the proxy>`, and ends when its standard input does. The desk answers
`GET` with 200, and at `/seen` with one line for each CONNECT that came through the proxy: where to, and whether that
line brought credentials of the desk.
"""
import http.server
import socket
import ssl
import sys
import threading

seen = []


class Desk(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        body = "\n".join(seen).encode() if self.path == "/seen" else b"desk"
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


class Quiet(http.server.ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, *_):
        pass  # a client that does not trust the certificate hangs up


def pump(source, sink):
    try:
        while data := source.recv(65536):
            sink.sendall(data)
    except OSError:
        pass
    try:
        sink.shutdown(socket.SHUT_WR)
    except OSError:
        pass


class Proxy(http.server.BaseHTTPRequestHandler):
    def do_CONNECT(self):
        seen.append("%s %s" % (self.path, "credentials" if "Authorization" in self.headers else "clean"))
        host, port = self.path.rsplit(":", 1)
        with socket.create_connection(("127.0.0.1", int(port))) as desk:  # whatever the name
            self.send_response(200)
            self.end_headers()
            back = threading.Thread(target=pump, args=(desk, self.connection), daemon=True)
            back.start()
            pump(self.connection, desk)
            back.join()

    def log_message(self, *_):
        pass


desk = Quiet(("127.0.0.1", 0), Desk)
context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
context.load_cert_chain(sys.argv[1], sys.argv[2])
desk.socket = context.wrap_socket(desk.socket, server_side=True, do_handshake_on_connect=False)
proxy = Quiet(("127.0.0.1", 0), Proxy)
for server in (desk, proxy):
    threading.Thread(target=server.serve_forever, daemon=True).start()
print(desk.server_address[1], proxy.server_address[1], flush=True)
sys.stdin.read()
