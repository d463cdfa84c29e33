"""Jupyter server extension of latent-sky: widget messages leave at once.

jupyter_server leaves Nagle's algorithm on for the websocket of a kernel, so a small message that follows another
waits about 40 ms for the page's acknowledgement. A slider feels that.
"""

import functools


def _jupyter_server_extension_points():
    return [{"module": "latent_sky_server"}]


def _load_jupyter_server_extension(server_app):
    try:
        from jupyter_server.services.kernels.websocket import KernelWebsocketHandler

        send_at_once(KernelWebsocketHandler)
    except Exception as error:
        server_app.log.warning("latent-sky: widgets will answer about 40 ms later than they could: %r", error)


def send_at_once(handler):
    """Makes a tornado websocket handler class turn Nagle's algorithm off when a page connects; safe to call twice."""
    if getattr(handler.open, "sends_at_once", False):
        return
    wrapped = handler.open

    @functools.wraps(wrapped)
    def open_at_once(self, *args, **kwargs):
        try:
            self.set_nodelay(True)
        except Exception as error:
            self.log.warning("latent-sky: the socket keeps Nagle's algorithm: %r", error)
        return wrapped(self, *args, **kwargs)

    open_at_once.sends_at_once = True
    handler.open = open_at_once
