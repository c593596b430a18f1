// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.protocol.dissect;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.function.LongFunction;
import org.rdpworkbench.protocol.ntlm.ChallengeMessage;
import org.rdpworkbench.protocol.wire.DecodeException;
import org.rdpworkbench.protocol.wire.WireReader;

/** Reads bytes and writes down each field with its place. What is left when reading fails is one field of bytes. */
final class FieldReader {

    /** A part that reads itself. */
    interface Part {
        void read(FieldReader in) throws DecodeException;
    }

    private static final int MOST_FIELDS = 500;
    private static final int MOST_BYTES_SHOWN = 64;

    private final byte[] bytes;
    private final int end;
    private final List<Field> fields = new ArrayList<>();
    private int position;

    FieldReader(byte[] bytes, int from, int end) {
        this.bytes = bytes;
        this.position = from;
        this.end = end;
    }

    int position() {
        return position;
    }

    int remaining() {
        return end - position;
    }

    int peek(int ahead) {
        return position + ahead < end ? bytes[position + ahead] & 0xFF : -1;
    }

    /** A reader of the next bytes, for codecs; nothing is written down. */
    WireReader ahead() throws DecodeException {
        WireReader all = new WireReader("message", bytes);
        all.skip(position);
        return all.slice("message", remaining());
    }

    /** How many bytes lie before the next NTLM message; -1 when there is none. */
    int beforeNtlm() {
        int at = ChallengeMessage.next(bytes, position, end);
        return at < 0 ? -1 : at - position;
    }

    long u8(String name, LongFunction<String> words) throws DecodeException {
        return number(name, 1, true, words);
    }

    long u16be(String name, LongFunction<String> words) throws DecodeException {
        return number(name, 2, true, words);
    }

    long u16le(String name, LongFunction<String> words) throws DecodeException {
        return number(name, 2, false, words);
    }

    long u24be(String name, LongFunction<String> words) throws DecodeException {
        return number(name, 3, true, words);
    }

    long u32le(String name, LongFunction<String> words) throws DecodeException {
        return number(name, 4, false, words);
    }

    private long number(String name, int count, boolean bigEndian, LongFunction<String> words)
            throws DecodeException {
        require(count);
        long value = 0;
        for (int i = 0; i < count; i++) {
            value |= (bytes[position + i] & 0xFFL) << 8 * (bigEndian ? count - 1 - i : i);
        }
        add(new Field(name, words.apply(value), position, count, List.of()));
        position += count;
        return value;
    }

    /** Bytes that nobody reads any further. */
    void bytes(String name, int count) throws DecodeException {
        require(count);
        if (count > 0) {
            add(new Field(name, hex(position, count), position, count, List.of()));
            position += count;
        }
    }

    /** A value that somebody else has read from these bytes. */
    void text(String name, int count, String value) throws DecodeException {
        require(count);
        add(new Field(name, value, position, count, List.of()));
        position += count;
    }

    /** A part with fields of its own; what it does not read of its bytes stays bytes. */
    void part(String name, String value, int count, Part part) throws DecodeException {
        require(count);
        FieldReader inner = new FieldReader(bytes, position, position + count);
        inner.readAll(part);
        add(new Field(name, value, position, count, inner.fields));
        position += count;
    }

    /** All that is there; what cannot be read stays bytes. */
    List<Field> readAll(Part part) {
        try {
            part.read(this);
            rest("bytes");
        } catch (DecodeException e) {
            rest("bytes that cannot be read");
        }
        return fields;
    }

    private void rest(String name) {
        if (remaining() > 0) {
            fields.add(new Field(name, hex(position, remaining()), position, remaining(), List.of()));
            position = end;
        }
    }

    private void add(Field field) throws DecodeException {
        if (fields.size() >= MOST_FIELDS) {
            throw new DecodeException("message", position, "too many fields");
        }
        fields.add(field);
    }

    private void require(int count) throws DecodeException {
        if (count < 0 || count > remaining()) {
            throw new DecodeException("message", position, "needs " + count + " bytes, has " + remaining());
        }
    }

    private String hex(int from, int count) {
        return HexFormat.ofDelimiter(" ").formatHex(bytes, from, from + Math.min(count, MOST_BYTES_SHOWN))
                + (count > MOST_BYTES_SHOWN ? " ... (" + count + " bytes)" : "");
    }

    /** A number as it is. */
    static String plain(long value) {
        return Long.toString(value);
    }

    /** A number with all its digits. */
    static LongFunction<String> hex(int digits) {
        return value -> "0x" + HexFormat.of().toHexDigits(value, digits);
    }
}
