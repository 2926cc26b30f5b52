# Installs system packages; to be sourced by what needs some. Everything it prints goes to standard error.

say() { printf '%s\n' "$*" >&2; }

# Installs these packages with apt-get, which must be here. A shell of its own, so that its trap is its own.
install_packages() (
  as_root=()
  if [ "$(id -u)" != 0 ]; then
    if ! command -v sudo >/dev/null; then
      say "Zoetrope needs some system packages. Install them as root and try again:"
      say "  apt-get install $*"
      exit 1
    fi
    as_root=(sudo)
  fi

  say "Installing what is missing: $*"
  log=$(mktemp)
  trap 'rm -f "$log"' EXIT
  export DEBIAN_FRONTEND=noninteractive
  install() {
    "${as_root[@]}" apt-get install -y -qq --no-install-recommends "$@" >"$log" 2>&1
  }
  # A package list that is old or absent is the usual reason for a first attempt that finds nothing.
  install "$@" || { "${as_root[@]}" apt-get update -qq >"$log" 2>&1 && install "$@"; } || {
    cat "$log" >&2
    say "apt-get could not install them; what it said is above."
    exit 1
  }
)
