"""One article, one URL: what is left out of an address, and what is no address."""

import pytest

from app.store import canonical


@pytest.mark.parametrize(
    ("url", "kept"),
    [
        ("HTTPS://Post.Example:443/a/?utm_source=mail&id=7&fbclid=x#top", "https://post.example/a?id=7"),
        ("http://post.example:8080/", "http://post.example:8080"),
        ("https://[2001:db8::1]/a", "https://[2001:db8::1]/a"),
        ("https://post.example/A?q=&q=b", "https://post.example/A?q=&q=b"),
        (" https://post.example/a ", "https://post.example/a"),
    ],
)
def test_an_address_is_kept_without_what_does_not_name_the_article(url: str, kept: str) -> None:
    assert canonical(url) == kept
    assert canonical(kept) == kept


@pytest.mark.parametrize(
    "url",
    ["ftp://post.example/a", "post.example/a", "https://", "http://a b/", "http://[1", "http://a:99999/"],
)
def test_what_is_no_web_address_is_refused(url: str) -> None:
    with pytest.raises(ValueError, match=r"http|IPv6|Port"):
        canonical(url)
