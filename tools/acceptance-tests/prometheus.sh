#!/usr/bin/env bash
# A real Prometheus with a rule that always fires, pointed at a running suite: the alert must open an incident that
# shows on the board and pages somebody. Prints how long it took from the signal to the hand-off of the page.
#
# Run again while the incident of an earlier run is open, the alert has to join that one: then neither that it opens an
# incident nor that it pages was seen, and the exit status is 3. End that incident first, or name another journey.
#
# Needs: prometheus, curl and jq on the PATH, and a suite that runs (`./muster up --detach`) with a service that
# somebody is on call for (`./muster drill checkout-outage` loads one).
# Usage: tools/acceptance-tests/prometheus.sh [SERVICE [JOURNEY]]      (default: payments pay)
set -euo pipefail
cd "$(dirname "$0")/../.."

for tool in prometheus curl jq; do
    command -v "$tool" >/dev/null || { echo "prometheus.sh: needs $tool on the PATH" >&2; exit 2; }
done
exports=$(./muster env) || { echo "prometheus.sh: no suite runs; start it with ./muster up --detach" >&2; exit 2; }
eval "$exports"
service=${1:-payments}
journey=${2:-pay}
run="always-firing-$(date +%s)-$$"
began=$(date -u +%Y-%m-%dT%H:%M:%S)
work=$(mktemp -d)
trap 'kill "${prometheus:-}" 2>/dev/null || true; wait 2>/dev/null || true; rm -rf "$work"' EXIT

cat > "$work/rules.yml" <<YAML
groups:
  - name: acceptance
    rules:
      - alert: CheckoutDown
        expr: vector(1)
        labels: {severity: critical, journey: "$journey", service: "$service", run: "$run"}
        annotations: {summary: "Always firing, to see the way of an alert ($run)"}
YAML
detection=${MUSTER_DETECTION_URL#http://}
cat > "$work/prometheus.yml" <<YAML
global: {scrape_interval: 1s, evaluation_interval: 1s}
rule_files: [rules.yml]
alerting:
  alertmanagers:
    - static_configs: [{targets: ["$detection"]}]
      authorization: {credentials: "$MUSTER_INTAKE_KEY"}
YAML
port=19099
while (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null; do port=$((port + 1)); done
prometheus --config.file="$work/prometheus.yml" --storage.tsdb.path="$work/data" --web.listen-address="127.0.0.1:$port" \
    --rules.alert.resend-delay=2s >"$work/prometheus.log" 2>&1 &
prometheus=$!

get() { curl -fsS -m 10 -H "Authorization: Bearer $MUSTER_TOKEN_COMMANDER" "$@"; }
until_found() { # WHAT SECONDS COMMAND…: polls until the command prints something
    local what=$1 limit=$2 found
    shift 2
    for _ in $(seq $((limit * 5))); do
        found=$("$@" 2>/dev/null || true)
        if [ -n "$found" ] && [ "$found" != null ]; then echo "$found"; return; fi
        kill -0 "$prometheus" 2>/dev/null || { echo "prometheus.sh: Prometheus ended:" >&2; tail -5 "$work/prometheus.log" >&2; return 1; }
        sleep 0.2
    done
    echo "prometheus.sh: not seen within $limit s: $what" >&2
    return 1
}
# By the alert, on whatever page of the list: of a cause that is known the alert belongs to the incident that is open.
incident_of_run() {
    local next="" page found
    while :; do
        page=$(get "$MUSTER_DETECTION_URL/alerts?limit=200${next:+&cursor=$next}")
        found=$(jq -r --arg run "$run" '[.items[] | select(.labels.run == $run)][0].incidentId // empty' <<<"$page")
        next=$(jq -r '.next // empty' <<<"$page")
        if [ -n "$found" ] || [ -z "$next" ]; then echo "$found"; return; fi
    done
}
on_board() { get "$MUSTER_BOARD_URL/api/incidents/$1" | jq -r '.number // empty'; }
handed_off() {
    get "$MUSTER_ESCALATION_URL/incidents/$1" |
        jq -r '[.pages[].attempts[] | select(.outcome == "handed over") | .concludedAt] | sort | .[0] // empty'
}
first_signal() { get "$MUSTER_DETECTION_URL/incidents/$1" | jq -r '.detectedAt // empty'; }

incident=$(until_found "an incident of the alert" 60 incident_of_run)
number=$(until_found "the incident on the board" 30 on_board "$incident")
echo "Incident INC-$number is on the board: $MUSTER_BOARD_URL/incidents/$incident"
sent=$(until_found "a page that was handed to a provider" 120 handed_off "$incident")
signal=$(until_found "when the signal came" 10 first_signal "$incident")
if [[ "$signal" < "$began" ]]; then
    echo "prometheus.sh: the incident was open before, since $signal: the alert belongs to it and nothing new was proved" >&2
    exit 3
fi
echo "Signal $signal, page handed off $sent"
jq -rn --arg a "$signal" --arg b "$sent" '
    def ms: sub("Z$"; "") | split(".") as $p | (($p[0] + "Z" | fromdateiso8601) * 1000) + ((("0." + ($p[1] // "0")) | tonumber) * 1000);
    "signal → page hand-off: \((($b | ms) - ($a | ms)) | round) ms"'
