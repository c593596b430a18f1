// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.lab;

/** What a host answers to the MCS Connect Initial that follows where standard RDP security was agreed. */
public sealed interface McsAct permits McsAct.Encryption, Fault {

    /** A Connect Response with this SC_SECURITY ([MS-RDPBCGR] 2.2.1.4.3), and silence behind it. */
    record Encryption(long method, long level) implements McsAct {}

    /**
     * A Connect Response.
     *
     * @param method 0 none, 1 40 bit, 2 128 bit, 8 56 bit, 16 FIPS
     * @param level 0 none, 1 low, 2 client compatible, 3 high, 4 FIPS
     */
    static McsAct encryption(long method, long level) {
        return new Encryption(method, level);
    }
}
