// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.evtx;

import java.util.Map;

/** Names of elements, attributes and entities ([MS-EVEN6] 2.2.12.3), which stand once in a chunk, with their hash. */
final class Names {

    private static final Map<String, String> ENTITIES =
            Map.of("lt", "<", "gt", ">", "amp", "&", "quot", "\"", "apos", "'");

    private Names() {}

    /** Reads the offset of a name, and the name itself where it stands right behind that. */
    static String read(Octets octets) throws MalformedLogException {
        long nameOffset = octets.u32();
        Octets name = octets.at("name", nameOffset);
        boolean inline = nameOffset == octets.offset();
        name.skip(4); // next name of the same hash
        name.skip(2); // hash
        int characters = name.u16();
        String text = name.utf16(characters * 2L);
        if (inline) {
            octets.skip(4 + 2 + 2 + characters * 2L + 2); // with a null behind it
        }
        return text;
    }

    /** What an entity stands for; nothing for one that XML does not define. */
    static String ofEntity(String name) {
        return ENTITIES.getOrDefault(name, "");
    }
}
