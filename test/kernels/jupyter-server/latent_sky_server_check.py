"""Prints, as JSON, what the server extension did to a real server and to a changed one."""

import json
import logging
import sys
import types

sys.path.insert(0, sys.argv[1])
import latent_sky_server as extension


class Log(logging.Handler):
    def __init__(self):
        super().__init__()
        self.lines = []

    def emit(self, record):
        self.lines.append(record.getMessage())


def app():
    log = logging.Logger("app")
    handler = Log()
    log.addHandler(handler)
    return types.SimpleNamespace(log=log), handler.lines


class Handler:
    def __init__(self, fails=False):
        self.nodelay, self.fails = [], fails
        self.log = logging.Logger("handler")
        self.log.addHandler(logging.NullHandler())

    def set_nodelay(self, value):
        if self.fails:
            raise OSError("gone")
        self.nodelay.append(value)

    def open(self, kernel_id):
        return f"opened {kernel_id}"


report = {"points": extension._jupyter_server_extension_points()}

from jupyter_server.services.kernels.websocket import KernelWebsocketHandler

server, report["warnings"] = app()
extension._load_jupyter_server_extension(server)
first = KernelWebsocketHandler.open
extension._load_jupyter_server_extension(server)
report["wrapped"] = getattr(first, "sends_at_once", False)
report["wrappedOnce"] = KernelWebsocketHandler.open is first

extension.send_at_once(Handler)
good, bad = Handler(), Handler(fails=True)
report["opened"] = [good.open("k1"), good.nodelay, bad.open("k2"), bad.nodelay]

sys.modules["jupyter_server.services.kernels.websocket"] = types.ModuleType("changed")
changed, report["warningsWhenChanged"] = app()
extension._load_jupyter_server_extension(changed)
print(json.dumps(report))
