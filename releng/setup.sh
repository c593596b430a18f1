# SPDX-License-Identifier: EPL-2.0
#
# What run, test and bench share; they source it. Finds Java 21 and Maven 3.9 or fetches them through the installed
# Maven, and installs packages through apt. Everything said goes to stderr: stdout belongs to the results.

pwd -P > /dev/null 2>&1 || { echo "${0##*/}: the current folder does not exist any more" >&2; exit 2; }

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
cache=${XDG_CACHE_HOME:-$HOME/.cache}/rdpworkbench
product=$root/releng/org.rdpworkbench.product/target/products/org.rdpworkbench.product/linux/gtk/x86_64/rdpworkbench

say() {
    printf '%s\n' "$*" >&2
}

fail() { # STATE TEXT
    local state=$1
    shift
    say "$(basename "$0"): $*"
    exit "$state"
}

# Installs the packages that are missing. As an ordinary user it can only say how.
ensure_packages() { # PACKAGE...
    local package missing=()
    for package in "$@"; do
        [ "$(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null)" = installed ] || missing+=("$package")
    done
    [ ${#missing[@]} = 0 ] && return
    if [ "$(id -u)" != 0 ]; then
        say "missing packages; install them with: sudo apt-get install ${missing[*]}"
        return 1
    fi
    say "installing ${missing[*]}"
    update_package_lists
    without_services apt-get install -y --no-install-recommends "${missing[@]}" >&2
}

# Some packages, such as xrdp, would start a service and open a port; Debian asks this policy first.
without_services() { # COMMAND...
    local policy=/usr/sbin/policy-rc.d state
    if [ -e "$policy" ]; then
        DEBIAN_FRONTEND=noninteractive "$@"
        return
    fi
    printf '#!/bin/sh\nexit 101\n' > "$policy"
    chmod +x "$policy"
    DEBIAN_FRONTEND=noninteractive "$@"
    state=$?
    rm "$policy"
    return $state
}

update_package_lists() {
    [ -n "$package_lists_are_new" ] || apt-get update >&2
    package_lists_are_new=1
}

# The name that this release of Debian gives a package: Debian 13 renamed some with the suffix t64.
package_name() { # NAME
    if apt-cache show "$1t64" > /dev/null 2>&1; then echo "$1t64"; else echo "$1"; fi
}

# The first of these packages that this system knows.
first_package() { # NAME...
    local name
    for name in "$@"; do
        apt-cache show "$name" > /dev/null 2>&1 && { echo "$name"; return; }
    done
    echo "$1"
}

# Sets shadow_packages to those of the FreeRDP shadow server.
find_shadow_packages() {
    if [ "$(id -u)" = 0 ] && ! apt-cache show xrdp > /dev/null 2>&1; then update_package_lists; fi
    shadow_packages=("$(first_package freerdp2-shadow-x11 freerdp3-shadow-x11)"
        "$(first_package winpr-utils winpr3-utils)")
}

# The first number of the version in a Java home's release file, or 0: starting each JVM would take too long.
java_version() { # HOME
    local version
    version=$(sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release" 2>/dev/null)
    [ -x "$1/bin/java" ] || version=0
    echo "${version:-0}"
}

# Sets and exports JAVA_HOME, or fails to.
find_java() {
    local home path_java
    path_java=$(readlink -f "$(command -v java)")
    for home in "$JAVA_HOME" "${path_java%/bin/java}" /usr/lib/jvm/* "$cache/jre"; do
        if [ -n "$home" ] && [ "$(java_version "$home")" -ge 21 ]; then
            export JAVA_HOME=$home
            return
        fi
    done
    return 1
}

# A class is compiled again when its own source changed, but not when one that it uses did.
forget_classes() {
    rm -rf "$root"/{bundles,tests}/*/target/classes
}

# Maven Central has a Java 21 runtime for each system inside the archives of a scanner; no JDK is needed to build.
fetch_java() {
    local version=8.1.0.6389 scratch
    say "fetching a Java 21 runtime"
    scratch=$(mktemp -d "$cache/fetch.XXXXXX")
    any_maven org.apache.maven.plugins:maven-dependency-plugin:3.8.1:unpack -DoutputDirectory="$scratch" \
        -Dartifact=org.sonarsource.scanner.cli:sonar-scanner-cli:$version:zip:linux-x64 || return
    chmod +x "$scratch"/*/jre/bin/* "$scratch"/*/jre/lib/{jspawnhelper,jexec}
    rm -rf "$cache/jre"
    mv "$scratch"/*/jre "$cache/jre"
    rm -rf "$scratch"
}

# Debian links the jars of its Maven to packages of their own, among them a Sisu that cannot read classes of Java 21, of
# which Tycho is made (eclipse-tycho/tycho issue 5383). Apache's Maven has that jar under its full name.
runs_tycho() { # MVN
    [ -x "$1" ] && compgen -G "$(dirname "$(readlink -f "$1")")/../lib/org.eclipse.sisu.inject-*.jar" > /dev/null
}

# Sets maven, or fails to.
find_maven() {
    local version candidate
    for candidate in "$(command -v mvn)" "$cache"/apache-maven-3.9.*/bin/mvn; do
        runs_tycho "$candidate" || continue
        version=$("$candidate" --version 2>/dev/null | sed -n 's/.*Apache Maven \([0-9.]*\).*/\1/p')
        case $version in
            3.9.* | 3.[1-9][0-9].* | 4.*)
                maven=$candidate
                return
                ;;
        esac
    done
    return 1
}

fetch_maven() {
    say "fetching Maven 3.9"
    any_maven org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy -DoutputDirectory="$cache" \
        -Dartifact=org.apache.maven:apache-maven:3.9.11:tar.gz:bin || return
    tar -xzf "$cache/apache-maven-3.9.11-bin.tar.gz" -C "$cache"
    rm "$cache/apache-maven-3.9.11-bin.tar.gz"
}

# Runs the Maven that is installed, whatever its version, with the Java that it finds: good enough to fetch files. Where
# it runs it leaves a folder of marks.
any_maven() { # ARGUMENTS
    local folder state
    command -v mvn > /dev/null || ensure_packages maven || return
    folder=$(mktemp -d)
    (cd "$folder" && mvn --batch-mode --quiet "$@" > "$cache/fetch.log" 2>&1)
    state=$?
    rm -rf "$folder"
    [ $state = 0 ] || cat "$cache/fetch.log" >&2
    return $state
}

# Sets JAVA_HOME, maven and MAVEN_OPTS for a build.
prepare_build() {
    mkdir -p "$cache"
    find_java || { fetch_java && find_java; } || fail 70 "no Java 21 or newer: install one and set JAVA_HOME"
    # A fetched Java trusts only what it was shipped with; this machine may have to trust more, such as a proxy. From
    # here on Maven runs with it, also when it fetches the newer Maven.
    if [ "$JAVA_HOME" = "$cache/jre" ] && [ -r /etc/ssl/certs/java/cacerts ]; then
        export MAVEN_OPTS="$MAVEN_OPTS -Djavax.net.ssl.trustStore=/etc/ssl/certs/java/cacerts"
    fi
    find_maven || { fetch_maven && find_maven; } ||
        fail 70 "no Maven 3.9 or newer: put one of Apache's on the PATH, or let the package maven fetch it"
}
