"""Server: uvicorn around the application, quiet at start, with a word to the person when it is ready."""

import logging
import socket

import click
import uvicorn

from app.config import Settings
from app.main import create_app
from app.routes.wire import READ_UP_TO

PATIENCE = 10  # seconds that requests may take to end when the service stops
READY = """
Parley is ready. Try:

  curl '{root}/events.txt?limit=20'
  curl '{root}/events?actor=Ukraine&type=truce_declared'
  curl '{root}/events/count?country=UKR'

The reference is {root}/docs; Ctrl-C stops the service.
"""


class Server(uvicorn.Server):
    """Serves the application on sockets that are open already."""

    def __init__(self, settings: Settings) -> None:
        self._app = create_app(settings)
        config = uvicorn.Config(
            self._app,
            log_level="warning",
            server_header=False,
            access_log=settings.access_log,
            h11_max_incomplete_event_size=READ_UP_TO,
            timeout_graceful_shutdown=PATIENCE,
        )
        super().__init__(config)
        logging.getLogger("uvicorn.access").setLevel(logging.INFO)

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Start, and say so with three lines to try once requests are answered."""
        await super().startup(sockets)
        for listening in sockets or []:
            click.echo(READY.format(root=_root(*listening.getsockname()[:2])))

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Stop; open streams end first, since a server waits for its connections."""
        self._app.state.following.close()
        await super().shutdown(sockets)


def _root(host: str, port: int) -> str:
    """The address a person on this machine types for a listening socket."""
    name = "localhost" if host in ("127.0.0.1", "0.0.0.0", "::1", "::") else host
    return f"http://[{name}]:{port}" if ":" in name else f"http://{name}:{port}"
