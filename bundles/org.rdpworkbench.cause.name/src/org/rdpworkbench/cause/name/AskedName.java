// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.cause.name;

import java.util.Locale;

/**
 * The name that was asked for, and what counts as the same one. Short and full names are taken for one another, since
 * the search list of a resolver makes them so.
 *
 * @param text in lower case, without a final dot
 */
record AskedName(String text) {

    /** NetBIOS names end here ([MS-NBTE] 2.2.1). */
    private static final int NETBIOS_LENGTH = 15;

    static AskedName of(String host) {
        return new AskedName(plain(host));
    }

    /** True for a name of this machine itself (RFC 6761 section 6.3): what answers there is asked for on purpose. */
    boolean loopback() {
        return text.equals("localhost") || text.endsWith(".localhost");
    }

    /** True when a computer that calls itself by that DNS or NetBIOS name is the one that was asked for. */
    boolean isComputer(String computer) {
        String asked = firstLabel(text);
        String own = firstLabel(plain(computer));
        return own.equals(asked)
                || asked.length() > NETBIOS_LENGTH && own.equals(asked.substring(0, NETBIOS_LENGTH));
    }

    /** True when that name of a certificate is this name and no other. */
    boolean isNamedBy(String certificateName) {
        String name = plain(certificateName);
        boolean oneIsShort = name.indexOf('.') < 0 || text.indexOf('.') < 0;
        return name.equals(text) || oneIsShort && firstLabel(name).equals(firstLabel(text));
    }

    /** True when that name of a certificate is a wildcard that covers this name, and many others. */
    boolean isCoveredBy(String certificateName) {
        String name = plain(certificateName);
        int dot = text.indexOf('.');
        return name.startsWith("*.") && dot > 0 && name.substring(1).equals(text.substring(dot));
    }

    private static String plain(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
    }

    private static String firstLabel(String name) {
        int dot = name.indexOf('.');
        return dot < 0 ? name : name.substring(0, dot);
    }
}
