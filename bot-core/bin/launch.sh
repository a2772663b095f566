# Sourced by the launchers: finds a JDK that is new enough, builds a module when its sources are newer than its jar, starts it.
# Before it is sourced: $here, the folder of the launcher. Then: launch NAME MODULE ARGUMENTS...
#
# PARLEY_JAVA_HOME   the JDK to use (else JAVA_HOME, PATH, the usual folders)
# PARLEY_JAVA_OPTS   more options for the JVM
# PARLEY_MVN_OPTS    more options for the build
# PARLEY_NO_AOT=1    start without the start-up cache
min=21

root=$(CDPATH='' cd -- "$here/../.." && pwd)

say() {
  echo "$name: $*" >&2
}

major() { # major version of the JDK or JRE at $1, from its release file, else by asking it; 0 where there is none
  [ -x "$1/bin/java" ] || { echo 0; return; }
  v=$(sed -n 's/^JAVA_VERSION="\(1\.\)\{0,1\}\([0-9]*\).*/\2/p' "$1/release" 2>/dev/null) || v=
  [ -n "$v" ] || v=$("$1/bin/java" -XshowSettings:properties -version 2>&1 | sed -n 's/^ *java\.specification\.version = \(1\.\)\{0,1\}//p')
  echo "${v:-0}"
}

