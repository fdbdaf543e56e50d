#!/usr/bin/env bash
# A real amtool through all its commands that talk to a server, against a running suite: what it answers must be what an
# Alertmanager would answer, and what is silenced must really disturb nobody.
#
# Needs: amtool, curl and jq on the PATH, and a suite that runs (`./muster up --detach`).
# Usage: tools/acceptance-tests/amtool.sh
set -euo pipefail
cd "$(dirname "$0")/../.."

for tool in amtool curl jq; do
    command -v "$tool" >/dev/null || { echo "amtool.sh: needs $tool on the PATH" >&2; exit 2; }
done
exports=$(./muster env) || { echo "amtool.sh: no suite runs; start it with ./muster up --detach" >&2; exit 2; }
eval "$exports"
run="r$(date +%s)"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cat > "$work/http.yml" <<YAML
authorization: {type: Bearer, credentials: "$MUSTER_INTAKE_KEY"}
YAML

am() { amtool --alertmanager.url="$MUSTER_DETECTION_URL" --http.config.file="$work/http.yml" "$@"; }
get() { curl -fsS -m 10 -H "Authorization: Bearer $MUSTER_TOKEN_COMMANDER" "$@"; }
checks=0
check() { # WHAT EXPECTED ACTUAL
    checks=$((checks + 1))
    if [ "$2" != "$3" ]; then
        printf 'amtool.sh: %s: expected\n%s\nbut it is\n%s\n' "$1" "$2" "$3" >&2
        exit 1
    fi
    echo "ok $checks - $1"
}
eventually() { # WHAT EXPECTED COMMAND…
    local what=$1 expected=$2 actual=
    shift 2
    for _ in $(seq 300); do
        actual=$("$@" 2>/dev/null || true)
        [ "$actual" = "$expected" ] && break
        sleep 0.2
    done
    check "$what" "$expected" "$actual"
}
alerts() { am alert query -o json "$@" | jq -r '[.[].labels.alertname] | sort | join(" ")'; }
silence_state() { am silence query --expired -o json "run=$run" | jq -r --arg id "$1" '.[] | select(.id == $id) | .status.state'; }
decision_of() {
    get "$MUSTER_DETECTION_URL/decisions?limit=200" |
        jq -r --arg what "$1" '[.items[] | select(.summary == $what)][0].placement // empty'
}

check "config show is a configuration" "receiver: muster" \
    "$(am config show | sed -n 's/^ *\(receiver: muster\)$/\1/p' | head -1)"
check "config routes show reads it" "yes" "$(am config routes show | grep -q 'receiver: muster' && echo yes)"
check "config routes test finds the receiver" "muster" "$(am config routes test journey=pay)"

am alert add "Loud$run" "run=$run" severity=info --annotation="summary=Loud $run"
eventually "alert add: the alert is there" "Loud$run" alerts "run=$run"
check "alert query with a regular expression" "Loud$run" "$(alerts "run=~\"$run|x\"" "severity!=critical")"
check "alert query that matches nothing" "" "$(alerts "run=$run" severity=critical)"
check "alert query by receiver" "Loud$run" "$(alerts --receiver='mus.*' "run=$run")"
check "alert query by another receiver" "" "$(alerts --receiver=other "run=$run")"
check "alert query --unprocessed is empty" "" "$(alerts --unprocessed "run=$run")"

silence=$(am silence add --author=ann --comment="known since $run" --duration=1h "run=$run")
check "silence add answers with an id" "36" "${#silence}"
check "silence query finds it" "$silence" "$(am silence query -q "run=$run")"
check "silence query by author" "$silence" "$(am silence query -q --created-by=ann "run=$run")"
check "alert query leaves out what is silenced" "" "$(alerts "run=$run")"
check "alert query -s finds it" "Loud$run" "$(alerts --silenced "run=$run")"
check "the alert names its silence" "$silence" \
    "$(am alert query -o json --silenced "run=$run" | jq -r '.[0].status.silencedBy[0]')"

am alert add "Quiet$run" "run=$run" severity=critical "service=$run" --annotation="summary=Quiet $run"
eventually "a silenced critical alert disturbs nobody" "suppressed" decision_of "Quiet $run"
check "and opens no incident" "0" \
    "$(get "$MUSTER_DETECTION_URL/incidents?limit=50" | jq --arg run "$run" '[.items[] | select(.service == $run)] | length')"

am silence update --duration=2h --comment=longer "$silence" >/dev/null # its -q prints a pointer in 0.25
check "silence update keeps the id" "$silence" "$(am silence query -q "run=$run")"
check "silence update changes the comment" "longer" "$(am silence query -o json "run=$run" | jq -r '.[0].comment')"

am silence query -o json "run=$run" > "$work/silences.json"
am silence expire "$silence"
check "silence expire ends it" "expired" "$(silence_state "$silence")"
check "silence query leaves out what has ended" "" "$(am silence query -q "run=$run")"
eventually "when the silence is over the alert disturbs" "new" decision_of "Quiet $run"

am silence import "$work/silences.json" >/dev/null
imported=$(am silence query -q "run=$run")
check "silence import sets it anew" "36" "${#imported}"
check "under another id" "yes" "$([ "$imported" != "$silence" ] && echo yes)"
sed "s/$silence/019aa000-0000-4000-8000-000000000000/; s/$run/x$run/" "$work/silences.json" > "$work/unknown.json"
am silence import "$work/unknown.json" >/dev/null
other=$(am silence query -q "run=x$run")
check "silence import of an unknown id makes a new one" "36" "${#other}"
am silence expire "$imported" "$other"

if am silence add --author=ann --comment=x 'run=~".*"' 2>"$work/refused"; then
    check "a silence for everything is refused" refused accepted
fi
check "and amtool shows why" "yes" "$(grep -q 'must not match the empty string' "$work/refused" && echo yes)"
if amtool --alertmanager.url="$MUSTER_DETECTION_URL" silence query >/dev/null 2>"$work/refused"; then
    check "without a key" refused accepted
fi
check "without a key amtool is refused" "yes" "$(grep -q '401' "$work/refused" && echo yes)"

# just now: an end before an alert was heard of would be that of an earlier outbreak
ago() { date -u -d "$1 seconds ago" +%Y-%m-%dT%H:%M:%S.%3NZ; }
am alert add "Loud$run" "run=$run" severity=info --start="$(ago 1)" --end="$(ago 0)"
am alert add "Quiet$run" "run=$run" severity=critical "service=$run" --start="$(ago 1)" --end="$(ago 0)"
eventually "what ended is not listed" "" alerts --silenced --active "run=$run"
echo "amtool.sh: $checks checks passed with $(amtool --version | head -1)"
