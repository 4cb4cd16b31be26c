# How the launcher talks: to standard error, so that standard output stays the command's own.

say() { printf 'keystream: %s\n' "$*" >&2; }

die() {
  say "$@"
  exit 2
}
