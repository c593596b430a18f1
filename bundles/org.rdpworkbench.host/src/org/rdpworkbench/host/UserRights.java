// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.host;

import java.util.Set;

/** The user rights of a host, as its own policy has them: who may do what there, beside all that is per object. */
public interface UserRights {

    /** Of hosts over the network: there LSARPC is what attackers use to find accounts, and it is left alone. */
    UserRights NOT_ASKED = right -> Answer.none(Obstacle.UNSUPPORTED, "LsaEnumerateAccountsWithUserRight",
            "only the machine itself is asked");

    /**
     * Who has a right, as SIDs; none when nobody has it.
     *
     * @param right its constant of ntsecapi.h, such as {@code SeRemoteInteractiveLogonRight}
     */
    Answer<Set<String>> holders(String right) throws InterruptedException;
}
