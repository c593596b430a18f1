// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.host.smb.internal;

import com.hierynomus.msdtyp.SecurityDescriptor;
import com.hierynomus.smb.SMBBuffer;

/**
 * A self-relative descriptor ([MS-DTYP] 2.4.6) that is sent as the bytes that it is: the library would lose entries of
 * types that it does not know.
 */
final class RawDescriptor extends SecurityDescriptor {

    /** The upper half of Control, and its bits SE_DACL_AUTO_INHERITED and SE_DACL_AUTO_INHERIT_REQ. */
    private static final int CONTROL = 3;
    private static final int AUTO_INHERITED = 0x04;
    private static final int AUTO_INHERIT_REQ = 0x01;

    private final byte[] bytes;

    RawDescriptor(byte[] bytes) {
        this.bytes = bytes.clone();
        if ((bytes[CONTROL] & AUTO_INHERITED) != 0) {
            // Hosts keep the former only where the latter asks for it, and the latter they never keep.
            this.bytes[CONTROL] |= AUTO_INHERIT_REQ;
        }
    }

    @Override
    public void write(SMBBuffer buffer) {
        buffer.putRawBytes(bytes);
    }
}
