// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.host.windows.internal;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.TreeSet;
import org.rdpworkbench.host.Answer;
import org.rdpworkbench.host.MalformedBytesException;
import org.rdpworkbench.host.Sid;
import org.rdpworkbench.host.UserRights;

/**
 * The user rights of the machine itself, as its Local Security Authority has them, which tells them to administrators.
 * Not verified on Windows: in Wine nobody has any right.
 */
record WindowsUserRights(WindowsSession session) implements UserRights {

    /** POLICY_VIEW_LOCAL_INFORMATION and POLICY_LOOKUP_NAMES of ntsecapi.h. */
    private static final int READ = 0x0001 | 0x0800;
    /** LSA_OBJECT_ATTRIBUTES, 64 bits wide; none of it is used. */
    private static final int OBJECT_ATTRIBUTES_SIZE = 48;
    private static final int STATUS_SUCCESS = 0;
    private static final int STATUS_NO_MORE_ENTRIES = 0x8000_001A;
    /** As many as nobody has ever given a right to. */
    private static final int MOST = 10_000;
    private static final int SID_HEADER = 8;
    private static final int STRING_HEADER = 16;

    @Override
    public Answer<Set<String>> holders(String right) throws InterruptedException {
        return session.computer().another() ? UserRights.NOT_ASKED.holders(right)
                : session.ask("LsaEnumerateAccountsWithUserRight", windows -> look(windows.advapi(), right));
    }

    private static Set<String> look(Advapi advapi, String right) throws Unanswered, MalformedBytesException {
        long[] policy = new long[1];
        unlessSuccess(advapi, "LsaOpenPolicy",
                advapi.LsaOpenPolicy(null, new byte[OBJECT_ATTRIBUTES_SIZE], READ, policy));
        try {
            return holders(advapi, policy[0], right);
        } finally {
            advapi.LsaClose(policy[0]);
        }
    }

    private static Set<String> holders(Advapi advapi, long policy, String right)
            throws Unanswered, MalformedBytesException {
        Pointer[] buffer = new Pointer[1];
        int[] count = new int[1];
        int status = advapi.LsaEnumerateAccountsWithUserRight(policy, text(right), buffer, count);
        if (status == STATUS_NO_MORE_ENTRIES) {
            return Set.of();
        }
        unlessSuccess(advapi, "LsaEnumerateAccountsWithUserRight", status);
        try {
            Set<String> sids = new TreeSet<>();
            for (int i = 0; i < Math.clamp(count[0], 0, MOST); i++) {
                // LSA_ENUMERATION_INFORMATION, which is a pointer to a SID.
                sids.add(sid(buffer[0].getPointer((long) i * Long.BYTES)));
            }
            return sids;
        } finally {
            advapi.LsaFreeMemory(buffer[0]);
        }
    }

    /** A SID says itself how long it is, [MS-DTYP] 2.4.2.2. */
    private static String sid(Pointer sid) throws MalformedBytesException {
        int subAuthorityCount = sid.getByte(1) & 0xFF;
        return Sid.read(sid.getByteArray(0, SID_HEADER + Integer.BYTES * subAuthorityCount));
    }

    /** LSA_UNICODE_STRING of ntsecapi.h, with its characters behind it. */
    private static Memory text(String text) {
        byte[] characters = text.getBytes(StandardCharsets.UTF_16LE);
        Memory string = new Memory(STRING_HEADER + characters.length);
        string.clear();
        string.setShort(0, (short) characters.length);    // Length
        string.setShort(2, (short) characters.length);    // MaximumLength
        string.setPointer(8, string.share(STRING_HEADER)); // Buffer
        string.write(STRING_HEADER, characters, 0, characters.length);
        return string;
    }

    private static void unlessSuccess(Advapi advapi, String call, int status) throws Unanswered {
        if (status != STATUS_SUCCESS) {
            throw Unanswered.win32(call, advapi.LsaNtStatusToWinError(status));
        }
    }
}
