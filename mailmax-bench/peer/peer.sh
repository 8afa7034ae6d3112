#!/bin/bash
# The peer: Debian's Postfix and Dovecot with their own configuration and folders, on loopback and high ports.
#
#   peer.sh start  [--dir DIR] [--base PORT] [--store maildir|sdbox|mdbox] [--accounts N]
#   peer.sh stop   [--dir DIR]
#   peer.sh status [--dir DIR]
#   peer.sh clean  [--dir DIR]      (stops, then deletes the folder)
#
# Ports from the base: +0 smtp, +1 submission, +2 lmtp, +3 imap, +4 imaps, +5 pop3, +6 pop3s.
# `start` writes DIR/peer.properties, the target description for mailmax-bench.
# Forced writes stay at the packages' defaults. Root is needed, as for any Postfix.
set -euo pipefail

verb=${1:-help}
[ $# -gt 0 ] && shift
dir=/tmp/mailmax-peer
base=21625
store=maildir
accounts=25
while [ $# -gt 0 ]; do
    case $1 in
        --dir) dir=$2 ;;
        --base) base=$2 ;;
        --store) store=$2 ;;
        --accounts) accounts=$2 ;;
        *) echo "unknown option $1" >&2; exit 2 ;;
    esac
    shift 2
done
password=secret
packages="postfix dovecot-imapd dovecot-pop3d dovecot-lmtpd openssl"

say() { echo "peer: $*"; }

