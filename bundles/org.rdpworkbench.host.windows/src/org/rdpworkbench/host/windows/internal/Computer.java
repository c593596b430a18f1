// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.host.windows.internal;

import com.sun.jna.WString;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.regex.Pattern;
import org.rdpworkbench.host.DrivePath;

/**
 * Which machine is looked into, as functions of Windows take it.
 *
 * @param server its name in a UNC path, made of digits, letters, dots and dashes only; empty for the machine itself
 */
record Computer(String server) {

    /** The one on which this program runs. */
    static final Computer ITSELF = new Computer("");

    /** What stands for an IPv6 address where a colon cannot be; Windows asks no name server for it. */
    private static final String IPV6 = ".ipv6-literal.net";

    /** The name of a host, and no address. */
    private static final Pattern NAME = Pattern.compile("(?=.*[A-Za-z])[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)*");

    /**
     * Another one, by the name by which it was called where that leads to this address alone: for an address Windows
     * has no ticket of Kerberos. So it is the one that was looked at from outside.
     */
    static Computer called(InetAddress address) {
        String name = new InetSocketAddress(address, 0).getHostString();
        try {
            return NAME.matcher(name).matches() && List.of(InetAddress.getAllByName(name)).equals(List.of(address))
                    ? new Computer(name) : at(address);
        } catch (UnknownHostException e) {
            return at(address);
        }
    }

    /** Another one, by its address. */
    static Computer at(InetAddress address) {
        String text = address.getHostAddress();
        if (!(address instanceof Inet6Address six)) {
            return new Computer(text);
        }
        String zone = six.getScopeId() == 0 ? "" : "s" + six.getScopeId();
        return new Computer(text.replaceFirst("%.*", "").replace(':', '-') + zone + IPV6);
    }

    /** Whether it is not the one on which this program runs. */
    boolean another() {
        return !server.isEmpty();
    }

    /** Where a function takes the name of a machine; null stands for the machine itself. */
    WString name() {
        return another() ? new WString("\\\\" + server) : null;
    }

    /**
     * Where a function takes the name of a file; on another machine below the administrative share of its drive. In
     * this form of a path no part means anything else than itself, and it may be long.
     */
    WString path(DrivePath path) {
        return new WString("\\\\?\\" + (another() ? "UNC\\" + server + "\\" + path.drive() + "$\\"
                : path.drive() + ":\\") + path.below());
    }

    /** A named pipe of another machine. */
    WString pipe(String pipe) {
        return new WString("\\\\" + server + "\\pipe\\" + pipe);
    }
}
