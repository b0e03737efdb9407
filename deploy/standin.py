"""A Google API that takes everything: writes each request down as a line of JSON, and answers with what was sent.

standin.py FILE prints the port that it listens on, on the loopback interface only. It may be asked directly or as a proxy.
"""

import http.server
import json
import sys


class Api(http.server.BaseHTTPRequestHandler):
    def answer(self):
        body = self.rfile.read(int(self.headers.get("Content-Length", 0))).decode()
        with open(sys.argv[1], "a", encoding="utf-8") as log:
            log.write(json.dumps({"method": self.command, "path": self.path, "body": body}) + "\n")
        # What is asked for first is not there yet, so that gcloud creates it.
        status, reply = (404, b'{"error": {"code": 404, "message": "not found"}}') if self.command == "GET" else (200, (body or "{}").encode())
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(reply)))
        self.end_headers()
        self.wfile.write(reply)

    do_GET = do_POST = do_PUT = do_PATCH = do_DELETE = answer

    def log_message(self, *arguments):
        pass


server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Api)
print(server.server_port, flush=True)
server.serve_forever()