# Installs what is missing; policy-rc.d keeps the packages from starting services of the system.
install_packages() {
    local missing=() package
    for package in $packages; do
        dpkg-query -W -f '${Status}' "$package" 2>/dev/null | grep -q 'ok installed' || missing+=("$package")
    done
    [ ${#missing[@]} -eq 0 ] && return
    say "installing ${missing[*]}"
    local policy=/usr/sbin/policy-rc.d own_policy=no
    if [ ! -e $policy ]; then
        printf '#!/bin/sh\nexit 101\n' > $policy
        chmod 755 $policy
        own_policy=yes
    fi
    echo 'postfix postfix/main_mailer_type select No configuration' | debconf-set-selections
    local failed=no
    { apt-get -q update && DEBIAN_FRONTEND=noninteractive apt-get -q -y --no-install-recommends install "${missing[@]}"; } \
        > "$dir/install.log" 2>&1 || failed=yes
    [ $own_policy = yes ] && rm -f $policy
    [ $failed = no ] || { tail -5 "$dir/install.log" >&2; exit 1; }
}

write_certificate() {
    [ -f "$dir/tls/key.pem" ] && return
    mkdir -p "$dir/tls"
    openssl req -x509 -newkey rsa:2048 -nodes -days 3650 -subj /CN=localhost \
        -keyout "$dir/tls/key.pem" -out "$dir/tls/cert.pem" 2> /dev/null
    chmod 600 "$dir/tls/key.pem"
}

write_accounts() {
    local number
    : > "$dir/users"
    : > "$dir/recipients"
    for number in $(seq 1 "$accounts"); do
        echo "user$number@example.test:{PLAIN}$password::::::" >> "$dir/users"
        echo "user$number@example.test ok" >> "$dir/recipients"
    done
}

write_dovecot() {
    mkdir -p "$dir/dovecot/run" "$dir/dovecot/state" "$dir/mail"
    chown mail:mail "$dir/mail"
    cat > "$dir/dovecot/dovecot.conf" <<END
base_dir = $dir/dovecot/run
state_dir = $dir/dovecot/state
log_path = $dir/dovecot/log
instance_name = mailmax-peer
protocols = imap pop3 lmtp
listen = 127.0.0.1
ssl = yes
ssl_cert = <$dir/tls/cert.pem
ssl_key = <$dir/tls/key.pem
disable_plaintext_auth = no
auth_mechanisms = plain login
auth_username_format = %Lu
auth_cache_size = 10M
auth_failure_delay = 0 secs
mail_location = $store:~/$store
mail_uid = mail
mail_gid = mail
first_valid_uid = 8
first_valid_gid = 8
mail_max_userip_connections = 20000
default_client_limit = 20000
passdb {
  driver = passwd-file
  args = scheme=PLAIN username_format=%u $dir/users
}
userdb {
  driver = static
  args = uid=mail gid=mail home=$dir/mail/%u
}
namespace inbox {
  inbox = yes
}
service imap-login {
  service_count = 0
  process_min_avail = 2
  inet_listener imap {
    port = $((base + 3))
  }
  inet_listener imaps {
    port = $((base + 4))
    ssl = yes
  }
}
service pop3-login {
  service_count = 0
  process_min_avail = 1
  inet_listener pop3 {
    port = $((base + 5))
  }
  inet_listener pop3s {
    port = $((base + 6))
    ssl = yes
  }
}
service imap {
  process_limit = 8000
}
service pop3 {
  process_limit = 1000
}
service lmtp {
  process_limit = 200
  inet_listener lmtp {
    address = 127.0.0.1
    port = $((base + 2))
  }
  unix_listener $dir/postfix/queue/private/dovecot-lmtp {
    mode = 0600
    user = postfix
  }
}
service auth {
  unix_listener $dir/postfix/queue/private/auth {
    mode = 0600
    user = postfix
  }
}
protocol lmtp {
  postmaster_address = postmaster@example.test
}
END
}

write_postfix() {
    mkdir -p "$dir/postfix/conf" "$dir/postfix/queue" "$dir/postfix/data"
    chown postfix "$dir/postfix/data"
    cat > "$dir/postfix/conf/main.cf" <<END
compatibility_level = 3.6
queue_directory = $dir/postfix/queue
data_directory = $dir/postfix/data
maillog_file = $dir/postfix/log
maillog_file_prefixes = $dir
myhostname = peer.example.test
mydestination =
mynetworks = 127.0.0.0/8
inet_interfaces = 127.0.0.1
inet_protocols = ipv4
local_recipient_maps =
alias_maps =
alias_database =
virtual_mailbox_domains = example.test
virtual_mailbox_maps = texthash:$dir/recipients
virtual_transport = lmtp:unix:private/dovecot-lmtp
message_size_limit = 52428800
smtpd_tls_security_level = may
smtpd_tls_cert_file = $dir/tls/cert.pem
smtpd_tls_key_file = $dir/tls/key.pem
smtpd_sasl_type = dovecot
smtpd_sasl_path = private/auth
smtpd_sasl_auth_enable = yes
smtpd_relay_restrictions = permit_mynetworks, permit_sasl_authenticated, reject_unauth_destination
default_process_limit = 200
smtpd_client_connection_count_limit = 0
disable_dns_lookups = yes
smtp_dns_support_level = disabled
smtp_tcp_port = 21690
biff = no
END
    cat > "$dir/postfix/conf/master.cf" <<END
127.0.0.1:$base inet n - n - - smtpd
127.0.0.1:$((base + 1)) inet n - n - - smtpd
  -o syslog_name=postfix/submission
  -o smtpd_client_restrictions=permit_sasl_authenticated,reject
pickup unix n - n 60 1 pickup
cleanup unix n - n - 0 cleanup
qmgr unix n - n 300 1 qmgr
tlsmgr unix - - n 1000? 1 tlsmgr
rewrite unix - - n - - trivial-rewrite
bounce unix - - n - 0 bounce
defer unix - - n - 0 bounce
trace unix - - n - 0 bounce
verify unix - - n - 1 verify
flush unix n - n 1000? 0 flush
proxymap unix - - n - - proxymap
proxywrite unix - - n - 1 proxymap
smtp unix - - n - - smtp
relay unix - - n - - smtp
showq unix n - n - - showq
error unix - - n - - error
retry unix - - n - - error
discard unix - - n - - discard
local unix - n n - - local
virtual unix - n n - - virtual
lmtp unix - - n - - lmtp
anvil unix - - n - 1 anvil
scache unix - - n - 1 scache
postlog unix-dgram n - n - 1 postlogd
END
}

write_target() {
    cat > "$dir/peer.properties" <<END
name=postfix+dovecot-$store
host=127.0.0.1
smtp.port=$base
submission.port=$((base + 1))
lmtp.port=$((base + 2))
imap.port=$((base + 3))
imaps.port=$((base + 4))
pop3.port=$((base + 5))
account=user%d@example.test
password=$password
pid.files=$dir/postfix/queue/pid/master.pid,$dir/dovecot/run/master.pid
END
}

pid_in() { [ -r "$1" ] && tr -d ' \n' < "$1" || true; }
dovecot_pid() { pid_in "$dir/dovecot/run/master.pid"; }
postfix_pid() { pid_in "$dir/postfix/queue/pid/master.pid"; }

# A pid counts only while the process behind it is the program we started with our folder.
alive() { [ -n "$1" ] && [ -r "/proc/$1/cmdline" ] && tr '\0' ' ' < "/proc/$1/cmdline" | grep -q "$2"; }
dovecot_alive() { alive "$(dovecot_pid)" "$dir/dovecot/dovecot.conf"; }
postfix_alive() { local pid; pid=$(postfix_pid); alive "$pid" master && [ "$(readlink "/proc/$pid/cwd")" = "$dir/postfix/queue" ]; }

wait_for_port() {
    local tries
    for tries in $(seq 1 100); do
        (exec 3<> "/dev/tcp/127.0.0.1/$1") 2> /dev/null && return
        sleep 0.1
    done
    say "port $1 does not answer; see $dir/dovecot/log and $dir/postfix/log"
    exit 1
}

start() {
    [ "$(id -u)" = 0 ] || { say "needs root"; exit 1; }
    if dovecot_alive || postfix_alive; then say "already running in $dir; stop it first"; exit 1; fi
    mkdir -p "$dir"
    chmod 755 "$dir"
    dir=$(cd "$dir" && pwd -P)
    install_packages
    write_certificate
    write_accounts
    write_postfix
    write_dovecot
    write_target
    ulimit -n 65536 2> /dev/null || say "open files stay at $(ulimit -n)"
    postfix -c "$dir/postfix/conf" check
    # Its output goes to a file: whoever reads ours shall not wait for the server.
    dovecot -c "$dir/dovecot/dovecot.conf" > "$dir/dovecot/start.log" 2>&1 || { cat "$dir/dovecot/start.log"; exit 1; }
    postfix -c "$dir/postfix/conf" start > /dev/null 2>&1
    wait_for_port "$base"
    wait_for_port $((base + 3))
    say "smtp $base, submission $((base + 1)), lmtp $((base + 2)), imap $((base + 3)), imaps $((base + 4)), pop3 $((base + 5)), store $store"
    say "accounts user1@example.test … user$accounts@example.test, password $password"
    say "target description: $dir/peer.properties"
}

stop() {
    [ -d "$dir" ] && dir=$(cd "$dir" && pwd -P)
    if postfix_alive; then postfix -c "$dir/postfix/conf" stop > /dev/null 2>&1 || true; fi
    if dovecot_alive; then
        local pid tries
        pid=$(dovecot_pid)
        kill -TERM "$pid"
        for tries in $(seq 1 100); do dovecot_alive || break; sleep 0.1; done
    fi
    say "stopped"
}

status() {
    [ -d "$dir" ] && dir=$(cd "$dir" && pwd -P)
    dovecot_alive && say "dovecot runs, pid $(dovecot_pid)" || say "dovecot does not run"
    postfix_alive && say "postfix runs, pid $(postfix_pid)" || say "postfix does not run"
    dovecot_alive && postfix_alive
}

case $verb in
    start) start ;;
    stop) stop ;;
    status) status ;;
    clean) stop; [ -f "$dir/peer.properties" ] && rm -rf "$dir" ;;
    *) sed -n '2,11p' "$0" | sed 's/^# \{0,1\}//'; exit 2 ;;
esac