pick() { # the home of the first Java that is new enough
  for h in "${PARLEY_JAVA_HOME:-}" "${JAVA_HOME:-}"; do
    [ -n "$h" ] && [ "$(major "$h")" -ge "$min" ] && { echo "$h"; return 0; }
  done
  if p=$(command -v java 2>/dev/null); then
    while [ -L "$p" ]; do
      t=$(readlink "$p")
      case $t in /*) p=$t ;; *) p=$(dirname -- "$p")/$t ;; esac
    done
    h=$(dirname -- "$(dirname -- "$p")")
    [ "$(major "$h")" -ge "$min" ] && { echo "$h"; return 0; }
  fi
  if [ -x /usr/libexec/java_home ]; then
    h=$(/usr/libexec/java_home -F -v "$min+" 2>/dev/null) && { echo "$h"; return 0; }
  fi
  best=0 found=
  for h in /usr/lib/jvm/* /usr/lib64/jvm/* /usr/java/* /opt/java/* /opt/jdk* "$HOME"/.sdkman/candidates/java/* \
    "$HOME"/.jdks/* "$HOME"/.m2/jdks/* "$HOME"/.asdf/installs/java/* "$HOME"/.local/share/mise/installs/java/*; do
    [ -d "$h" ] || continue
    v=$(major "$h")
    [ "$v" -ge "$min" ] && [ "$v" -gt "$best" ] && best=$v found=$h
  done
  [ -n "$found" ] && echo "$found"
}

stale() { # whether the module has to be built: no jar yet, or a source newer than it
  [ -f "$jar" ] || return 0
  [ -n "$(find "$root/pom.xml" "$root/bot-core/pom.xml" "$root/bot-core/src/main" "$root/$module/pom.xml" "$root/$module/src/main" \
    -newer "$jar" -print 2>/dev/null | head -n 1)" ]
}

lock() { # one launcher at a time builds, whoever started it
  lock=$root/bot-core/target/launcher.lock
  mkdir -p "$root/bot-core/target" "$root/$module/target" || { say "cannot write to $root"; exit 70; }
  told=
  until mkdir "$lock" 2>/dev/null; do
    owner=$(cat "$lock/pid" 2>/dev/null) || owner=
    if [ -n "$owner" ] && ! kill -0 "$owner" 2>/dev/null; then
      rm -rf "$lock" # its owner died
      continue
    fi
    [ -n "$told" ] || say "waiting for a build that is already running ..."
    told=1
    sleep 1
  done
  trap 'rm -rf "$lock"' EXIT
  trap 'exit 130' INT TERM
  echo $$ >"$lock/pid"
}

unlock() {
  rm -rf "$lock"
  trap - EXIT INT TERM
}

build() { # what stands on standard input is the command's
  command -v mvn >/dev/null || { say "Maven 3.8 or newer (mvn) is needed to build; install it, for example: apt-get install maven"; exit 69; }
  [ -x "$java_home/bin/javac" ] || { say "$java_home can run Java but not compile it; install a JDK $min or newer, or set PARLEY_JAVA_HOME to one"; exit 69; }
  say "building; the first time this downloads the libraries and takes a minute or two ..."
  log=$root/$module/target/launcher-build.log
  # shellcheck disable=SC2086
  if ! JAVA_HOME=$java_home mvn -B -ntp -Dstyle.color=never ${PARLEY_MVN_OPTS:-} -f "$root/pom.xml" -pl "$module" -am \
    -Dmaven.test.skip=true -Dformatter.skip -Denforcer.skip package </dev/null >"$log" 2>&1; then
    sed -n 's/^\[ERROR\] //p' "$log" | grep -v -e '^$' -e '\[Help' -e '^To see the full' -e '^Re-run Maven' -e 'For more information' \
      -e 'After correcting' -e 'mvn <args>' | awk '!seen[$0]++' | head -n 20 >&2
    say "the build failed; all it said is in $log"
    exit 70
  fi
  touch "$jar"
  rm -f "$root/$module"/target/dist/*.aot "$root/$module"/target/dist/*.aot.none
}

untrained() { # whether the start-up cache is wanted and can be made: it comes with JDK 25
  [ -n "$aot" ] && [ ! -f "$aot" ] && [ ! -f "$aot.none" ] && { [ ! -d "$root/$module/target/dist" ] || [ -w "$root/$module/target/dist" ]; }
}

train() { # makes the start-up cache, once for each build and JDK; where that fails, remembers so
  say "preparing a faster start ..."
  # shellcheck disable=SC2086
  if "$java_home/bin/java" $flags -XX:AOTCacheOutput="$aot.$$" -jar "$jar" selftest </dev/null >/dev/null 2>&1 && [ -f "$aot.$$" ]; then
    mv "$aot.$$" "$aot"
  else
    rm -f "$aot.$$"
    : >"$aot.none"
  fi
}

hurry() { # whether a command ends so soon that the optimizing compiler would cost more than it gains
  [ "$name" = parley ] || return 1
  for word in "$@"; do
    case $word in chat | eval | ingest | selftest | - | --corpus*) return 1 ;; esac
  done
}

launch() {
  name=$1 module=$2
  shift 2
  jar=$root/$module/target/dist/$module.jar
  java_home=$(pick) || {
    say "needs Java $min or newer; there is none in PARLEY_JAVA_HOME, JAVA_HOME, PATH or the usual folders."
    say "Install a JDK $min or newer (for example Temurin 25 from https://adoptium.net) and set JAVA_HOME to it."
    exit 69
  }
  # The same options in training and in use, or the JVM refuses the cache.
  flags="-XX:+UseSerialGC -Djava.awt.headless=true ${PARLEY_JAVA_OPTS:-}"
  aot=
  if [ "$name" = parley ] && [ -z "${PARLEY_NO_AOT:-}" ] && [ "$(major "$java_home")" -ge 25 ]; then
    version=$(sed -n 's/^JAVA_RUNTIME_VERSION="\(.*\)"/\1/p' "$java_home/release" 2>/dev/null) || version=
    aot=$root/$module/target/dist/parley-${version:-25}.aot
  fi
  if stale || untrained; then
    lock
    if stale; then build; fi
    if untrained; then train; fi
    unlock
  fi
  if hurry "$@"; then set -- -XX:TieredStopAtLevel=1 -jar "$jar" "$@"; else set -- -jar "$jar" "$@"; fi
  if [ -n "$aot" ] && [ -f "$aot" ]; then set -- -XX:AOTCache="$aot" -Xlog:aot=off,cds=off "$@"; fi
  if [ -t 1 ]; then
    columns=$(stty size </dev/tty 2>/dev/null | cut -d' ' -f2) || columns=
    set -- -Dparley.columns="${columns:-80}" "$@"
    [ ! -t 0 ] || set -- -Dparley.interactive=true "$@"
  fi
  # shellcheck disable=SC2086
  exec "$java_home/bin/java" $flags "$@"
}
