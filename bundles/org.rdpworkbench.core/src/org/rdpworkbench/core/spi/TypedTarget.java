// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.core.spi;

import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a target as people type it, with a word of help for what is often typed in its place. */
final class TypedTarget {

    private static final Pattern URL =
            Pattern.compile("([A-Za-z][A-Za-z0-9+.-]*)://(?:[^/?#@]*@)?([^/?#]*).*", Pattern.DOTALL);
    /** So much of a text tells a person which one is meant. */
    private static final int SHOWN = 60;

    private TypedTarget() {}

    static Target parse(String text) {
        String typed = text.strip();
        Matcher url = URL.matcher(typed);
        if (url.matches()) {
            throw new IllegalArgumentException(shown(typed) + " is a URL; give "
                    + host(url.group(2), url.group(1).equalsIgnoreCase("rdp")) + " in its place.");
        }
        if (typed.startsWith("[") && typed.indexOf(']') < 0) {
            throw new IllegalArgumentException(shown(typed) + " lacks the closing bracket; write [ADDRESS] or "
                    + "[ADDRESS]:PORT.");
        }
        if (typed.matches("(\\[[^\\]]*\\]|[^:\\[\\]]*):")) {
            String host = typed.substring(0, typed.length() - 1);
            Target.valueOf(host);
            throw new IllegalArgumentException(shown(typed) + " ends before the port; give " + host + ", or " + host
                    + ":PORT where it is not " + Target.DEFAULT_PORT + ".");
        }
        Target target = Target.valueOf(text);
        requireInterface(target.host());
        return target;
    }

    /** The text in quotes, cut where it is long; whoever shows it to a person makes it harmless. */
    static String shown(String text) {
        return "\"" + (text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "\u2026") + "\"";
    }

    /** The zone of an address names a network interface of this machine, or gives its number. */
    private static void requireInterface(String host) {
        int percent = host.indexOf('%');
        if (percent < 0) {
            return;
        }
        String zone = host.substring(percent + 1);
        try {
            NetworkInterface there = zone.matches("[0-9]{1,9}")
                    ? NetworkInterface.getByIndex(Integer.parseInt(zone)) : NetworkInterface.getByName(zone);
            if (there == null) {
                throw new IllegalArgumentException("There is no interface " + zone + " on this machine.");
            }
        } catch (SocketException e) {
            // The system does not tell its interfaces, so the look has to find out.
            return;
        }
    }

    /** The host in a URL. Its port is meant for Remote Desktop only where the scheme is. */
    private static String host(String authority, boolean port) {
        try {
            Target target = Target.valueOf(authority);
            return port ? authority : target.host();
        } catch (IllegalArgumentException e) {
            return "the name or address of the host";
        }
    }
}
