"""`parley serve` and `parley migrate`: the service on a socket, and the database it needs."""

import errno
import socket

import click

STALLED = 60_000  # milliseconds after which a connection is dropped whose client takes nothing


@click.command()
@click.option("--host", help="Address to listen on.  [default: 127.0.0.1, or PARLEY_HOST]")
@click.option(
    "--port", type=click.IntRange(1, 65535), help="Port to listen on.  [default: 8000, or PARLEY_PORT]"
)
def serve(host: str | None, port: int | None) -> None:
    """Serve the timeline over HTTP until interrupted."""
    from app.config import Settings

    settings = Settings()
    listening = listen(host or settings.host, port or settings.port)
    from app.cli.server import Server

    try:
        Server(settings).run(sockets=[listening])
    except KeyboardInterrupt:
        click.echo("stopped", err=True)


@click.command()
def migrate() -> None:
    """Create the tables of the database, or bring them up to date."""
    from app import migrate as migrations
    from app.config import Settings

    migrations.upgrade(Settings().database_url)
    click.echo("the database is up to date", err=True)


def listen(host: str, port: int) -> socket.socket:
    """A listening socket, taken before anything slow starts, so that a taken port is told at once."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        listening = socket.create_server((host, port), family=family, backlog=2048)
    except OSError as fault:
        raise click.ClickException(_refusal(host, port, fault)) from None
    # asyncio sends small packets at once only where the protocol of a socket is spelt out, as it is not here:
    # a client that keeps its connection would wait 40 ms for each answer.
    listening.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    if hasattr(socket, "TCP_USER_TIMEOUT"):  # Linux; what it accepts inherits it
        listening.setsockopt(socket.IPPROTO_TCP, socket.TCP_USER_TIMEOUT, STALLED)
    return listening


def _refusal(host: str, port: int, fault: OSError) -> str:
    if fault.errno == errno.EADDRINUSE:
        free = port + 1 if port < 65535 else port - 1
        return f"port {port} on {host} is taken by another program; try PARLEY_PORT={free}, or --port {free}"
    if fault.errno == errno.EACCES:
        return f"port {port} on {host} needs more rights than this user has; pick one above 1023"
    return f"cannot listen on {host}, port {port}: {fault.strerror or fault}"
