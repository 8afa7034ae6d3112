#!/bin/bash
# MailMax beside the peer: with its own data directory, on loopback and high ports, with the accounts the driver expects.
#
#   mailmax.sh start  [--dir DIR] [--base PORT] [--accounts N]
#   mailmax.sh stop   [--dir DIR]
#   mailmax.sh status [--dir DIR]
#
# Ports from the base: +0 smtp, +1 submission, +2 lmtp, +3 imap, +4 imaps, +5 pop3, +6 pop3s, +7 submissions, +8 sieve, +9 http, +10 https.
# `start` writes DIR/mailmax.properties, the target description for mailmax-bench.
set -euo pipefail

verb=${1:-help}
[ $# -gt 0 ] && shift
dir=/tmp/mailmax-bench
base=21660
accounts=25
while [ $# -gt 0 ]; do
    case $1 in
        --dir) dir=$2 ;;
        --base) base=$2 ;;
        --accounts) accounts=$2 ;;
        *) echo "unknown option $1" >&2; exit 2 ;;
    esac
    shift 2
done
password=benchmark-secret
mailmax=$(cd "$(dirname "$0")/../.." && pwd)/mailmax

# The driver logs in without TLS and comes from one address.
export MAILMAX_CLEARTEXT_LOGIN=true MAILMAX_CONNECTIONS_PER_ADDRESS=20000
export MAILMAX_IMAP_SESSIONS_PER_USER=20000 MAILMAX_POP3_SESSIONS_PER_USER=20000
# Other hosts are the driver's sinks, and one account sends all.
export MAILMAX_RELAY_PORT=21690 MAILMAX_RELAY_PRIVATE=true
export MAILMAX_SENDING_ACCOUNT_HOUR=100000000 MAILMAX_SENDING_DOMAIN_HOUR=100000000
export MAILMAX_HOME=$dir/home MAILMAX_ADDRESS=127.0.0.1
export MAILMAX_SMTP_PORT=$base MAILMAX_SUBMISSION_PORT=$((base + 1)) MAILMAX_LMTP_PORT=$((base + 2))
export MAILMAX_IMAP_PORT=$((base + 3)) MAILMAX_IMAPS_PORT=$((base + 4)) MAILMAX_POP3_PORT=$((base + 5))
export MAILMAX_POP3S_PORT=$((base + 6)) MAILMAX_SUBMISSIONS_PORT=$((base + 7)) MAILMAX_SIEVE_PORT=$((base + 8))
export MAILMAX_HTTP_PORT=$((base + 9)) MAILMAX_HTTPS_PORT=$((base + 10))

write_target() {
    cat > "$dir/mailmax.properties" <<END
name=mailmax
host=127.0.0.1
smtp.port=$base
submission.port=$((base + 1))
lmtp.port=$((base + 2))
imap.port=$((base + 3))
imaps.port=$((base + 4))
pop3.port=$((base + 5))
account=user%d@example.test
password=$password
pid.files=$MAILMAX_HOME/run/server.pid
END
}

start() {
    local number
    mkdir -p "$dir"
    "$mailmax" start
    "$mailmax" admin domain add example.test || echo "the domain is there already"
    for number in $(seq 1 "$accounts"); do
        printf '%s\n' "$password" | "$mailmax" admin account add "user$number@example.test" || break
    done
    write_target
    echo "target description: $dir/mailmax.properties"
}

case $verb in
    start) start ;;
    stop | status) "$mailmax" "$verb" ;;
    *) sed -n '2,10p' "$0" | sed 's/^# \{0,1\}//'; exit 2 ;;
esac
