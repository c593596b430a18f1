// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.evtx;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/** An event log file, chunk by chunk, so that no more than one is in memory as records. */
public final class LogFile {

    private static final byte[] SIGNATURE = "ElfFile\0".getBytes(StandardCharsets.ISO_8859_1);

    private LogFile() {}

    /** True when it begins as such a file does. */
    public static boolean is(byte[] content) {
        return content.length >= SIGNATURE.length
                && Arrays.equals(content, 0, SIGNATURE.length, SIGNATURE, 0, SIGNATURE.length);
    }

    /**
     * Hands over each record that can be read. Damage costs no more than the records it is in: a log may be copied
     * while it is written to.
     *
     * @param content of the whole file
     * @return what was found damaged, in words
     * @throws MalformedLogException when not even its head can be read
     */
    public static List<String> read(byte[] content, Consumer<EventRecord> each) throws MalformedLogException {
        return readChunks(content, LogHead.read(content).size(), each);
    }

    /**
     * The same of a part of a file, so that nobody needs all of it at once.
     *
     * @param content whole chunks, one behind the other; the last may be torn
     * @param from where the first of them begins
     */
    public static List<String> readChunks(byte[] content, int from, Consumer<EventRecord> each) {
        List<String> damage = new ArrayList<>();
        int at = from;
        while (at < content.length) {
            byte[] bytes = Arrays.copyOfRange(content, at, (int) Math.min(content.length, (long) at + Chunk.SIZE));
            try {
                if (Chunk.isThere(bytes)) {
                    Chunk chunk = Chunk.read(bytes);
                    chunk.records().forEach(each);
                    damage.addAll(chunk.damage());
                }
            } catch (MalformedLogException e) {
                damage.add(e.getMessage());
            }
            at += bytes.length;
        }
        return damage;
    }
}
