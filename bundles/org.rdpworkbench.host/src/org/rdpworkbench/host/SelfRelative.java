// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.host;

import java.nio.BufferOverflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Optional;

/** Writes a security descriptor, self-relative, [MS-DTYP] 2.4.6: its header, then owner, group and DACL. */
final class SelfRelative {

    private static final int HEADER = 20;
    /** Revisions of [MS-DTYP] 2.4.5: ACL_REVISION, and ACL_REVISION_DS for entries about a part of an object. */
    private static final int ACL_REVISION = 2;
    private static final int ACL_REVISION_DS = 4;
    private static final int ACL_HEADER = 8;
    private static final int MOST_OF_ACL = 0xFFFF;

    private final ByteBuffer out =
            ByteBuffer.allocate(SecurityDescriptor.MOST_BYTES).order(ByteOrder.LITTLE_ENDIAN).position(HEADER);

    /** @throws IllegalArgumentException when the entries are more than an ACL holds, or a SID is none */
    static byte[] of(SecurityDescriptor descriptor) {
        try {
            return new SelfRelative().written(descriptor);
        } catch (BufferOverflowException e) {
            throw new IllegalArgumentException("more entries than an ACL holds", e);
        }
    }

    private byte[] written(SecurityDescriptor descriptor) {
        int offsetOwner = sid(descriptor.owner());
        int offsetGroup = sid(descriptor.group());
        int offsetDacl = descriptor.dacl().map(this::acl).orElse(0);
        int end = out.position();
        out.position(0);
        out.put((byte) 1);             // Revision
        out.put((byte) 0);             // Sbz1
        out.putShort((short) (SecurityDescriptor.SELF_RELATIVE
                | (descriptor.dacl().isPresent() ? SecurityDescriptor.DACL_PRESENT : 0)
                | (descriptor.autoInherited() ? SecurityDescriptor.DACL_AUTO_INHERITED : 0)
                | (descriptor.isProtected() ? SecurityDescriptor.DACL_PROTECTED : 0))); // Control
        out.putInt(offsetOwner);       // OffsetOwner
        out.putInt(offsetGroup);       // OffsetGroup
        out.putInt(0);                 // OffsetSacl
        out.putInt(offsetDacl);        // OffsetDacl
        byte[] bytes = new byte[end];
        out.get(0, bytes);
        return bytes;
    }

    /** Where it stands; 0 where there is none. */
    private int sid(Optional<String> sid) {
        int at = out.position();
        sid.ifPresent(text -> Sid.write(text, out));
        return sid.isPresent() ? at : 0;
    }

    /** ACL, [MS-DTYP] 2.4.5; where it stands. */
    private int acl(List<Ace> aces) {
        int at = out.position();
        out.position(at + ACL_HEADER);
        aces.forEach(ace -> ace.write(out));
        int size = out.position() - at;
        if (size > MOST_OF_ACL) {
            throw new BufferOverflowException();
        }
        out.put(at, (byte) (aces.stream().anyMatch(Ace::aboutPart) ? ACL_REVISION_DS : ACL_REVISION)); // AclRevision
        out.put(at + 1, (byte) 0);                   // Sbz1
        out.putShort(at + 2, (short) size);          // AclSize
        out.putShort(at + 4, (short) aces.size());   // AceCount
        out.putShort(at + 6, (short) 0);             // Sbz2
        return at;
    }
}
