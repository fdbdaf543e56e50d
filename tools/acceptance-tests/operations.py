#!/usr/bin/env python3
"""Calls every operation of running services once, as their own OpenAPI documents describe them: with ids that their lists
hold, and a body made from the schema. What is asked does not have to succeed, but nobody may answer 5xx: a native
executable that misses something says so where it is first used.

Needs: Python 3.9, and a suite that runs, best after a drill (`./muster drill`). It changes and deletes things in it.
Usage: tools/acceptance-tests/operations.py SERVICE…
Ends with 1 when an operation fails. 503 counts as an answer where the answer says which setting or system is missing.
"""
import json
import os
import re
import subprocess
import sys
import urllib.error
import urllib.parse
import urllib.request
import uuid
from collections import Counter
from datetime import datetime, timedelta, timezone

PORTS = {"command-board": 8080, "detection-service": 8081, "triage-service": 8082, "escalation-service": 8083,
         "comms-service": 8084, "resolution-service": 8085, "review-service": 8086}
METHODS = ["get", "head", "options", "post", "put", "patch", "delete"]
PERSONAS = ["COMMANDER", "OWNER", "ADMIN", "COMMUNICATIONS", "RESPONDER", "VIEWER"]
ROOT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..")


def environment():
    exports = subprocess.run([os.path.join(ROOT, "muster"), "env"], capture_output=True, text=True)
    if exports.returncode != 0:
        sys.exit("operations.py: no suite runs; start it with ./muster up --detach")
    return dict(re.findall(r"export (\w+)='?([^'\n]*)'?", exports.stdout))


class Service:
    def __init__(self, name, variables):
        self.name = name
        self.offset = int(os.environ.get("MUSTER_PORT_OFFSET", "0"))
        self.tokens = [variables["MUSTER_TOKEN_" + persona] for persona in PERSONAS] + [variables["MUSTER_INTAKE_KEY"]]
        self.document = self.openapi()
        self.lists = {}
        self.incident = None

    def openapi(self):
        for port in (PORTS[self.name] + 1000, PORTS[self.name]):
            for path in ("/openapi", "/q/openapi"):
                status, body, _ = self.send(port, "GET", path + "?format=json", None, None)
                if status == 200:
                    return json.loads(body)
        sys.exit(f"operations.py: {self.name} shows no OpenAPI document")

    def send(self, port, method, path, token, body, content="application/json", accept="*/*"):
        headers = {"accept": accept}
        if token:
            headers["authorization"] = "Bearer " + token
        if body is not None:
            headers["content-type"] = content
        request = urllib.request.Request(f"http://localhost:{port + self.offset}{path}", data=body, headers=headers,
                                         method=method.upper())
        try:
            with OPENER.open(request, timeout=15) as answer:
                streams = answer.headers.get_content_type() == "text/event-stream"
                return answer.status, answer.read(200 if streams else -1).decode(errors="replace"), answer.headers
        except urllib.error.HTTPError as refused:
            return refused.code, refused.read().decode(errors="replace"), refused.headers

    def call(self, method, path, body=None, content="application/json"):
        """As whoever may: the first persona that is not turned away."""
        answer = (0, "", {})
        for token in self.tokens:
            answer = self.send(PORTS[self.name], method, path, token, body, content)
            if answer[0] not in (401, 403):
                break
        return answer

    def operations(self):
        found = []
        for path, item in self.document["paths"].items():
            for method in METHODS:
                if method in item:
                    found.append((method, path, item[method], item.get("parameters", [])))
        return sorted(found, key=lambda operation: (METHODS.index(operation[0]), len(operation[1])))

    def resolved(self, schema):
        while "$ref" in schema:
            schema = self.document["components"]["schemas"][schema["$ref"].rsplit("/", 1)[1]]
        return schema

    def sample(self, schema, name="", depth=0):
        schema = self.resolved(schema)
        for several in ("oneOf", "anyOf", "allOf"):
            if several in schema:
                options = [self.resolved(option) for option in schema[several]]
                return self.sample(next((o for o in options if o.get("type") != "null"), {}), name, depth)
        if "enum" in schema:
            return schema["enum"][0]
        kinds = schema.get("type", "object" if "properties" in schema else "string")
        kind = next(k for k in kinds if k != "null") if isinstance(kinds, list) else kinds
        if kind == "object":
            if depth > 5:
                return {}
            if "properties" in schema:
                return {key: self.sample(value, key, depth + 1) for key, value in schema["properties"].items()}
            more = schema.get("additionalProperties")
            return {"one": self.sample(more, "one", depth + 1)} if isinstance(more, dict) else {}
        if kind == "array":
            return [self.sample(schema.get("items", {}), name, depth + 1)] if depth < 6 else []
        if kind in ("integer", "number"):
            return max(1, int(schema.get("minimum", 1)))
        if kind == "boolean":
            return True
        return self.word(schema, name)

    def word(self, schema, name):
        now = datetime.now(timezone.utc)
        known = {"uuid": str(uuid.uuid4()), "date-time": (now + timedelta(hours=1)).isoformat().replace("+00:00", "Z"),
                 "date": (now + timedelta(days=1)).date().isoformat(), "duration": "PT5M",
                 "local-time": "09:00", "time": "09:00:00", "uri": "https://example.com/hook"}
        if schema.get("format") in known:
            return known[schema["format"]]
        if "zone" in name.lower():
            return "Europe/Berlin"
        if name.lower() in ("person", "owner", "members"):
            return "ada"
        return "x" * max(1, schema.get("minLength", 1)) if name == "" else re.sub(r"[^a-z]+", "-", name.lower()).strip("-") or "x"

    def key_for(self, path, parameter):
        """An id that the list above the parameter holds; the drill's incident where it is one."""
        above = path[: path.index("{" + parameter + "}")].rstrip("/")
        if above.endswith("/incidents") and self.incident:
            return self.incident
        if above not in self.lists:
            self.lists[above] = None
            if "{" not in above and above in self.document["paths"] and "get" in self.document["paths"][above]:
                status, body, _ = self.call("get", above)
                self.lists[above] = first_key(body) if status == 200 else None
        return self.lists[above] or (str(uuid.uuid4()) if parameter.lower().endswith("id") else "unknown")

    def address(self, path, operation, shared):
        result = path
        for parameter in re.findall(r"{(\w+)[^}]*}", path):
            value = urllib.parse.quote(self.key_for(re.sub(r"{(\w+)[^}]*}", r"{\1}", path), parameter), safe="")
            result = re.sub(r"{%s[^}]*}" % parameter, value, result)
        query = {}
        for parameter in operation.get("parameters", []) + shared:
            if parameter.get("in") == "query" and parameter.get("required"):
                query[parameter["name"]] = self.sample(parameter.get("schema", {}), parameter["name"])
        return result + ("?" + urllib.parse.urlencode(query, doseq=True) if query else "")

    def body(self, operation):
        content = operation.get("requestBody", {}).get("content", {})
        if not content:
            return None, "application/json"
        kind = "application/json" if "application/json" in content else next(iter(content))
        sample = self.sample(content[kind].get("schema", {}))
        if "form-urlencoded" in kind:
            return urllib.parse.urlencode(sample if isinstance(sample, dict) else {}).encode(), kind
        if "json" in kind or kind == "*/*":
            return json.dumps(sample).encode(), "application/json"
        return (sample if isinstance(sample, str) else json.dumps(sample)).encode(), kind


