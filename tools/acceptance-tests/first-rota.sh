#!/usr/bin/env bash
# The path of someone who sets up their first rota, as docs/escalation.md has it: its commands and calls are taken out of that
# page and made against a suite that runs, by the one file and then by API; a test page has to arrive as a mail.
#
# Needs: curl and jq on the PATH, and a suite that runs (`./muster up --detach`).
# Usage: tools/acceptance-tests/first-rota.sh
set -euo pipefail
cd "$(dirname "$0")/../.."

for tool in curl jq; do
    command -v "$tool" >/dev/null || { echo "first-rota.sh: needs $tool on the PATH" >&2; exit 2; }
done
exports=$(./muster env) || { echo "first-rota.sh: no suite runs; start it with ./muster up --detach" >&2; exit 1; }
eval "$exports"
page=docs/escalation.md
began=$(date +%s)

# METHOD PATH [BODY]: as an admin; prints the answer, or what was wrong with it
call() {
    local status
    status=$(curl -sS -m 20 -o "$work/answer" -w '%{http_code}' -X "$1" -H "Authorization: Bearer $MUSTER_TOKEN_ADMIN" \
        ${3:+-H 'Content-Type: application/json' -d "$3"} "$MUSTER_ESCALATION_URL$2")
    if [ "$status" -ge 300 ]; then
        echo "first-rota.sh: $1 $2 was answered $status: $(cat "$work/answer")" >&2
        exit 1
    fi
    cat "$work/answer"
}

# A call that the page tells of: the code spans of the first line with the given words, as "METHOD PATH" and body
told() {
    grep -m1 -F -- "\`$1" "$page" | grep -o '`[^`]*`' | tr -d '`'
}

# METHOD and beginning of the path: makes the call as the page has it
as_told() {
    local spans method path body
    spans=$(told "$1") || { echo "first-rota.sh: $page tells of no call $1" >&2; exit 1; }
    read -r method path <<<"$(sed -n 1p <<<"$spans")"
    body=$(sed -n 2p <<<"$spans")
    case $body in '{'*) ;; *) body='' ;; esac
    echo "  $method $path" >&2
    call "$method" "$path" "$body"
}

# Who has been mailed a test page: waits until the message of the incident's page was taken by the mail server
arrived() {
    for _ in $(seq 60); do
        if call GET "/incidents/$1" | jq -e '.pages | length > 0 and all(.attempts[-1].outcome == "handed over")' \
            >/dev/null; then
            return
        fi
        sleep 0.5
    done
    echo "first-rota.sh: the test page did not reach its mail server: $(call GET "/incidents/$1")" >&2
    exit 1
}

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

echo "By one file: the commands of $page"
awk '/^### By one file/ {on = 1} /^### By API/ {on = 0} on && /^```sh/ {code = 1; next} /^```/ {code = 0} on && code' \
    "$page" >"$work/commands.sh"
grep -q 'dryRun=true' "$work/commands.sh"
sed 's/^curl /curl -fsS -m 20 /' "$work/commands.sh" >"$work/checked.sh"
MUSTER_ESCALATION_URL=$MUSTER_ESCALATION_URL MUSTER_TOKEN_ADMIN=$MUSTER_TOKEN_ADMIN bash -eo pipefail "$work/checked.sh" >"$work/differences"
jq -s -e '.[0].dryRun and (.[1].dryRun | not) and (.[1] | .created + .changed + .same | length == 8)' "$work/differences" \
    >/dev/null || { echo "first-rota.sh: not all of the file was kept: $(cat "$work/differences")" >&2; exit 1; }
call GET "/schedules/search-primary/on-call" | jq -e '.person' >/dev/null
test_page=$(call POST /policies/search/test-page | jq -r .id)
arrived "$test_page"

echo "By API: the calls of $page"
for step in 'PUT /people/mia' 'PUT /people/noah' 'PUT /schedules/search' 'PUT /teams/search' 'PUT /policies/search' \
    'PUT /services/search'; do
    as_told "$step" | jq -e '(.warnings // []) == []' >/dev/null ||
        { echo "first-rota.sh: $step was answered with warnings: $(cat "$work/answer")" >&2; exit 1; }
done

echo "Trying it"
as_told 'POST /policies/search/dry-run' | jq -e '.contacts[0].person' >/dev/null
as_told 'POST /people/mia/contacts/1/verification' >/dev/null
test_page=$(as_told 'POST /policies/search/test-page' | jq -r .id)
arrived "$test_page"
call GET /setup | grep -q '^people:' || { echo "first-rota.sh: GET /setup gives no file" >&2; exit 1; }

echo "The first rota stands, and its test page was mailed, after $(($(date +%s) - began)) s"
