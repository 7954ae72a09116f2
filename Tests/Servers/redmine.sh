#!/bin/bash
# Redmine 5 (Debian's own build) as a throw-away ticket server on 127.0.0.1,
# to push tickets at over its REST API (JSON or XML).
#
#   redmine.sh install       Debian packages + a migrated, empty SQLite database
#   redmine.sh start [PORT]  serve it (default 8093); prints URL, credentials file
#   redmine.sh seed          project, statuses, workflow, custom fields, people, API keys
#   redmine.sh stop          ends the server by its recorded pid
#   redmine.sh guard PID     stops it and deletes its folder once that process is gone
#   redmine.sh present       exits 0 where Debian's packages are installed
#
# Everything it keeps is under $DESK_DATA (default ./desk-data/redmine), reached
# by one link in /var/lib/redmine; delete the folder to begin again. Each verb
# may be repeated. Needs root for `install`; no systemd.
set -euo pipefail

DATA=$(realpath -m "${DESK_DATA:-./desk-data/redmine}")
CRED=$DATA/credentials.env
PIDF=$DATA/server.pid
APP=/usr/share/redmine
# Debian's Redmine is multi-tenant: files, log, tmp and config of the instance
# named here live in /var/lib/redmine/NAME, which we make a link to $DATA.
REDMINE_INSTANCE=desk-$(cksum <<< "$DATA" | cut -d' ' -f1)
# Only for Redmine's own commands: apt must not see it (the package runs bundler).
app() {
    cd "$APP"
    export REDMINE_INSTANCE RAILS_ENV=production BUNDLE_GEMFILE=$DATA/Gemfile \
           BUNDLE_APP_CONFIG=$DATA/.bundle BUNDLE_SILENCE_ROOT_WARNING=1 \
           LC_ALL=C.UTF-8 TZ=UTC RUBYOPT=-W0 HOME=$DATA SCHEMA=/dev/null
    exec bundle exec "$@"
}

present_() {
    [[ $(dpkg-query -W -f '${db:Status-Status} ' redmine redmine-sqlite puma 2>/dev/null) == \
        "installed installed installed " ]]
}

# Ours only: the recorded pid may have been given to another program since.
alive() { [[ -s $PIDF ]] && grep -qaE 'redmine|puma' "/proc/$(cat "$PIDF")/cmdline" 2>/dev/null; }
base()  { echo "http://127.0.0.1:$(cat "$DATA/port")"; }

install_() {
    if ! present_; then
        export DEBIAN_FRONTEND=noninteractive
        apt-get update -qq
        # dbconfig-no-thanks: we make the database ourselves, in $DATA.
        apt-get -o DPkg::Lock::Timeout=300 install -y -qq --no-install-recommends \
            dbconfig-no-thanks redmine redmine-sqlite puma curl >/dev/null
    fi
    mkdir -p "$DATA"/{config,files,log,tmp,public/plugin_assets}
    ln -sfn "$DATA" "/var/lib/redmine/$REDMINE_INSTANCE"
    [[ -s $DATA/port ]] || echo 8093 > "$DATA/port"
    [[ -s $DATA/config/secret_key.txt ]] ||
        (umask 077; head -c 32 /dev/urandom | sha256sum | cut -c1-64 > "$DATA/config/secret_key.txt")
    # timeout: how long a writer waits for SQLite's lock, in ms.
    cat > "$DATA/config/database.yml" <<YML
production: { adapter: sqlite3, database: "$DATA/redmine.sqlite", timeout: 20000 }
YML
    # Redmine's own gem list plus the web server; the lock file stays in $DATA.
    printf 'eval_gemfile "%s/Gemfile"\ngem "puma"\n' "$APP" > "$DATA/Gemfile"
    if [[ ! -e $DATA/installed ]]; then
        { (app rake db:migrate) &&
          (REDMINE_LANG=en; export REDMINE_LANG; app rake redmine:load_default_data); } > "$DATA/log/init.log" 2>&1 ||
            { tail "$DATA/log/init.log" >&2; exit 1; }
        touch "$DATA/installed"
    fi
    echo "installed in $DATA"
}

start_() {
    [[ -e $DATA/installed ]] || { echo "run install first" >&2; exit 1; }
    if ! alive; then
        local port=${1:-8093}
        ! (exec 3<> "/dev/tcp/127.0.0.1/$port") 2>/dev/null || { echo "port $port is taken" >&2; exit 1; }
        echo "$port" > "$DATA/port"
        # One process; two threads, as SQLite takes one writer at a time anyway.
        (app puma --bind "tcp://127.0.0.1:$(cat "$DATA/port")" --threads 1:2 \
            --workers 0 --environment production --no-config config.ru) \
            > "$DATA/log/server.log" 2>&1 < /dev/null &
        echo $! > "$PIDF"
        for _ in $(seq 600); do
            [[ $(curl -s -o /dev/null -w '%{http_code}' "$(base)/login") == 200 ]] && break
            alive || { tail "$DATA/log/server.log" >&2; rm -f "$PIDF"; exit 1; }
            sleep 0.1
        done
    fi
    # A credentials file from an earlier start names that start's port.
    [[ ! -s $CRED ]] || sed -i "s|^DESK_URL=.*|DESK_URL='$(base)'|" "$CRED"
    echo "base url: $(base)"
    echo "credentials: $CRED"
}

