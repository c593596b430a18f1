// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.host;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Who owns something and who may do what with it, [MS-DTYP] 2.4.6. Accounts are SIDs: their names depend on the
 * language of the host and on who resolves them. The SACL is left out, since reading it takes a right of its own.
 *
 * @param owner a SID; empty when none was asked for or set
 * @param group a SID; empty when none was asked for or set
 * @param dacl empty when there is none, which lets everybody do everything; a list without entries lets nobody
 * @param isProtected nothing is inherited into the DACL
 * @param autoInherited entries of the DACL may have been inherited
 */
public record SecurityDescriptor(Optional<String> owner, Optional<String> group, Optional<List<Ace>> dacl,
        boolean isProtected, boolean autoInherited) {

    /** More bytes than any descriptor has: an ACL ends at 64 KB. */
    public static final int MOST_BYTES = 256 << 10;

    static final int DACL_PRESENT = 0x0004;
    static final int DACL_AUTO_INHERITED = 0x0400;
    static final int DACL_PROTECTED = 0x1000;
    static final int SELF_RELATIVE = 0x8000;

    public SecurityDescriptor {
        dacl = dacl.map(List::copyOf);
    }

    /**
     * Reads a self-relative descriptor.
     *
     * @throws MalformedBytesException when it is none, or longer than {@link #MOST_BYTES}
     */
    public static SecurityDescriptor read(byte[] bytes) throws MalformedBytesException {
        Octets octets = new Octets("SECURITY_DESCRIPTOR", bytes);
        if (bytes.length > MOST_BYTES) {
            throw octets.failure("is longer than " + MOST_BYTES + " bytes");
        }
        int revision = octets.u8();
        octets.u8(); // Sbz1
        int control = octets.u16();
        long offsetOwner = octets.u32();
        long offsetGroup = octets.u32();
        octets.u32(); // OffsetSacl
        long offsetDacl = octets.u32();
        if (revision != 1 || (control & SELF_RELATIVE) == 0) {
            throw octets.failure("is no self-relative descriptor of revision 1");
        }
        // Present and at no place is a null DACL, which is the same as none.
        boolean none = (control & DACL_PRESENT) == 0 || offsetDacl == 0;
        return new SecurityDescriptor(sid(octets, "owner", offsetOwner), sid(octets, "group", offsetGroup),
                none ? Optional.empty() : Optional.of(acl(octets.at("ACL", offsetDacl))),
                (control & DACL_PROTECTED) != 0, (control & DACL_AUTO_INHERITED) != 0);
    }

    private static Optional<String> sid(Octets octets, String name, long offset)
            throws MalformedBytesException {
        return offset == 0 ? Optional.empty() : Optional.of(Sid.read(octets.at(name, offset)));
    }

    /** ACL, [MS-DTYP] 2.4.5. */
    private static List<Ace> acl(Octets octets) throws MalformedBytesException {
        octets.u8(); // AclRevision
        octets.u8(); // Sbz1
        int aclSize = octets.u16();
        int aceCount = octets.u16();
        octets.u16(); // Sbz2
        Octets entries = octets.take("ACL", aclSize - 8);
        List<Ace> aces = new ArrayList<>();
        for (int i = 0; i < aceCount; i++) {
            aces.add(Ace.read(entries));
        }
        return aces;
    }

    /**
     * Whether somebody effectively has rights, as Windows decides: entry by entry, where what denies and comes first
     * wins, and nothing that is not granted is allowed ([MS-DTYP] 2.5.3.2). Entries with conditions, and of kinds that
     * are not known, grant and deny nothing here. What an owner may always do is left out.
     *
     * @param sids the account's own and those of all groups that it is in
     * @param rights a mask, with the rights of the object and none of the generic ones
     */
    public boolean allows(Set<String> sids, long rights) {
        if (dacl.isEmpty()) {
            return true;
        }
        long wanted = rights;
        for (Ace ace : dacl.get()) {
            boolean meant = (ace.flags() & Ace.INHERIT_ONLY) == 0 && ace.sid().filter(sids::contains).isPresent();
            if (meant && ace.type() == Ace.DENIED && (ace.fileRights() & wanted) != 0) {
                return false;
            }
            if (meant && ace.type() == Ace.ALLOWED) {
                wanted &= ~ace.fileRights();
            }
        }
        return wanted == 0;
    }

    /** The same without owner and group: what {@link Setting.Dacl} holds. */
    public SecurityDescriptor permissions() {
        return new SecurityDescriptor(Optional.empty(), Optional.empty(), dacl, isProtected, autoInherited);
    }

    /**
     * As a self-relative descriptor without a SACL, which {@link #read} reads to the same. Bytes that were read may
     * have stood in another order, or with other gaps.
     *
     * @throws IllegalArgumentException when the entries are more than an ACL holds, or a SID is none
     */
    public byte[] bytes() {
        return SelfRelative.of(this);
    }

    /**
     * As SDDL, [MS-DTYP] 2.5.1: accounts by SID, rights in hex. What SDDL has no letters for, since a later Windows
     * made it, stands there by its number and bytes.
     */
    public String sddl() {
        StringBuilder text = new StringBuilder();
        owner.ifPresent(sid -> text.append("O:").append(sid));
        group.ifPresent(sid -> text.append("G:").append(sid));
        text.append("D:").append(isProtected ? "P" : "").append(autoInherited ? "AI" : "");
        dacl.ifPresentOrElse(aces -> aces.forEach(ace -> text.append(ace.sddl())),
                () -> text.append("NO_ACCESS_CONTROL"));
        return text.toString();
    }
}
