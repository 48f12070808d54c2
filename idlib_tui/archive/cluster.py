"""Requests to a cluster, with time limits, and what can go wrong with them in a sentence."""

from __future__ import annotations

import ipaddress
import logging
import ssl
import warnings
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from idlib_tui.archive.form import check_form
from idlib_tui.archive.settings import ArchiveSettings
from idlib_tui.errors import ArchiveError

if TYPE_CHECKING:
    from opensearchpy import OpenSearch, TransportError

Answer = dict[str, Any]

BUSY = frozenset({429, 502, 503, 504})
"""What a cluster answers that has too much to do, or is just replacing a node."""


_CONNECTIONS = 8
"""Connections kept to each node: the panes of the reader ask at the same time."""


class BusyError(ArchiveError):
    """The cluster cannot take the request now; the same one may do later."""


class GoneError(ArchiveError):
    """What was asked for is not there."""


class RefusedError(ArchiveError):
    """The cluster cannot do what was asked for."""


class Cluster:
    """A cluster, asked through any of its nodes; nothing is sent before the first request."""

    def __init__(self, settings: ArchiveSettings) -> None:
        """Prepare.

        Raises:
            ArchiveError: The client is not installed, or the settings would not be safe.
        """
        self.settings = settings
        self._client = _client(settings)
        self._checked = False

    def close(self) -> None:
        """Close all connections."""
        self._client.close()

    def ask(
        self,
        method: str,
        path: str,
        body: object = None,
        *,
        timeout: float | None = None,
        **parameters: str | int,
    ) -> Answer:
        """Send a request about the archive's index.

        Args:
            method: Of HTTP.
            path: What follows the name of the index: "/_search".
            body: What is sent as JSON.
            timeout: Seconds; None for the settings'.
            parameters: What follows "?".

        Raises:
            BusyError: It may be tried again.
            GoneError: There is nothing of that name.
            ArchiveError: Anything else that is wrong.
        """
        return self.ask_all(method, f"/{self.settings.index}{path}", body, timeout, parameters)

    def ask_all(
        self,
        method: str,
        path: str,
        body: object = None,
        timeout: float | None = None,
        parameters: Mapping[str, str | int] | None = None,
    ) -> Answer:
        """Send a request about anything; errors are as for ``ask``."""
        from opensearchpy.exceptions import (  # noqa: PLC0415 - only where an archive is named
            OpenSearchException,
            SerializationError,
            TransportError,
        )

        try:
            answer = self._client.transport.perform_request(
                method,
                path,
                params=dict(parameters or {}),
                body=body,
                timeout=timeout or self.settings.timeout,
            )
        except SerializationError as error:
            raise self.no_cluster() from error
        except TransportError as error:
            raise self._sentence(error) from error
        except OpenSearchException as error:
            raise ArchiveError(f"{self._name} cannot be asked: {error}.") from error
        if answer in (None, ""):
            return {}
        if not isinstance(answer, dict):
            raise self.no_cluster()
        return answer

    def check(self) -> None:
        """Check, once, that the index is an archive of this program.

        Raises:
            GoneError: There is no index.
            ArchiveError: It is not ours, or of another form.
        """
        if self._checked:
            return
        answer = self.ask("GET", "/_mapping")
        if not answer or not all(isinstance(found, dict) for found in answer.values()):
            raise self.no_cluster()
        for found in answer.values():
            check_form(found.get("mappings") or {}, self.settings)
        self._checked = True

    def search(self, body: Answer, notices: list[str]) -> Answer:
        """Search the index, of which ``check`` makes sure; errors are as for ``ask``.

        Args:
            body: The request.
            notices: Receives a sentence if only a part of the archive answers, or not to the end.
        """
        self.check()
        seconds = self.settings.timeout
        limited = {"timeout": f"{max(1, int(seconds * 900))}ms", **body}
        # A point in time is one of the index already.
        path = "/_search" if "pit" in body else f"/{self.settings.index}/_search"
        answer = self.ask_all("POST", path, limited, None, {"allow_partial_search_results": "true"})
        if "hits" not in answer:
            raise self.no_cluster()
        silent, parts = self.silent_parts(answer)
        if silent and silent == parts:
            raise ArchiveError(f"No part of the archive {self.settings.name} answered.")
        if silent:
            notices.append(
                f"{silent} of {parts} parts of the archive did not answer: "
                "what they hold is missing here."
            )
        if answer.get("timed_out"):
            notices.append(
                f"The archive was not searched to the end within {seconds:g} seconds: "
                "there may be more."
            )
        return answer

    def silent_parts(self, answer: Answer) -> tuple[int, int]:
        """Return how many parts of the index did not take part in an answer, and how many it has.

        Raises:
            ArchiveError: It is no answer of a cluster.
        """
        shards = answer.get("_shards")
        if not isinstance(shards, dict):
            raise self.no_cluster()
        # Once a cluster knows that nobody has a part, it does not count that as a failure any more.
        return int(shards["total"]) - int(shards["successful"]), int(shards["total"])

    @property
    def _name(self) -> str:
        return f"The archive {self.settings.name}"

    @property
    def _address(self) -> str:
        return ", ".join(self.settings.urls)

    def no_cluster(self) -> ArchiveError:
        """Say that what answers is no cluster."""
        return ArchiveError(
            f"{self._address} answers, but not as a cluster of OpenSearch or Elasticsearch does; "
            f"see the url of the archive {self.settings.name} in the settings."
        )

    def _sentence(self, error: TransportError) -> ArchiveError:
        from opensearchpy.exceptions import (  # noqa: PLC0415 - as above
            ConnectionError as Unreachable,
        )
        from opensearchpy.exceptions import (  # noqa: PLC0415 - as above
            ConnectionTimeout,
            SSLError,
        )

        if isinstance(error, ConnectionTimeout):
            return BusyError(
                f"{self._name} did not answer within {self.settings.timeout:g} seconds; the "
                "settings' timeout allows more."
            )
        if isinstance(error, SSLError):
            return ArchiveError(
                f"{self._name}: the certificate of {self._address} cannot be trusted "
                f"({_ssl_reason(error)})."
            )
        if isinstance(error, Unreachable):
            return BusyError(f"{self._name} cannot be reached: nothing answers at {self._address}.")
        return self._refusal(error)

    def _refusal(self, error: TransportError) -> ArchiveError:  # noqa: PLR0911 - one a complaint
        """Put into words what a cluster that does answer has against a request."""
        kind, reason = _complaint(error)
        index = self.settings.index
        if error.status_code == 401:
            return ArchiveError(
                f"{self._name} does not accept the user and the password; the settings' user_env "
                "and password_env name the variables that have them."
            )
        if kind == "cluster_block_exception":
            return ArchiveError(
                f"{self._name} takes no changes: the index {index} is set to read-only."
            )
        if error.status_code == 403:
            return ArchiveError(f"{self._name}: the user has no right to do this with {index}.")
        if kind == "index_not_found_exception":
            return GoneError(
                f"{self._name} has no index {index} yet; "
                f"`idlib-tui archive create --archive {self.settings.name}` makes it."
            )
        if not kind:
            return BusyError(str(self.no_cluster())) if self._is_busy(error) else self.no_cluster()
        sentence = f"{self._name} refused a request: {reason or kind} ({error.status_code})."
        if self._is_busy(error):
            return BusyError(sentence)
        return GoneError(sentence) if error.status_code == 404 else RefusedError(sentence)

    @staticmethod
    def _is_busy(error: TransportError) -> bool:
        return error.status_code in BUSY