stop_() {
    if alive; then
        local p; p=$(cat "$PIDF")
        kill "$p"
        for _ in $(seq 100); do kill -0 "$p" 2>/dev/null || break; sleep 0.1; done
    fi
    rm -f "$PIDF"
}

# The link in Debian's folder goes with the data.
guard_() {
    [[ $1 =~ ^[0-9]+$ && -e $DATA/installed ]] || { echo "guard PID, after install" >&2; exit 2; }
    (while kill -0 "$1" 2>/dev/null; do sleep 1; done
     stop_; rm -rf "$DATA" "/var/lib/redmine/$REDMINE_INSTANCE") </dev/null >/dev/null 2>&1 &
}

seed_() {
    [[ -e $DATA/installed ]] || { echo "run install first" >&2; exit 1; }
    (umask 077; touch "$CRED")
    (CRED=$CRED BASE=$(base); export CRED BASE; app ruby -e '
require "/usr/share/redmine/config/environment"
ActionMailer::Base.perform_deliveries = false
Setting.rest_api_enabled = 1             # off as shipped
Setting.attachment_max_size = 20480      # kB
Setting.default_language = "en"
Setting.user_format = :firstname_lastname
Setting.notified_events = []             # no mail jobs: they slow each note
cred = { "DESK_URL" => ENV["BASE"] }
File.readlines(ENV["CRED"]).each { |l| cred[$1] = $2 if l =~ /^(RM_\w+)=.(.*).$/ }

admin = User.find_by_login("admin")
unless cred["RM_PASSWORD"]
  cred["RM_PASSWORD"] = SecureRandom.hex(8)
  admin.password = admin.password_confirmation = cred["RM_PASSWORD"]
  admin.must_change_passwd = false
  admin.save!
end
cred["RM_USER"] = "admin"
cred["RM_KEY_ADMIN"] = admin.api_key     # made on first reading

# Statuses: Redmine knows only open and closed, so several of each.
names = { "Awaiting triage" => false, "Waiting on customer" => false, "Waiting on vendor" => false,
          "On hold" => false, "Closed - duplicate" => true }
names.each { |n, c| IssueStatus.find_or_create_by!(name: n) { |s| s.is_closed = c } }
tracker = Tracker.find_by_name("Support")

project = Project.find_by_identifier("support") ||
          Project.create!(name: "Support", identifier: "support", is_public: true,
                          enabled_module_names: %w(issue_tracking time_tracking files), trackers: Tracker.all.to_a)
project.trackers = Tracker.all.to_a

# In tracker Support any status may follow any other for a Manager.
manager = Role.find_by_name("Manager")
all = IssueStatus.all.to_a
([nil] + all).each do |from|
  all.each do |to|
    next if from == to
    WorkflowTransition.find_or_create_by!(tracker_id: tracker.id, role_id: manager.id,
                                          old_status_id: from ? from.id : 0, new_status_id: to.id)
  end
end

[["alice", "Alice", "Agent", "Manager"], ["bob", "Bob", "Agent", "Developer"],
 ["carol", "Carol", "Customer", "Reporter"]].each do |login, first, last, role|
  u = User.find_by_login(login) || User.new(firstname: first, lastname: last, mail: "#{login}@desk.example", language: "en")
  if u.new_record?
    u.login = login
    u.password = u.password_confirmation = SecureRandom.hex(8)
    u.save!
  end
  Member.create!(project: project, user: u, roles: [Role.find_by_name(role)]) unless project.members.exists?(user_id: u.id)
  cred["RM_KEY_#{login.upcase}"] = u.api_key
end

[["External ID", "string", nil], ["Product", "list", %w(Router Switch Other)], ["Occurred", "date", nil]].each do |n, f, v|
  next if IssueCustomField.exists?(name: n)
  IssueCustomField.create!(name: n, field_format: f, possible_values: v, is_for_all: true, is_filter: true,
                           searchable: f == "string", trackers: Tracker.all.to_a)
end
File.write(ENV["CRED"], cred.sort.map { |k, v| "#{k}=\x27#{v}\x27\n" }.join)
')
    echo "base url: $(base)"
    echo "credentials: $CRED"
}

case ${1:-} in
    install) install_ ;;
    start)   start_ "${2:-}" ;;
    stop)    stop_ ;;
    guard)   guard_ "${2:-}" ;;
    present) present_ ;;
    seed)    seed_ ;;
    *) sed -n '2,14s/^# \{0,1\}//p' "$0"; exit 2 ;;
esac
