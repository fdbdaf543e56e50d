#!/usr/bin/env bash
# Plays the drill with services that run as native executables, then with the same services on the JVM, each time in a
# fresh suite of its own, and prints start time and memory of both as a table. After the drill every operation of the native
# services is called once (operations.py). Fails when a drill fails, an operation fails, or a service misses at run time what
# its image was built without.
#
# Needs: Linux, curl, python3, and the executables (`./muster native SERVICE…`). No other suite on the same ports.
# Usage: tools/acceptance-tests/native.sh [SERVICE…]      (default: detection-service escalation-service; all: all seven)
# Settings: ROUNDS (5), how often each service is started for its start time; FORMS ("native jvm").
set -euo pipefail
cd "$(dirname "$0")/../.."

[ -r /proc/self/stat ] || { echo "native.sh: needs Linux" >&2; exit 2; }
for tool in curl python3; do
    command -v "$tool" >/dev/null || { echo "native.sh: needs $tool on the PATH" >&2; exit 2; }
done
rounds=${ROUNDS:-5}
forms=${FORMS:-native jvm}
services=${*:-detection-service escalation-service}
if [ "$services" = all ]; then
    services="detection-service triage-service escalation-service comms-service resolution-service review-service command-board"
fi
export MUSTER_HOME=${MUSTER_HOME:-$PWD/.muster/native}
ticks=$(getconf CLK_TCK)
declare -A walls cpus rest
table=$(mktemp)
trap './muster down >/dev/null 2>&1 || true; rm -f "$table"' EXIT

management_port() {
    local port
    case $1 in
        command-board) port=9080 ;; detection-service) port=9081 ;; triage-service) port=9082 ;;
        escalation-service) port=9083 ;; comms-service) port=9084 ;; resolution-service) port=9085 ;;
        review-service) port=9086 ;; *) echo "native.sh: no service is called $1" >&2; exit 2 ;;
    esac
    echo $((port + ${MUSTER_PORT_OFFSET:-0}))
}
pid_of() { cut -d' ' -f1 "$MUSTER_HOME/processes/$1"; }
is_ready() { curl -s -f -o /dev/null -m 2 "http://localhost:$1/health/ready"; }
mebibytes() { awk -v key="$2:" '$1 == key { print int($2 / 1024) }' "/proc/$1/status"; }

# Ends the service and waits until the supervisor's new one is ready; prints the milliseconds that one took, and those of
# processor time, which another load on the machine hardly changes.
restart() {
    local port old new
    port=$(management_port "$1")
    old=$(pid_of "$1")
    kill "$old"
    for _ in $(seq 3000); do
        new=$(pid_of "$1")
        if [ "$new" != "$old" ] && is_ready "$port"; then
            sed 's/.*) //' "/proc/$new/stat" | awk -v now="$(cut -d' ' -f1 /proc/uptime)" -v ticks="$ticks" \
                '{ printf "%d %d\n", (now - $20 / ticks) * 1000, ($12 + $13) / ticks * 1000 }'
            return
        fi
        sleep 0.005
    done
    echo "native.sh: $1 did not come back" >&2
    return 1
}

spread() { awk -v column="$1" '{ print $column }' | sort -n | sed -n '1p;$p' | paste -sd' ' | sed 's/ / to /'; }

# FORM: a suite, its drill, and a row for each service
play() {
    local form=$1 service executable starts
    echo "== $form: $services"
    if [ "$form" = native ]; then export MUSTER_NATIVE=$services; else unset MUSTER_NATIVE; fi
    ./muster up --detach --fresh
    for service in $services; do
        executable=$(readlink "/proc/$(pid_of "$service")/exe")
        case $form-$executable in
            native-*/$service-runner | jvm-*/java) ;;
            *) echo "native.sh: $service runs as $executable" >&2; return 1 ;;
        esac
        starts=$(for _ in $(seq "$rounds"); do restart "$service"; done)
        walls[$service]=$(spread 1 <<<"$starts")
        cpus[$service]=$(spread 2 <<<"$starts")
        echo "$service ready after ${walls[$service]} ms, ${cpus[$service]} ms of them on a processor"
    done
    sleep 10 # for the memory of a service at rest
    for service in $services; do
        rest[$service]=$(mebibytes "$(pid_of "$service")" VmRSS)
    done
    ./muster drill checkout-outage
    for service in $services; do row "$form" "$service" >>"$table"; done
    # shellcheck disable=SC2086
    if [ "$form" = native ]; then tools/acceptance-tests/operations.py $services; fi
    ./muster down
    if grep -E 'MissingReflectionRegistration|MissingResourceRegistration|NoSuchMethodException|ClassNotFoundException|NoClassDefFoundError|UnsatisfiedLinkError|No serializer found for class' "$MUSTER_HOME"/logs/*-service.log "$MUSTER_HOME"/logs/command-board.log; then
        echo "native.sh: see above what a service missed at run time" >&2
        return 1
    fi
}
row() {
    local form=$1 service=$2 pid
    pid=$(pid_of "$service")
    echo "| $service | $form | ${walls[$service]} ms | ${cpus[$service]} ms | ${rest[$service]} MiB" \
        "| $(mebibytes "$pid" VmRSS) MiB | $(mebibytes "$pid" VmHWM) MiB |"
}

for form in $forms; do play "$form"; done
echo
echo "| service | form | start to ready ($rounds starts) | processor time of it | resident at rest | after the drill | peak |"
echo "|---|---|---|---|---|---|---|"
sort -s -t'|' -k2,2 "$table"
