# Sourced by ./run and ./test: installs what is missing, and says so. Nothing is installed twice.

say() { printf '%s\n' "$*" >&2; }

# missing_packages KIND...: the packages of packages.txt of these kinds that are not installed.
missing_packages() {
  local kinds=" $* " kind name
  while read -r kind name; do
    case "$kinds" in *" $kind "*) ;; *) continue ;; esac
    dpkg-query -W -f='${Status}' "$name" 2>/dev/null | grep -q 'ok installed' || printf '%s ' "$name"
  done < packages.txt
}

# install_packages KIND...: installs them, or says which line to run and fails.
install_packages() {
  local missing
  missing=$(missing_packages "$@")
  command -v node >/dev/null 2>&1 && command -v npm >/dev/null 2>&1 || missing="$missing nodejs npm"
  missing=$(printf '%s' "$missing" | sed 's/ *$//')
  [ -z "$missing" ] && return 0
  if [ "$(id -u)" != 0 ]; then
    say "These packages are missing. Run this line, then start again:"
    say "  sudo apt-get update && sudo apt-get install --no-install-recommends $missing"
    return 1
  fi
  say "Installing Debian packages: $missing"
  apt-get update -qq </dev/null >&2
  # shellcheck disable=SC2086 # a list of words
  DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends $missing </dev/null >&2
}

# install_node_packages: by the lock file, when it changed since the last time.
install_node_packages() {
  local stamp=node_modules/.installed-from sum
  sum=$(sha256sum package-lock.json | cut -d' ' -f1)
  [ "$(cat "$stamp" 2>/dev/null)" = "$sum" ] && return 0
  say "Installing npm packages by the lock file"
  npm ci --no-audit --no-fund --loglevel=error </dev/null >&2
  printf '%s' "$sum" > "$stamp"
}

# compiler_cache: the cmake option that uses ccache where it is there.
compiler_cache() { command -v ccache >/dev/null 2>&1 && printf '%s' -DCMAKE_CXX_COMPILER_LAUNCHER=ccache; }
