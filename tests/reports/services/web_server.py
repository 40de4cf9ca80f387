"""A real web server around the test database, and a person of the ministry who clicks."""

import http.client
import socket
from urllib.parse import urlencode

from django.test import Client

from tests.portal.outbox.services.conftest import kill, wait_until

SECRET = "c" * 32


class WebServer:
    """Gunicorn with the settings of the demonstration; ``processes`` has Redis and ends what is left."""

    def __init__(self, processes):
        self.processes = processes
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        self.process = None

    def start(self):
        address = f"127.0.0.1:{self.port}"
        options = ("--bind", address, "--threads", "2", "--no-control-socket")
        self.process = self.processes.start("web", "gunicorn", "portal.wsgi", *options)
        wait_until(self.answers, 60)

    def answers(self):
        try:
            return self.ask("GET", "/health/live/") == 200
        except (OSError, http.client.HTTPException):
            return False

    def kill(self):
        kill(self.process)

    def ask(self, method, path, headers=None, body=None):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        try:
            connection.request(method, path, body=body, headers=headers or {})
            return connection.getresponse().status
        finally:
            connection.close()

    def clicker(self, user):
        """Return a function that posts a form to a path as ``user`` and gives the status, None when cut off."""
        client = Client()
        client.force_login(user)
        cookie = f"sessionid={client.cookies['sessionid'].value}; csrftoken={SECRET}"
        headers = {"Cookie": cookie, "Content-Type": "application/x-www-form-urlencoded"}

        def click(path):
            try:
                return self.ask("POST", path, headers, urlencode({"csrfmiddlewaretoken": SECRET}))
            except (OSError, http.client.HTTPException):
                return None

        return click
