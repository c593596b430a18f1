// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.host;

import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * An entry of an access control list, [MS-DTYP] 2.4.4.
 *
 * @param type AceType, for example 0 where access is allowed and 1 where it is denied
 * @param flags AceFlags
 * @param rights Mask; 0 for a type that is not known
 * @param objectType a GUID, for entries about a part of an object
 * @param inheritedObjectType a GUID, for entries that only objects of a kind inherit
 * @param sid whom it is about; empty for a type that is not known
 * @param rest in lower-case hex: what stands behind the SID, or all of an entry whose type is not known
 */
public record Ace(int type, int flags, long rights, Optional<String> objectType, Optional<String> inheritedObjectType,
        Optional<String> sid, String rest) {

    /** AceType of an entry that allows. */
    public static final int ALLOWED = 0x00;
    /** AceType of an entry that denies. */
    public static final int DENIED = 0x01;
    /** AceFlags: it is not meant for this object, only for those below. */
    public static final int INHERIT_ONLY = 0x08;

    private static final int HEADER = 4;
    private static final int OBJECT_TYPE_PRESENT = 1;
    private static final int INHERITED_OBJECT_TYPE_PRESENT = 2;
    /** ace-type of [MS-DTYP] 2.5.1.1 by AceType. */
    private static final Map<Integer, String> TYPES = Map.of(0x00, "A", 0x01, "D", 0x02, "AU", 0x05, "OA", 0x06, "OD",
            0x07, "OU", 0x09, "XA", 0x0A, "XD", 0x0B, "ZA", 0x11, "ML");
    /** GENERIC_ALL, EXECUTE, WRITE and READ, with FILE_ALL_ACCESS and its likes of winnt.h. */
    private static final Map<Long, Long> GENERIC = Map.of(0x10000000L, 0x1F01FFL, 0x20000000L, 0x1200A0L,
            0x40000000L, 0x120116L, 0x80000000L, 0x120089L);
    /** aceflag-string of [MS-DTYP] 2.5.1.1, by the bit's number. */
    private static final String[] FLAGS = {"OI", "CI", "NP", "IO", "ID", "", "SA", "FA"};

    /** Reads one entry and steps over it. */
    static Ace read(Octets octets) throws MalformedBytesException {
        int aceType = octets.u8();
        int aceFlags = octets.u8();
        int aceSize = octets.u16();
        Octets body = octets.take("ACE", aceSize - HEADER);
        if (!TYPES.containsKey(aceType)) {
            return new Ace(aceType, aceFlags, 0, Optional.empty(), Optional.empty(), Optional.empty(),
                    HexFormat.of().formatHex(body.bytes(body.remaining())));
        }
        long mask = body.u32();
        // ACCESS_ALLOWED_OBJECT_ACE and its likes, [MS-DTYP] 2.4.4.3.
        long objectFlags = aboutPart(aceType) ? body.u32() : 0;
        Optional<String> objectType = guid(body, (objectFlags & OBJECT_TYPE_PRESENT) != 0);
        Optional<String> inheritedObjectType = guid(body, (objectFlags & INHERITED_OBJECT_TYPE_PRESENT) != 0);
        String sid = Sid.read(body);
        return new Ace(aceType, aceFlags, mask, objectType, inheritedObjectType, Optional.of(sid),
                HexFormat.of().formatHex(body.bytes(body.remaining())));
    }

    /** Writes it, as {@link #read} reads it. */
    void write(ByteBuffer out) {
        int begin = out.position();
        out.put((byte) type);                 // AceType
        out.put((byte) flags);                // AceFlags
        out.putShort((short) 0);              // AceSize, below
        if (sid.isPresent()) {
            out.putInt((int) rights);         // Mask
            if (aboutPart(type)) {
                out.putInt((objectType.isPresent() ? OBJECT_TYPE_PRESENT : 0)
                        | (inheritedObjectType.isPresent() ? INHERITED_OBJECT_TYPE_PRESENT : 0)); // Flags
                objectType.ifPresent(guid -> write(guid, out));          // ObjectType
                inheritedObjectType.ifPresent(guid -> write(guid, out)); // InheritedObjectType
            }
            Sid.write(sid.get(), out);
        }
        out.put(HexFormat.of().parseHex(rest));
        out.putShort(begin + 2, (short) (out.position() - begin));
    }

    /** GUID, [MS-DTYP] 2.3.4.2. */
    private static void write(String guid, ByteBuffer out) {
        UUID parts = UUID.fromString(guid);
        out.putInt((int) (parts.getMostSignificantBits() >> 32));   // Data1
        out.putShort((short) (parts.getMostSignificantBits() >> 16)); // Data2
        out.putShort((short) parts.getMostSignificantBits());       // Data3
        out.put(ByteBuffer.allocate(8).putLong(0, parts.getLeastSignificantBits())); // Data4
    }

    /** True for one about a part of an object, such as a property. */
    boolean aboutPart() {
        return aboutPart(type);
    }

    private static boolean aboutPart(int aceType) {
        return aceType == 0x05 || aceType == 0x06 || aceType == 0x07 || aceType == 0x0B;
    }

    /** GUID, [MS-DTYP] 2.3.4.2. */
    private static Optional<String> guid(Octets octets, boolean present)
            throws MalformedBytesException {
        if (!present) {
            return Optional.empty();
        }
        long data1 = octets.u32();
        int data2 = octets.u16();
        int data3 = octets.u16();
        String data4 = HexFormat.of().formatHex(octets.bytes(8));
        return Optional.of("%08x-%04x-%04x-%s-%s".formatted(data1, data2, data3, data4.substring(0, 4),
                data4.substring(4)));
    }

    /** The mask as it counts for a file: the generic rights are what they stand for there, [MS-DTYP] 2.4.3. */
    public long fileRights() {
        long own = rights;
        for (Map.Entry<Long, Long> generic : GENERIC.entrySet()) {
            own |= (rights & generic.getKey()) != 0 ? generic.getValue() : 0;
        }
        return own;
    }

    /** In brackets, as {@link SecurityDescriptor#sddl()} has it. */
    String sddl() {
        StringBuilder letters = new StringBuilder();
        for (int bit = 0; bit < FLAGS.length; bit++) {
            letters.append((flags >> bit & 1) != 0 ? FLAGS[bit] : "");
        }
        String tail = rest.isEmpty() ? "" : ";" + rest;
        if (sid.isEmpty()) {
            return "(0x%02x;%s;;;%s)".formatted(type, letters, tail);
        }
        return "(%s;%s;0x%x;%s;%s;%s%s)".formatted(TYPES.get(type), letters, rights, objectType.orElse(""),
                inheritedObjectType.orElse(""), sid.get(), tail);
    }
}
