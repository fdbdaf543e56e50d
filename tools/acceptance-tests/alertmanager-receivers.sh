#!/usr/bin/env bash
# A real Alertmanager whose receivers are pagerduty_configs and opsgenie_configs, pointed at a running suite by their URL
# alone: an alert that amtool adds must show up through both, belong to an incident, and be resolved through both.
#
# Needs: prometheus-alertmanager, amtool, curl and jq on the PATH, and a suite that runs (`./muster up --detach`).
# Usage: tools/acceptance-tests/alertmanager-receivers.sh
set -euo pipefail
cd "$(dirname "$0")/../.."

fail() { echo "alertmanager-receivers.sh: $*" >&2; exit 1; }
for tool in prometheus-alertmanager amtool curl jq; do
    command -v "$tool" >/dev/null || { echo "alertmanager-receivers.sh: needs $tool on the PATH" >&2; exit 2; }
done
exports=$(./muster env) || { echo "alertmanager-receivers.sh: no suite runs; start it with ./muster up --detach" >&2; exit 2; }
eval "$exports"
run="receivers-$(date +%s)"
work=$(mktemp -d)
trap 'kill "${alertmanager:-}" 2>/dev/null || true; wait 2>/dev/null || true; rm -rf "$work"' EXIT

new_key() { # KIND: a key of a new integration
    curl -fsS -m 10 -H "Authorization: Bearer $MUSTER_TOKEN_ADMIN" -H 'Content-Type: application/json' \
        -d "{\"name\": \"$1 $run\", \"kind\": \"$1\"}" "$MUSTER_DETECTION_URL/integrations" | jq -r .key
}
pagerduty=$(new_key pagerduty)
opsgenie=$(new_key opsgenie)
[ ${#pagerduty} = 32 ] || fail "a routing key has 32 characters, not ${#pagerduty}"

port=19390
while (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null; do port=$((port + 1)); done
cat > "$work/alertmanager.yml" <<YAML
route: {receiver: both, group_by: [alertname, run], group_wait: 1s, group_interval: 2s, repeat_interval: 1h}
receivers:
  - name: both
    pagerduty_configs:
      - url: $MUSTER_DETECTION_URL/v2/enqueue
        routing_key: $pagerduty
        severity: critical
    opsgenie_configs:
      - api_url: $MUSTER_DETECTION_URL/
        api_key: $opsgenie
        priority: P1
        update_alerts: true
YAML
prometheus-alertmanager --config.file="$work/alertmanager.yml" --storage.path="$work/data" --cluster.listen-address= \
    --web.listen-address="127.0.0.1:$port" >"$work/alertmanager.log" 2>&1 &
alertmanager=$!

get() { curl -fsS -m 10 -H "Authorization: Bearer $MUSTER_TOKEN_COMMANDER" "$MUSTER_DETECTION_URL$1"; }
until_true() { # WHAT SECONDS COMMAND…
    local what=$1 limit=$2
    shift 2
    for _ in $(seq $((limit * 5))); do
        if "$@" >/dev/null 2>&1; then return; fi
        kill -0 "$alertmanager" 2>/dev/null || { tail -5 "$work/alertmanager.log" >&2; fail "Alertmanager ended"; }
        sleep 0.2
    done
    grep -i 'level=\(warn\|error\)' "$work/alertmanager.log" | tail -5 >&2 || true
    fail "not seen within $limit s: $what"
}
# every page of the alerts, one alert a line
alerts() {
    local cursor="" page
    while true; do
        page=$(get "/alerts?limit=200${cursor:+&cursor=$cursor}")
        jq -c '.items[]' <<<"$page"
        cursor=$(jq -r '.next // empty' <<<"$page")
        [ -n "$cursor" ] || return 0
    done
}
of_run() {
    alerts | jq -cse --arg run "$run" --arg format "$1" \
        '[.[] | select(.format == $format and .labels.run == $run)][0] // empty'
}
is() { of_run "$1" | jq -e --arg state "$2" 'select(.state == $state)'; }
in_incident() { of_run "$1" | jq -e 'select(.incidentId != null)'; }
am() { amtool --alertmanager.url="http://127.0.0.1:$port" "$@"; }

until_true "Alertmanager" 20 curl -fsS "http://127.0.0.1:$port/-/ready"
am alert add alertname=CheckoutDown run="$run" journey=pay service="payments-$run" severity=critical \
    --annotation=summary="Payments fail ($run)"
for format in pagerduty opsgenie; do
    until_true "a firing alert through $format" 30 is "$format" firing
    until_true "its incident" 30 in_incident "$format"
    echo "$format: fires as \"$(of_run "$format" | jq -r .summary)\" and belongs to an incident"
done
am alert add alertname=CheckoutDown run="$run" journey=pay service="payments-$run" severity=critical \
    --annotation=summary="Payments fail ($run)" --end="$(date -u +%Y-%m-%dT%H:%M:%SZ)"
for format in pagerduty opsgenie; do
    until_true "the resolve through $format" 40 is "$format" resolved
    echo "$format: resolved"
done
refused=$(grep -c 'msg="Notify for alerts failed"' "$work/alertmanager.log" || true)
[ "$refused" = 0 ] || { grep 'Notify' "$work/alertmanager.log" | tail -3 >&2; fail "Alertmanager was refused $refused times"; }
echo "A real Alertmanager's pagerduty_configs and opsgenie_configs work by their URL alone."
