// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.host;

import java.nio.ByteBuffer;
import java.util.regex.Pattern;

/** Security identifiers, [MS-DTYP] 2.4.2. */
public final class Sid {

    private static final int MOST_SUB_AUTHORITIES = 15;
    private static final Pattern FORM =
            Pattern.compile("S-1-(0|[1-9][0-9]{0,9}|0x[0-9a-f]{12})(-[0-9]{1,10}){0," + MOST_SUB_AUTHORITIES + "}");

    private Sid() {}

    /**
     * Reads one that the bytes begin with, in the form {@code S-1-5-32-544}.
     *
     * @throws MalformedBytesException when they do not
     */
    public static String read(byte[] bytes) throws MalformedBytesException {
        return read(new Octets("SID", bytes));
    }

    /** SID, [MS-DTYP] 2.4.2.2, in the form {@code S-1-5-32-544}. */
    static String read(Octets octets) throws MalformedBytesException {
        int revision = octets.u8();
        int subAuthorityCount = octets.u8();
        if (revision != 1 || subAuthorityCount > MOST_SUB_AUTHORITIES) {
            throw octets.failure("is no SID of revision 1 with up to " + MOST_SUB_AUTHORITIES + " parts");
        }
        long identifierAuthority = 0;
        for (byte part : octets.bytes(6)) {
            identifierAuthority = identifierAuthority << 8 | part & 0xFF;
        }
        StringBuilder text = new StringBuilder("S-1-").append(
                // [MS-DTYP] 2.4.2.1: in hex where it takes more than 32 bits.
                identifierAuthority >> 32 == 0 ? "" + identifierAuthority : "0x%012x".formatted(identifierAuthority));
        for (int i = 0; i < subAuthorityCount; i++) {
            text.append('-').append(octets.u32());
        }
        return text.toString();
    }

    /**
     * Writes one in that form.
     *
     * @throws IllegalArgumentException when it is none
     */
    static void write(String sid, ByteBuffer out) {
        String[] parts = sid.split("-");
        if (!FORM.matcher(sid).matches()) {
            throw new IllegalArgumentException("no SID of revision 1");
        }
        out.put((byte) 1);                    // Revision
        out.put((byte) (parts.length - 3));   // SubAuthorityCount
        long identifierAuthority = Long.decode(parts[2]);
        for (int bits = 40; bits >= 0; bits -= 8) {
            out.put((byte) (identifierAuthority >> bits)); // IdentifierAuthority, the highest first
        }
        for (int i = 3; i < parts.length; i++) {
            out.putInt(Integer.parseUnsignedInt(parts[i])); // SubAuthority
        }
    }
}
