// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.lab;

import java.time.Duration;
import java.util.Objects;

/** What a host does instead of a good answer. A fault can stand at any stage, and the connection ends with it. */
public sealed interface Fault extends NegotiationAct, TlsAct, CredSspAct, McsAct {

    /** How a connection ends. */
    enum End {
        /** In order (FIN). */
        CLOSE,
        /** With a reset (RST). */
        RESET,
        /** Not at all: the host reads on and says nothing until the client leaves. */
        SILENCE
    }

    /** Sends the bytes, perhaps none, and ends. */
    record Say(byte[] bytes, End end) implements Fault {
        public Say {
            bytes = bytes.clone();
            Objects.requireNonNull(end, "end");
        }
    }

    /** Sends the bytes one by one with a pause before each, and ends. */
    record Drip(byte[] bytes, Duration pause, End end) implements Fault {
        public Drip {
            bytes = bytes.clone();
            Objects.requireNonNull(pause, "pause");
            Objects.requireNonNull(end, "end");
        }
    }

    /** Sends the block again and again, until so many bytes are sent or the client leaves, and closes. */
    record Flood(byte[] block, long most) implements Fault {
        public Flood {
            block = block.clone();
            if (block.length == 0) {
                throw new IllegalArgumentException("The block is empty.");
            }
        }
    }

    static Fault close() {
        return new Say(new byte[0], End.CLOSE);
    }

    static Fault reset() {
        return new Say(new byte[0], End.RESET);
    }

    static Fault silence() {
        return new Say(new byte[0], End.SILENCE);
    }

    static Fault say(byte[] bytes, End end) {
        return new Say(bytes, end);
    }

    /** As {@link #say(byte[], End)}, with the bytes in hexadecimal and spaces allowed. */
    static Fault say(String hex, End end) {
        return new Say(Bytes.hex(hex), end);
    }

    static Fault drip(byte[] bytes, Duration pause, End end) {
        return new Drip(bytes, pause, end);
    }

    static Fault flood(byte[] block, long most) {
        return new Flood(block, most);
    }
}
