// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.core.spi;

import java.net.IDN;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;

/** The host to reach. */
public final class Target {

    /** The port of Remote Desktop unless a host says otherwise. */
    public static final int DEFAULT_PORT = 3389;

    /** Of a DNS name in characters, RFC 1035 section 2.3.4. */
    private static final int LONGEST_NAME = 253;
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_]([A-Za-z0-9_.-]*[A-Za-z0-9_.])?");
    private static final Pattern IPV6 = Pattern.compile("[0-9A-Fa-f:.]{2,45}(%[A-Za-z0-9_.-]{1,32})?");

    private final String host;
    private final int port;
    private final int hash;

    private Target(String host, int port) {
        this.host = host;
        this.port = port;
        hash = Objects.hash(host.toLowerCase(Locale.ROOT), port);
    }

    /**
     * A target from its parts.
     *
     * @param host a DNS name, an IPv4 address or an IPv6 address without brackets
     * @throws IllegalArgumentException with a sentence for a person
     */
    public static Target of(String host, int port) {
        if (port < 1 || port > 65535) {
            throw new IllegalArgumentException("Port " + port + " is not between 1 and 65535.");
        }
        if (host.indexOf(':') >= 0) {
            if (!isIpv6(host)) {
                throw notAHost(host);
            }
            return new Target(host, port);
        }
        return new Target(asciiName(host), port);
    }

    /**
     * A target as people type it: {@code host}, {@code host:port}, {@code [ipv6]:port} or a bare IPv6 address, whose
     * zone must be a network interface of this machine. What is often typed in its place is answered with what to type.
     *
     * @throws IllegalArgumentException with a sentence for a person; text that was typed stands in it as it is
     */
    public static Target parse(String text) {
        return TypedTarget.parse(text);
    }

    /**
     * The target whose {@link #toString()} this is. Its zone may be an interface that this machine does not have now.
     *
     * @throws IllegalArgumentException with a sentence for a person
     */
    public static Target valueOf(String text) {
        String trimmed = text.strip();
        if (trimmed.startsWith("[")) {
            int close = trimmed.indexOf(']');
            if (close < 0 || close + 1 < trimmed.length() && trimmed.charAt(close + 1) != ':') {
                throw notAHost(text);
            }
            String port = close + 1 == trimmed.length() ? null : trimmed.substring(close + 2);
            return of(trimmed.substring(1, close), port(port));
        }
        int colon = trimmed.indexOf(':');
        if (colon < 0 || colon != trimmed.lastIndexOf(':')) {
            return of(trimmed, DEFAULT_PORT);
        }
        return of(trimmed.substring(0, colon), port(trimmed.substring(colon + 1)));
    }

    /** Text in brackets is parsed as an address and never looked up. */
    private static boolean isIpv6(String host) {
        try {
            return IPV6.matcher(host).matches()
                    && InetAddress.getByName("[" + host.replaceFirst("%.*", "") + "]") != null;
        } catch (UnknownHostException e) {
            return false;
        }
    }

    private static int port(String text) {
        if (text == null) {
            return DEFAULT_PORT;
        }
        if (!text.matches("[0-9]{1,9}")) {
            throw new IllegalArgumentException(TypedTarget.shown(text) + " is not a port number.");
        }
        return Integer.parseInt(text);
    }

    private static String asciiName(String host) {
        if (host.isBlank()) {
            throw new IllegalArgumentException("The host is empty.");
        }
        // For labels above some thousand characters IDN throws what its documentation does not name.
        if (host.length() > LONGEST_NAME) {
            throw notAHost(host);
        }
        String ascii;
        try {
            ascii = IDN.toASCII(host, IDN.ALLOW_UNASSIGNED);
        } catch (IllegalArgumentException e) {
            throw notAHost(host);
        }
        if (ascii.length() > LONGEST_NAME || !NAME.matcher(ascii).matches() || ascii.contains("..")) {
            throw notAHost(host);
        }
        return ascii;
    }

    private static IllegalArgumentException notAHost(String text) {
        return new IllegalArgumentException(TypedTarget.shown(text) + " is not a host name or address.");
    }

    /** The name or address, without brackets; international names in their ASCII form. */
    public String host() {
        return host;
    }

    /** 1 to 65535. */
    public int port() {
        return port;
    }

    /** The form that {@link #valueOf(String)} reads, and people do. */
    @Override
    public String toString() {
        return (host.indexOf(':') >= 0 ? "[" + host + "]" : host) + ":" + port;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Target target && target.hash == hash && target.port == port
                && target.host.equalsIgnoreCase(host);
    }

    @Override
    public int hashCode() {
        return hash;
    }
}
