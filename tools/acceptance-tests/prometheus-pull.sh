#!/usr/bin/env bash
# A real Prometheus that scrapes a counter of orders, and a pull of it: the measures must stand in GET /measures with the
# right figures.
#
# Needs: prometheus, python3, curl and jq on the PATH, and a suite that runs (`./muster up --detach`).
# Usage: tools/acceptance-tests/prometheus-pull.sh
set -euo pipefail
cd "$(dirname "$0")/../.."

for tool in prometheus python3 curl jq; do
    command -v "$tool" >/dev/null || { echo "prometheus-pull.sh: needs $tool on the PATH" >&2; exit 2; }
done
exports=$(./muster env) || { echo "prometheus-pull.sh: no suite runs; start it with ./muster up --detach" >&2; exit 2; }
eval "$exports"
work=$(mktemp -d)
run="pull-$(date +%s)"
auth="Authorization: Bearer $MUSTER_TOKEN_ADMIN"
finish() {
    curl -fsS -m 10 -X DELETE -H "$auth" "$MUSTER_DETECTION_URL/measure-pulls/$run" >/dev/null 2>&1 || true
    kill "${prometheus:-}" "${shop:-}" 2>/dev/null || true
    wait 2>/dev/null || true
    rm -rf "$work"
}
trap finish EXIT

free_port() { # FROM: the first that nobody listens on
    local port=$1
    while (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null; do port=$((port + 1)); done
    echo "$port"
}
shop_port=$(free_port 19191)
prometheus_port=$(free_port 19292)

# a shop that sells ten things a second
cat >"$work/shop.py" <<'PYTHON'
import http.server, sys, time
begun = time.time()
class Metrics(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response(200)
        self.send_header("Content-Type", "text/plain; version=0.0.4")
        self.end_headers()
        orders = int(10 * (time.time() - begun))
        self.wfile.write(f'# TYPE orders_total counter\norders_total{{region="{sys.argv[2]}"}} {orders}\n'.encode())
    def log_message(self, *_):
        pass
http.server.ThreadingHTTPServer(("127.0.0.1", int(sys.argv[1])), Metrics).serve_forever()
PYTHON
python3 "$work/shop.py" "$shop_port" "$run" &
shop=$!
cat >"$work/prometheus.yml" <<YAML
global: {scrape_interval: 5s}
scrape_configs:
  - job_name: shop
    static_configs: [{targets: ["127.0.0.1:$shop_port"]}]
YAML
prometheus --config.file="$work/prometheus.yml" --storage.tsdb.path="$work/data" --web.listen-address="127.0.0.1:$prometheus_port" \
    >"$work/prometheus.log" 2>&1 &
prometheus=$!

curl -fsS -m 10 -X PUT -H "$auth" -H 'Content-Type: application/json' "$MUSTER_DETECTION_URL/measure-pulls/$run" \
    -d '{"url": "http://localhost:'"$prometheus_port"'", "query": "sum by (region) (increase(orders_total[1m]))", "metric": "orders",
         "where": {"journey": "browse"}, "delay": "PT10S"}' >/dev/null
echo "A real Prometheus scrapes a shop that sells 600 things a minute; waiting for a whole minute of it"
for _ in $(seq 260); do
    found=$(curl -fsS -m 10 -H "$auth" "$MUSTER_DETECTION_URL/measures?metric=orders&region=$run" 2>/dev/null |
        jq '[.items[] | select(.actual > 540 and .actual < 660)] | length') || found=0 # detection may be restarting
    if [ "$found" -ge 1 ]; then
        curl -fsS -m 10 -H "$auth" "$MUSTER_DETECTION_URL/measures?metric=orders&region=$run" |
            jq -r '.items[] | "\(.minute)  \(.actual) orders"'
        echo "Pulled from a real Prometheus: passed"
        exit 0
    fi
    sleep 1
done
echo "prometheus-pull.sh: no minute with about 600 orders; the pull says:" >&2
curl -fsS -m 10 -H "$auth" "$MUSTER_DETECTION_URL/measure-pulls/$run" >&2
exit 1
