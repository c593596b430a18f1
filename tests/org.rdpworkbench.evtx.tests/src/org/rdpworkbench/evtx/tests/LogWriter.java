// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.evtx.tests;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.rdpworkbench.evtx.Chunk;

/** Writes a chunk token by token, as Windows does: what has a name or a template once is pointed to the next time. */
public final class LogWriter {

    static final int FREE_SPACE = 48;
    /** How many bytes of a file its head takes. */
    private static final int HEAD = 4096;
    /** 2026-01-02T03:04:05.6789Z. */
    static final long WRITTEN = 134_117_966_456_789_000L;

    private final ByteBuffer bytes = ByteBuffer.allocate(Chunk.SIZE).order(ByteOrder.LITTLE_ENDIAN);
    private final Map<String, Integer> names = new HashMap<>();
    private final Map<String, Integer> templates = new HashMap<>();
    private boolean inTemplate;

    /** An empty chunk. */
    public LogWriter() {
        bytes.put("ElfChnk\0".getBytes(StandardCharsets.ISO_8859_1)).position(512);
    }

    /** A record with what is written to the writer by the event, at a time that is always the same. */
    public LogWriter record(long number, Runnable event) {
        return record(number, WRITTEN, event);
    }

    /** A record of that time. */
    public LogWriter record(long number, Instant written, Runnable event) {
        Duration since = Duration.between(Instant.parse("1601-01-01T00:00:00Z"), written);
        return record(number, since.getSeconds() * 10_000_000 + since.getNano() / 100, event);
    }

    private LogWriter record(long number, long written, Runnable event) {
        int begin = bytes.position();
        bytes.putInt(0x2A2A).putInt(0).putLong(number).putLong(written);
        bytes.put(HexFormat.of().parseHex("0f010100"));
        event.run();
        bytes.put((byte) 0);
        while ((bytes.position() + 4) % 8 != 0) {
            bytes.put((byte) 0);
        }
        int size = bytes.position() + 4 - begin;
        bytes.putInt(size).putInt(begin + 4, size).putInt(FREE_SPACE, bytes.position());
        return this;
    }

    /** What was written, as long as a chunk is. */
    public byte[] chunk() {
        return bytes.array().clone();
    }

    /** A file with these records, each of which writes itself. */
    public static byte[] file(Stream<Consumer<LogWriter>> records) {
        LogWriter log = new LogWriter();
        AtomicLong number = new AtomicLong();
        records.forEachOrdered(record -> log.record(number.incrementAndGet(), () -> record.accept(log)));
        return log.file();
    }

    /** A whole file with this one chunk. */
    public byte[] file() {
        ByteBuffer file = ByteBuffer.allocate(HEAD + Chunk.SIZE).order(ByteOrder.LITTLE_ENDIAN);
        file.put("ElfFile\0".getBytes(StandardCharsets.ISO_8859_1));
        file.putInt(32, 128).putShort(36, (short) 1).putShort(38, (short) 3).putShort(40, (short) HEAD)
                .putShort(42, (short) 1).put(HEAD, chunk());
        return file.array();
    }

    int position() {
        return bytes.position();
    }

    /** An element without attributes. */
    public LogWriter open(String name) {
        return token(0x01).dependency().raw("00000000").name(name);
    }

    /** Attributes follow. */
    public LogWriter openWith(String name) {
        return token(0x41).dependency().raw("00000000").name(name).raw("00000000");
    }

    /** Templates have one for each element, and nothing else has. */
    private LogWriter dependency() {
        return inTemplate ? raw("ffff") : this;
    }

    /** Its value follows. */
    public LogWriter attribute(String name) {
        return token(0x06).name(name);
    }

    /** Another attribute follows its value. */
    public LogWriter attributeAndMore(String name) {
        return token(0x46).name(name);
    }

    /** The start tag of an element with content ends. */
    public LogWriter close() {
        return token(0x02);
    }

    /** An element without content ends. */
    public LogWriter closeEmpty() {
        return token(0x03);
    }

    /** The element ends. */
    public LogWriter end() {
        return token(0x04);
    }

    /** A value, or all of one that is left. */
    public LogWriter text(String text) {
        return text(0x05, text);
    }

    /** More of the same value follows. */
    LogWriter textAndMore(String text) {
        return text(0x45, text);
    }

    private LogWriter text(int token, String text) {
        token(token).token(0x01);
        bytes.putShort((short) text.length()).put(text.getBytes(StandardCharsets.UTF_16LE));
        return this;
    }

    LogWriter entity(String name) {
        return token(0x09).name(name);
    }

    LogWriter entityAndMore(String name) {
        return token(0x49).name(name);
    }

    LogWriter substitution(int index) {
        token(0x0E);
        bytes.putShort((short) index);
        return token(0x01);
    }

    /** @param values each as its type, a colon and its bytes, both in hexadecimal digits */
    LogWriter template(String id, Runnable body, String... values) {
        token(0x0C).token(0x01).raw("00000000");
        Integer known = templates.putIfAbsent(id, bytes.position() + 4);
        bytes.putInt(known == null ? bytes.position() + 4 : known);
        if (known == null) {
            bytes.putInt(0).put(new byte[16]).putInt(0);
            int begin = bytes.position();
            raw("0f010100");
            boolean outside = inTemplate;
            inTemplate = true;
            body.run();
            inTemplate = outside;
            token(0x00);
            bytes.putInt(begin - 4, bytes.position() - begin);
        }
        return values(values);
    }

    /** A template whose one value is a fragment. */
    LogWriter templateAround(String id, Runnable body, Runnable fragment) {
        template(id, body);
        int count = bytes.position() - 4;
        bytes.putInt(count, 1).putShort((short) 0).put((byte) 0x21).put((byte) 0);
        int begin = bytes.position();
        raw("0f010100");
        fragment.run();
        token(0x00);
        bytes.putShort(count + 4, (short) (bytes.position() - begin));
        return this;
    }

    private LogWriter values(String... values) {
        bytes.putInt(values.length);
        for (String value : values) {
            bytes.putShort((short) (value.length() / 2 - 1)).put((byte) Integer.parseInt(value.substring(0, 2), 16));
            token(0);
        }
        for (String value : values) {
            raw(value.substring(3));
        }
        return this;
    }

    LogWriter token(int token) {
        bytes.put((byte) token);
        return this;
    }

    LogWriter raw(String hex) {
        bytes.put(HexFormat.of().parseHex(hex));
        return this;
    }

    private LogWriter name(String name) {
        Integer known = names.putIfAbsent(name, bytes.position() + 4);
        bytes.putInt(known == null ? bytes.position() + 4 : known);
        if (known == null) {
            bytes.putInt(0).putShort((short) name.hashCode()).putShort((short) name.length())
                    .put(name.getBytes(StandardCharsets.UTF_16LE)).putShort((short) 0);
        }
        return this;
    }
}
