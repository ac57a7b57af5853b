"""URL -> canonical URL, under which an article is known."""

from urllib.parse import parse_qsl, urlencode, urlsplit

TRACKING = frozenset(
    {"fbclid", "gclid", "dclid", "msclkid", "yclid", "igshid", "mc_cid", "mc_eid", "cmpid", "ocid", "xtor"}
)
PORTS = {"http": 80, "https": 443}


def canonical(url: str) -> str:
    """Scheme and host in lower case, without default port, fragment, tracking parameters or closing slash.

    Raises ValueError when the URL is not an absolute http or https URL.
    """
    parts = urlsplit(url.strip())
    scheme, host = parts.scheme.lower(), parts.hostname
    if scheme not in PORTS or not host or any(sign.isspace() for sign in url.strip()):
        raise ValueError("an absolute http or https URL")
    port = f":{parts.port}" if parts.port not in (None, PORTS[scheme]) else ""
    query = urlencode([(k, v) for k, v in parse_qsl(parts.query, keep_blank_values=True) if not _tracks(k)])
    name = f"[{host}]" if ":" in host else host
    return f"{scheme}://{name}{port}{parts.path.rstrip('/')}{'?' * bool(query)}{query}"


def _tracks(parameter: str) -> bool:
    return parameter.lower().startswith("utm_") or parameter.lower() in TRACKING
