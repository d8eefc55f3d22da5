# Sourced by mvnw: Maven itself runs on the JDK that the code is written for, wherever the machine keeps it.
# The build needs JDK 25 or newer; the default `java` of many machines is older.
jdk_feature() {
  sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release" 2>/dev/null
}

is_jdk_25() {
  [ -x "$1/bin/javac" ] && [ "$(jdk_feature "$1")" -ge 25 ] 2>/dev/null
}

find_jdk_25() {
  if [ -n "${JAVA_HOME-}" ] && is_jdk_25 "$JAVA_HOME"; then
    return 0
  fi
  case $- in *f*) globbing=off ;; *) globbing=on ;; esac
  set +f
  for jdk in /usr/lib/jvm/* /usr/java/* /usr/local/*jdk* /opt/*jdk* /opt/java/* "$HOME"/.jdks/* "$HOME"/.sdkman/candidates/java/*; do
    if is_jdk_25 "$jdk"; then
      JAVA_HOME=$jdk
      export JAVA_HOME
      [ "$globbing" = on ] || set -f
      return 0
    fi
  done
  [ "$globbing" = on ] || set -f
  javac=$(command -v javac 2>/dev/null) && javac=$(readlink -f "$javac") && jdk=${javac%/bin/javac} && is_jdk_25 "$jdk" && {
    JAVA_HOME=$jdk
    export JAVA_HOME
    return 0
  }
  echo "BanCheng needs a JDK 25 or newer and found none. Install one, or set JAVA_HOME to its folder." >&2
  return 1
}

find_jdk_25 || exit 1