def _client(settings: ArchiveSettings) -> OpenSearch:
    try:
        from opensearchpy import (  # noqa: PLC0415 - only where an archive is named
            OpenSearch,
            OpenSearchWarning,
        )
    except ImportError as error:
        raise ArchiveError(
            "Archives need the package opensearch-py: install idlib-tui[archive]."
        ) from error
    # Else requests, and with them what is searched for, and advice to programmers are written to
    # the terminal.
    warnings.filterwarnings("ignore", category=OpenSearchWarning)
    for name in ("opensearch", "opensearchpy.trace", "urllib3"):
        logger = logging.getLogger(name)
        logger.addHandler(logging.NullHandler())
        logger.propagate = False
    options: dict[str, Any] = {}
    if settings.user or settings.password:
        if not all(map(_keeps_secrets, settings.urls)):
            raise ArchiveError(
                f"The archive {settings.name}: a password is sent to https:// addresses only."
            )
        options["http_auth"] = (settings.user, settings.password)
    if any(url.startswith("https:") for url in settings.urls):
        options["ssl_context"] = _context(settings)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return OpenSearch(
            hosts=list(settings.urls),
            timeout=settings.timeout,
            max_retries=len(settings.urls),
            retry_on_timeout=len(settings.urls) > 1,
            http_compress=True,
            pool_maxsize=_CONNECTIONS,
            **options,
        )


def _context(settings: ArchiveSettings) -> ssl.SSLContext:
    try:
        context = ssl.create_default_context()
        if settings.ca_file:
            context.load_verify_locations(settings.ca_file)
    except (OSError, ssl.SSLError) as error:
        raise ArchiveError(
            f"The archive {settings.name}: {settings.ca_file} has no certificates."
        ) from error
    if not settings.verify:
        # The user has chosen so; and the terminal belongs to the program.
        from urllib3.exceptions import InsecureRequestWarning  # noqa: PLC0415 - as above

        warnings.filterwarnings("ignore", category=InsecureRequestWarning)
        context.check_hostname = False
        context.verify_mode = ssl.CERT_NONE
    return context


def _keeps_secrets(url: str) -> bool:
    """Return whether nobody between here and a node can read along."""
    parts = urlsplit(url)
    host = parts.hostname or ""
    try:
        here = ipaddress.ip_address(host).is_loopback
    except ValueError:
        here = host == "localhost"
    return here or parts.scheme == "https"


def _complaint(error: TransportError) -> tuple[str, str]:
    """Return the kind and the reason that a cluster gives; empty if it is none."""
    info = error.info
    told = info.get("error") if isinstance(info, dict) else None
    if isinstance(told, dict):
        causes = told.get("root_cause") or [told]
        cause = causes[0] if isinstance(causes[0], dict) else told
        return str(told.get("type", "")), str(cause.get("reason", ""))
    return ("", "") if told is None else (str(told), str(told))


def _ssl_reason(error: TransportError) -> str:
    """Find what the system says about a certificate below the client's own words."""
    cause: object = error.info
    for _ in range(6):
        if isinstance(cause, ssl.SSLCertVerificationError):
            return cause.verify_message
        if isinstance(cause, ssl.SSLError):
            return cause.reason or str(cause)
        reason = getattr(cause, "reason", None)
        arguments = getattr(cause, "args", ())
        cause = (
            reason
            if isinstance(reason, BaseException)
            else next((each for each in arguments if isinstance(each, BaseException)), None)
        )
    return "it does not prove who answers"
