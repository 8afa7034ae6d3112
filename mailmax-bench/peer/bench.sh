#!/bin/bash
# The whole comparison in one command; "./mailmax bench" comes here. Starts MailMax and, where its programs are there, the peer, each on
# empty data of its own below a temporary directory, measures in alternating rounds, prints the ratios, and stops and deletes both.
#
#   bench.sh [--rounds 3] [--seconds 5] [--warmup 8] [--out DIR] [SCENARIO...]     default: @goals; "bench.sh list" names them all
set -euo pipefail

here=$(cd "$(dirname "$0")" && pwd)
java=${MAILMAX_JAVA:-java}
jar=$here/../target/mailmax-bench.jar
rounds=3 seconds=5 warmup=8 out=$here/../target/results
scenarios=()

say() { echo "bench: $*"; }

case ${1:-} in
    list) exec "$java" -jar "$jar" list ;;
    help | -h | --help) sed -n '2,5p' "$0" | sed 's/^# \{0,1\}//'; exit 0 ;;
esac
while [ $# -gt 0 ]; do
    case $1 in
        --rounds | --seconds | --warmup | --out)
            [ $# -gt 1 ] || { say "$1 needs a value"; exit 2; }
            declare "${1#--}=$2"
            shift 2 ;;
        --*) say "unknown option $1"; exit 2 ;;
        *) scenarios+=("$1"); shift ;;
    esac
done
[ ${#scenarios[@]} -gt 0 ] || scenarios=(@goals)

# Why there is no peer; nothing when there can be one.
no_peer() {
    local missing=() program
    for program in postfix dovecot openssl; do
        PATH=$PATH:/usr/sbin:/sbin command -v "$program" > /dev/null || missing+=("$program")
    done
    if [ ${#missing[@]} -gt 0 ]; then
        echo "not installed: ${missing[*]} (Debian: apt-get install postfix dovecot-imapd dovecot-pop3d dovecot-lmtpd openssl)"
    elif [ "$(id -u)" != 0 ]; then
        echo "Postfix can be started by root only"
    fi
}

# Deliveries need no mail that is there already.
only_deliveries() {
    local scenario
    for scenario in "${scenarios[@]}"; do
        case $scenario in
            smtp:* | smtp | @smtp | submission* | lmtp* | login*) ;;
            *) return 1 ;;
        esac
    done
}

work=$(mktemp -d "${TMPDIR:-/tmp}/mailmax-bench.XXXXXX")
chmod 755 "$work"
peer=
finish() {
    "$here/mailmax.sh" stop --dir "$work/mailmax" > /dev/null 2>&1 || true
    [ -z "$peer" ] || "$here/peer.sh" stop --dir "$work/peer" > /dev/null 2>&1 || true
    rm -rf "$work"
}
trap finish EXIT
trap 'exit 130' INT TERM

# The measured server is one of its own: not on the operator's database, not with the operator's certificate or limits.
for name in $(env | sed -n 's/^\(MAILMAX_[A-Z_]*\)=.*/\1/p'); do
    case $name in
        MAILMAX_PAYARA | MAILMAX_HEAP | MAILMAX_JAVA) ;;
        *) unset "$name" ;;
    esac
done

start_servers() {
    say "starting MailMax"
    "$here/mailmax.sh" start --dir "$work/mailmax" > "$work/mailmax.log" 2>&1 || { cat "$work/mailmax.log"; exit 1; }
    reason=$(no_peer)
    if [ -n "$reason" ]; then
        say "measuring MailMax alone: $reason"
        return
    fi
    say "starting Postfix and Dovecot"
    peer=yes
    "$here/peer.sh" start --dir "$work/peer" > "$work/peer.log" 2>&1 < /dev/null || { cat "$work/peer.log"; exit 1; }
}

fill() {
    say "filling ten mailboxes with 1,000 messages on each server"
    "$java" -jar "$jar" prepare --target "$work/mailmax/mailmax.properties"
    [ -z "$peer" ] || "$java" -jar "$jar" prepare --target "$work/peer/peer.properties"
}

start_servers
only_deliveries || fill
common=(--rounds "$rounds" --seconds "$seconds" --warmup "$warmup" --out "$out")
say "load average before: $(cut -d' ' -f1-3 /proc/loadavg); each round: $warmup s warm-up, $seconds s measured; $rounds rounds"
if [ -n "$peer" ]; then
    "$java" -jar "$jar" compare --mailmax "$work/mailmax/mailmax.properties" --peer "$work/peer/peer.properties" \
        "${common[@]}" "${scenarios[@]}"
else
    "$java" -jar "$jar" run --target "$work/mailmax/mailmax.properties" "${common[@]}" "${scenarios[@]}"
fi
say "every run: $out/runs.csv; the medians: $out/medians.md"
