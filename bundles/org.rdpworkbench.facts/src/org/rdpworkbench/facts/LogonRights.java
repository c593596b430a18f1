// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.facts;

import java.util.Set;
import org.rdpworkbench.core.spi.Fact;
import org.rdpworkbench.core.spi.FactType;

/**
 * Who has the user rights that a logon through Remote Desktop takes, and who is denied them, all as SIDs. Seen from
 * inside the host. A logon with NLA is one over the network first. Who is in a group is not known here, so that only
 * whole groups are judged, which every Windows has.
 *
 * @param remote SeRemoteInteractiveLogonRight: "Allow log on through Remote Desktop Services"
 * @param remoteDenied SeDenyRemoteInteractiveLogonRight: "Deny log on through Remote Desktop Services"
 * @param network SeNetworkLogonRight: "Access this computer from the network"
 * @param networkDenied SeDenyNetworkLogonRight: "Deny access to this computer from the network"
 */
public record LogonRights(Set<String> remote, Set<String> remoteDenied, Set<String> network,
        Set<String> networkDenied) implements Fact {

    public static final FactType<LogonRights> TYPE = new FactType<>("LogonRights", 1, LogonRights.class);

    /** Everyone, Authenticated Users and Users: whoever logs on with an account is in all of them. */
    private static final Set<String> ALL = Set.of("S-1-1-0", "S-1-5-11", "S-1-5-32-545");
    /** Who is in no list by name but by how he logs on: NETWORK, and REMOTE INTERACTIVE LOGON. */
    private static final String BY_NETWORK = "S-1-5-2";
    private static final String BY_REMOTE_DESKTOP = "S-1-5-14";
    private static final String ADMINISTRATORS = "S-1-5-32-544";
    private static final String REMOTE_DESKTOP_USERS = "S-1-5-32-555";
    /** Local account, and local account that is an administrator. */
    private static final Set<String> LOCAL = Set.of("S-1-5-113", "S-1-5-114");

    public LogonRights {
        remote = Set.copyOf(remote);
        remoteDenied = Set.copyOf(remoteDenied);
        network = Set.copyOf(network);
        networkDenied = Set.copyOf(networkDenied);
    }

    /** True when nobody can log on: the right is nobody's, or denied to everybody, which goes before having it. */
    public boolean nobody() {
        return remote.isEmpty() || network.isEmpty() || all(remoteDenied, BY_REMOTE_DESKTOP)
                || all(networkDenied, BY_NETWORK);
    }

    /** True when being in the group Remote Desktop Users does not let a person log on. */
    public boolean usersLeftOut() {
        return leftOut(REMOTE_DESKTOP_USERS);
    }

    /** True when being an administrator does not let a person log on. */
    public boolean administratorsLeftOut() {
        return leftOut(ADMINISTRATORS);
    }

    /** True when some or all accounts of the host itself are denied it. */
    public boolean localAccountsDenied() {
        return any(remoteDenied, LOCAL) || any(networkDenied, LOCAL);
    }

    private boolean leftOut(String group) {
        boolean allowed = (remote.contains(group) || all(remote, BY_REMOTE_DESKTOP))
                && (network.contains(group) || all(network, BY_NETWORK));
        return nobody() || !allowed || remoteDenied.contains(group) || networkDenied.contains(group);
    }

    /** True when whoever logs on in this way is among them. */
    private static boolean all(Set<String> holders, String way) {
        return any(holders, ALL) || holders.contains(way);
    }

    private static boolean any(Set<String> holders, Set<String> wanted) {
        return wanted.stream().anyMatch(holders::contains);
    }
}
