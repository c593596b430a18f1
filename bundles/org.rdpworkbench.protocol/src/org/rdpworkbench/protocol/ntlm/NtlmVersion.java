// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.protocol.ntlm;

import org.rdpworkbench.protocol.wire.DecodeException;
import org.rdpworkbench.protocol.wire.WireReader;

/**
 * The VERSION structure, [MS-NLMP] 2.2.2.10, which the specification has for debugging: nobody promises that it is
 * true. There is no patch level in it.
 *
 * @param major u8
 * @param minor u8
 * @param build u16
 * @param revision u8: 15 is what every NTLM since Windows Server 2003 says
 */
public record NtlmVersion(int major, int minor, int build, int revision) {

    static NtlmVersion decode(WireReader in) throws DecodeException {
        int major = in.u8();            // ProductMajorVersion
        int minor = in.u8();            // ProductMinorVersion
        int build = in.u16le();         // ProductBuild
        in.skip(3);                     // Reserved
        int revision = in.u8();         // NTLMRevisionCurrent
        return new NtlmVersion(major, minor, build, revision);
    }

    /** Returns for example {@code 10.0.17763}. */
    @Override
    public String toString() {
        return major + "." + minor + "." + build;
    }
}
