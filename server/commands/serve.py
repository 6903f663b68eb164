"""styrgraf serve: the whole service over HTTP."""

from __future__ import annotations

import gc
import os
import socket
import sys
from argparse import Namespace
from contextlib import suppress
from typing import TYPE_CHECKING

from graph.bundled import BUNDLED
from graph.errors import StyrgrafError
from graph.message import Message
from graph.opening import MEMORY
from server.commands.language import Words
from server.commands.parsing import Parser
from server.commands.query_limits import add_query_limits, query_limits

if TYPE_CHECKING:
    from fastapi import FastAPI

    from server.editing import Editing
    from server.live import LiveApp

HELP: Words = {"sv": "visa sidor och svara på SPARQL över HTTP", "en": "serve pages and SPARQL over HTTP"}
_HOST: Words = {"sv": "adress att lyssna på (127.0.0.1)", "en": "address to listen on (127.0.0.1)"}
_PORT: Words = {"sv": "port (8000); 0 tar en ledig", "en": "port (8000); 0 takes a free one"}
_STORE: Words = {
    "sv": "var grafen hålls: memory, en mapp, eller adressen till en SPARQL-tjänst (memory)",
    "en": "where the graph is held: memory, a folder, or the address of a SPARQL endpoint (memory)",
}
_FEDERATE: Words = {
    "sv": "en annan graf som färdiga frågor får fråga, som namn=adress till dess SPARQL-tjänst; kan ges flera gånger",
    "en": "another graph that ready questions may ask, as name=address of its SPARQL endpoint; may be given again",
}
_EDIT: Words = {
    "sv": "låt den som kommer åt sidorna ändra poster och godta fynd (egen arbetsyta; annan värd än den egna "
    "datorn kräver STYRGRAF_EDIT_TOKEN)",
    "en": "let whoever reaches the pages change records and accept findings (own workspace; a host "
    "other than this machine needs STYRGRAF_EDIT_TOKEN)",
}

_SECONDS_TO_FINISH = 3
_LAST_PORT = 65_535
#: What works beside a page, such as a large file, lets the page have the interpreter after so long: a page asks for
#: it at every row it reads, and by default would wait ten times as long each time.
_SECONDS_OF_A_TURN = 0.0005
#: Seconds that a page waits for the checks before it tells how far they have come.
_PATIENCE = 1.5


def add_arguments(parser: Parser) -> None:
    """Add what the command takes."""
    parser.add_workspace()
    parser.add_documents()
    parser.add_argument("--host", default="127.0.0.1", help=parser.words(_HOST))
    parser.add_argument("--port", type=int, default=8000, help=parser.words(_PORT))
    parser.add_argument("--edit", action="store_true", help=parser.words(_EDIT))
    parser.add_argument("--store", default=MEMORY, help=parser.words(_STORE))
    parser.add_argument("--federate", metavar="NAME=URL", action="append", default=[], help=parser.words(_FEDERATE))
    add_query_limits(parser)


def run(arguments: Namespace) -> int:
    """Serve until interrupted; says the address once requests are taken. Raises StyrgrafError."""
    from server.ahead import is_making_ahead
    from server.embedding import embedded_in

    editing, sites = _editing(arguments), embedded_in(os.environ)
    with _listener(arguments.host, arguments.port) as listener:
        app = _application(arguments, editing, sites)
        with suppress(KeyboardInterrupt):  # the usual way to end it
            _serve(app, listener, _name(arguments))
    if is_making_ahead():
        # It reads and keeps nothing; the interpreter would wait for it, perhaps a minute.
        sys.stdout.flush()
        os._exit(0)
    return 0


def _name(arguments: Namespace) -> str:
    from graph.settings import read_settings

    settings, _ = read_settings(arguments.workspace or BUNDLED)
    assert settings, "the application has been made from them"
    return settings.name.get(arguments.lang) or next(iter(settings.name.values()))


def _application(arguments: Namespace, editing: Editing | None, sites: tuple[str, ...]) -> FastAPI | LiveApp:
    """Return what serves the workspace; one that may be written to is followed as its files change."""
    from graph.federation import read_endpoint
    from graph.stamp import stamp_of
    from server.app import create_app
    from server.elsewhere import Elsewhere
    from server.live import LiveApp
    from server.service import open_service

    elsewhere = Elsewhere(read_endpoint(each) for each in arguments.federate)

    def make() -> FastAPI:
        service = open_service(arguments.workspace, arguments.documents, arguments.store)
        gc.freeze()  # it stays until the files change: looking through it for garbage is in vain
        return create_app(service, query_limits(arguments), sites, editing, _PATIENCE, elsewhere)

    folder = arguments.workspace
    return make() if folder is None else LiveApp(make, lambda: stamp_of(folder), language=arguments.lang)


def _editing(arguments: Namespace) -> Editing | None:
    if not arguments.edit:
        return None
    from server.editing import open_editing

    return open_editing(arguments.workspace, arguments.host, arguments.lang)


def _listener(host: str, port: int) -> socket.socket:
    if not 0 <= port <= _LAST_PORT:
        raise StyrgrafError(
            Message("Cannot listen on {host}, port {port}: there is no such port.", host=host, port=port)
        )
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        return socket.create_server((host, port), family=family)
    except OSError as error:
        reason = os.strerror(error.errno) if error.errno and error.errno > 0 else error.strerror
        raise StyrgrafError(
            Message("Cannot listen on {host}, port {port}: {reason}.", host=host, port=port, reason=reason)
        ) from None


def _serve(app: FastAPI | LiveApp, listener: socket.socket, name: str) -> None:
    import uvicorn

    from server.sparql.at_once import at_once

    class Server(uvicorn.Server):
        async def startup(self, sockets: list[socket.socket] | None = None) -> None:
            await super().startup(sockets)
            print(f"{name}: {_address(listener)} (Ctrl-C)", flush=True)

    sys.setswitchinterval(_SECONDS_OF_A_TURN)
    config = uvicorn.Config(
        app,
        http=at_once(lambda: app.state.known),
        log_level="warning",
        access_log=False,
        server_header=False,
        timeout_graceful_shutdown=_SECONDS_TO_FINISH,
    )
    Server(config).run([listener])


def _address(listener: socket.socket) -> str:
    host, port = listener.getsockname()[:2]
    return f"http://[{host}]:{port}/" if ":" in host else f"http://{host}:{port}/"
