// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.host;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * A file in which Windows' own key storage provider (CNG) keeps a private key of the machine. Its name is made of
 * something that is written nowhere and of the MachineGuid; which container it is, its head says in clear text. The
 * layout is the one that public readers of such files agree on, and not verified on Windows.
 */
public final class CngKeyFile {

    /** The provider, as a store of certificates names it. */
    public static final String PROVIDER = "Microsoft Software Key Storage Provider";

    /** Where the machine's files are. */
    public static final String FOLDER = "C:\\ProgramData\\Microsoft\\Crypto\\Keys";

    /** As many bytes as the head has at the most: what comes behind it is nobody's business. */
    public static final int HEAD = 44 + 2 * 260;

    private CngKeyFile() {}

    /**
     * The name of the container, from the first {@link #HEAD} bytes of a file.
     *
     * @return empty when they are not those of such a file
     */
    public static Optional<String> container(byte[] head) {
        Octets octets = new Octets("CNG key file", head);
        try {
            octets.u32(); // version
            octets.u32(); // not known
            long nameLength = octets.u32();
            octets.u32(); // type
            octets.u32(); // length of the public properties
            octets.u32(); // length of the private properties
            octets.u32(); // length of the private key
            octets.bytes(16); // not known
            byte[] name = octets.bytes((int) Math.min(nameLength, Integer.MAX_VALUE));
            String text = new String(name, StandardCharsets.UTF_16LE);
            return Optional.of(text.endsWith("\0") ? text.substring(0, text.length() - 1) : text);
        } catch (MalformedBytesException e) {
            return Optional.empty();
        }
    }
}
