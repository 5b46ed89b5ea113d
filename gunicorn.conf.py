"""Read by gunicorn wherever it is started in this folder; the rest is said on its command line."""

from lms.operations import web_server

logger_class = web_server.Log
web_server.be_nobody()