class NoRedirect(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *arguments):
        return None


OPENER = urllib.request.build_opener(NoRedirect)


def first_key(body):
    try:
        found = json.loads(body)
    except ValueError:
        return None
    items = found.get("items", []) if isinstance(found, dict) else found
    if not items or not isinstance(items[0], dict):
        return None
    return next((str(items[0][name]) for name in ("id", "key", "person", "name") if name in items[0]), None)


def missing_setting(status, body):
    return status == 503 and '"code"' in body


def play(name, variables, incident):
    service = Service(name, variables)
    service.incident = incident
    answers, failed = Counter(), []
    for method, path, operation, shared in service.operations():
        address = service.address(path, operation, shared)
        status, text, _ = service.call(method, address, *service.body(operation))
        answers[f"{status // 100}xx"] += 1
        if status >= 500 and not missing_setting(status, text):
            failed.append(f"{method.upper()} {address} answered {status}: {text[:300]}")
        if os.environ.get("VERBOSE"):
            print(f"{status} {method.upper()} {address} {text[:160] if status >= 400 else ''}")
    print(f"{name}: {sum(answers.values())} operations, " + ", ".join(f"{n} {s}" for s, n in sorted(answers.items())))
    for failure in failed:
        print("  " + failure)
    return not failed


def main():
    services = sys.argv[1:] or sys.exit(__doc__)
    variables = environment()
    board = Service("command-board", variables)
    _, body, _ = board.call("get", "/api/incidents?limit=1")
    incident = first_key(body)
    if incident is None:
        print("operations.py: no incident is known; play a drill first to see more", file=sys.stderr)
    succeeded = [play(name, variables, incident) for name in services]
    sys.exit(0 if all(succeeded) else 1)


main()
