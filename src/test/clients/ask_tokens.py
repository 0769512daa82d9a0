"""Asks a token service for tokens as keystoneauth does: of a project by name and by id, and of the whole account."""

import sys

from keystoneauth1 import session
from keystoneauth1.identity import v3

url = sys.argv[1]
SCOPES = (
    {"project_name": "ap-southeast-1", "project_domain_name": "domainname"},
    {"project_id": "a4a5d4098fb4474fa22cd05f897d6b99"},
    {"domain_name": "domainname"},
)
for scope in SCOPES:
    who = v3.Password(
        auth_url=url + "/v3", username="username", password="password", user_domain_name="domainname", **scope
    )
    http = session.Session(auth=who)
    access = who.get_access(http)
    assert access.user_id and access.expires > access.issued, access
    assert access.project_id or access.domain_id, access
    domains = http.get(url + "/v3/auth/domains").json()["domains"]
    projects = http.get(url + "/v3/auth/projects").json()["projects"]
    print(access.username, access.project_id or "-", access.domain_id or "-", domains[0]["name"], len(projects))
