# What has to be on the machine besides a JDK, how to see it and how to get it.

SOFTHSM_MODULES="/usr/lib/softhsm/libsofthsm2.so /usr/lib/*/softhsm/libsofthsm2.so
  /usr/lib64/softhsm/libsofthsm2.so /usr/lib64/libsofthsm2.so /usr/lib64/pkcs11/libsofthsm2.so
  /usr/local/lib/softhsm/libsofthsm2.so /opt/homebrew/lib/softhsm/libsofthsm2.so"
NSS_MODULES="/usr/lib/*/libsoftokn3.so /usr/lib/*/nss/libsoftokn3.so /usr/lib64/libsoftokn3.so"

# Debian asks it before a package starts its service.
START_POLICY=/usr/sbin/policy-rc.d

any_readable() {
  local file
  for file in "$@"; do
    [ -r "$file" ] && return 0
  done
  return 1
}

has_maven() { command -v mvn >/dev/null 2>&1; }
has_softhsm2() { any_readable $SOFTHSM_MODULES; }
has_libnss3() { any_readable $NSS_MODULES; }
has_certutil() { command -v certutil >/dev/null 2>&1; }
has_curl() { command -v curl >/dev/null 2>&1; }
has_node() { command -v node >/dev/null 2>&1; }
has_npm() { command -v npm >/dev/null 2>&1; }
has_nginx() { command -v nginx >/dev/null 2>&1; }
has_container_engine() { docker info >/dev/null 2>&1; }

# Prints the Debian packages that are missing for a purpose: run, test.
missing_packages() {
  has_maven || echo maven
  has_softhsm2 || echo softhsm2
  [ "$1" = test ] || return 0
  has_libnss3 || echo libnss3
  has_certutil || echo libnss3-tools
  has_curl || echo curl
  has_node || echo nodejs
  has_npm || echo npm
  has_nginx || echo nginx
}

can_install() { [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; }

# Installs what a purpose needs, or says the line that does.
require_packages() {
  local packages
  packages=$(missing_packages "$1" | tr '\n' ' ')
  packages=${packages% }
  [ -n "$packages" ] || return 0
  can_install || die "missing: $packages. Install it: sudo apt-get install $packages"
  install_packages $packages
  packages=$(missing_packages "$1" | tr '\n' ' ')
  [ -z "$packages" ] || die "still missing after apt-get install: $packages"
}

# Services that come along are not started: tests start what they need.
install_packages() {
  say "installing $* (apt-get install -y $*)"
  if [ -e "$START_POLICY" ]; then
    apt_install "$@"
    return
  fi
  # In a shell of its own, however that ends.
  (
    trap 'rm -f "$START_POLICY"' EXIT
    printf '#!/bin/sh\nexit 101\n' >"$START_POLICY"
    chmod +x "$START_POLICY"
    apt_install "$@"
  ) || exit 1
}

apt_install() {
  export DEBIAN_FRONTEND=noninteractive
  apt-get install -y -qq "$@" >/dev/null 2>&1 \
    || { apt-get update -qq && apt-get install -y -qq "$@"; } >&2 \
    || die "apt-get could not install $*"
}

# One line per need; ends with 1 if something that demo, up or test cannot do without is missing.
doctor() {
  local missing=0
  doctor_line "JDK $MINIMUM_JDK or newer" find_jdk \
    "apt-get install openjdk-25-jdk, or Temurin 25 from https://adoptium.net" || missing=1
  doctor_line "Maven" has_maven "apt-get install maven" || missing=1
  doctor_line "SoftHSM2 (demo, up, test)" has_softhsm2 "apt-get install softhsm2" || missing=1
  doctor_line "NSS softokn (test)" has_libnss3 "apt-get install libnss3" || missing=1
  doctor_line "certutil (test)" has_certutil "apt-get install libnss3-tools" || missing=1
  doctor_line "curl (test)" has_curl "apt-get install curl" || missing=1
  doctor_line "Node (test)" has_node "apt-get install nodejs" || missing=1
  doctor_line "npm (test)" has_npm "apt-get install npm" || missing=1
  doctor_line "nginx (test)" has_nginx "apt-get install nginx" || missing=1
  doctor_line "Docker engine (optional: container tests)" has_container_engine \
    "apt-get install docker.io, then start dockerd" || true
  return "$missing"
}

doctor_line() {
  local found
  if found=$("$2"); then
    printf '  ok       %s%s\n' "$1" "${found:+: $found}"
  else
    printf '  missing  %s; get it: %s\n' "$1" "$3"
    return 1
  fi
}
