"""What search engines may keep: the public pages, and nothing that has to do with anybody."""

import re

from tests.cms import factories as make


def _allowed(client, path):
    """Whether the rules let a crawler fetch a path: the longest rule that fits decides."""
    rules = re.findall(r"^(Allow|Disallow): (\S+)$", client.get("/robots.txt").content.decode(), re.M)
    fitting = [
        (len(rule), word) for word, rule in rules if re.match(re.escape(rule).replace(r"\$", "$"), path)
    ]
    return max(fitting)[1] == "Allow"


def test_crawlers_may_read_the_public_pages_in_every_language(client, db):
    page = make.info()
    make.publish(page)

    open_to_all = ["/", page.get_url_parts()[2], "/bli-kjent/", "/nn/bli-kjent/", "/en/fagdager/"]
    assert [path for path in open_to_all if not _allowed(client, path)] == []
    assert _allowed(client, "/static/css/house.css")


def test_crawlers_are_kept_from_everything_else(client, db):
    lesson = make.published_lesson()

    closed = [f"/leksjoner/{lesson.uuid}/", "/min-side/", "/sok/?q=kari", "/invitasjon/x/", "/demo/post/"]
    assert [path for path in closed if _allowed(client, path)] == []


def test_the_sitemap_lists_what_crawlers_may_keep_and_not_one_lesson(client, db, settings):
    lesson = make.published_lesson()
    page = make.publish(make.info())
    body = client.get("/sitemap.xml").content.decode()

    assert f"<loc>{settings.SITE_URL}{page.get_url_parts()[2]}</loc>" in body
    assert str(lesson.uuid) not in body
    assert lesson.slug not in body


def test_addresses_that_are_given_away_are_the_sites_own_whatever_host_was_asked(client, db, settings):
    settings.SITE_URL = "https://opplaering.example"
    settings.ALLOWED_HOSTS = ["*"]
    make.publish(make.info())
    for address in ("/robots.txt", "/sitemap.xml", "/bli-kjent/"):
        said = client.get(address, headers={"Host": "evil.example"}).content.decode()
        assert "https://opplaering.example/" in said
        assert "evil.example" not in said
