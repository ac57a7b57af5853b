"""The yardstick: a FastAPI application that says hello, under the uvicorn settings of the service."""

import logging
import sys

import uvicorn
from fastapi import FastAPI

from app.cli.serving import listen

app = FastAPI()


@app.get("/")
async def hello() -> dict[str, str]:
    """One small JSON object."""
    return {"hello": "world"}


if __name__ == "__main__":
    config = uvicorn.Config(app, log_level="warning", server_header=False)
    logging.getLogger("uvicorn.access").setLevel(logging.INFO)
    uvicorn.Server(config).run(sockets=[listen("127.0.0.1", int(sys.argv[-1]))])
