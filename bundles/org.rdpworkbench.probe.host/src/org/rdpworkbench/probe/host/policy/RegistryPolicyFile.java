// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.probe.host.policy;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.rdpworkbench.core.spi.SettingValue;

/** A file Registry.pol, [MS-GPREG] 2.2.1: what the administrative templates of a group policy do with the registry. */
public final class RegistryPolicyFile {

    private static final String FILE = "Registry.pol";
    private static final int SIGNATURE = 0x6765_5250;
    private static final int VERSION = 1;
    private static final int MOST_VALUES = 50_000;
    private static final int LONGEST_NAME = 16_384;

    private final ByteBuffer bytes;
    private final List<PolicyValue> values = new ArrayList<>();

    private RegistryPolicyFile(byte[] bytes) {
        this.bytes = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    /**
     * Reads one.
     *
     * @return in the order in which it is carried out
     * @throws MalformedPolicyException when it is none, or is damaged
     */
    public static List<PolicyValue> parse(byte[] bytes) throws MalformedPolicyException {
        try {
            return new RegistryPolicyFile(bytes).all();
        } catch (BufferUnderflowException e) {
            throw new MalformedPolicyException(FILE, "it is cut off");
        }
    }

    private List<PolicyValue> all() throws MalformedPolicyException {
        if (bytes.getInt() != SIGNATURE || bytes.getInt() != VERSION) {
            throw new MalformedPolicyException(FILE, "another signature or version");
        }
        while (bytes.hasRemaining()) {
            instruction();
            if (values.size() > MOST_VALUES) {
                throw new MalformedPolicyException(FILE, "more than " + MOST_VALUES + " values");
            }
        }
        return List.copyOf(values);
    }

    /** [key;value;type;size;data], 2.2.1. */
    private void instruction() throws MalformedPolicyException {
        expect('[');
        String key = text();                     // key
        expect(';');
        String value = text();                   // value
        expect(';');
        int type = bytes.getInt();               // type
        expect(';');
        int size = bytes.getInt();               // size
        expect(';');
        if (size < 0 || size > bytes.remaining()) {
            throw new MalformedPolicyException(FILE, "data of " + size + " bytes");
        }
        byte[] data = new byte[size];
        bytes.get(data);                         // data
        expect(']');
        carryOut("HKLM\\" + key, value, type, data);
    }

    /** Names that begin with two asterisks are what is to be done, 3.2.5.1. */
    private void carryOut(String key, String name, int type, byte[] data) {
        String lower = name.toLowerCase(Locale.ROOT);
        if (lower.startsWith("**delvals")) {
            values.add(new PolicyValue(key, PolicyValue.ALL, Optional.empty(), false));
        } else if (lower.startsWith("**deletevalues")) {
            for (String one : characters(data).split(";", 100)) {
                values.add(new PolicyValue(key, one, Optional.empty(), false));
            }
        } else if (lower.startsWith("**del.")) {
            values.add(new PolicyValue(key, name.substring("**del.".length()), Optional.empty(), false));
        } else if (lower.startsWith("**soft.")) {
            values.add(new PolicyValue(key, name.substring("**soft.".length()), holding(type, data), true));
        } else if (!lower.startsWith("**")) {
            values.add(new PolicyValue(key, name, holding(type, data), true));
        }
    }

    private static Optional<SettingValue> holding(int type, byte[] data) {
        return Optional.of(SettingValue.registry(Integer.toUnsignedLong(type), data));
    }

    private static String characters(byte[] data) {
        return new String(data, StandardCharsets.UTF_16LE).replace("\0", "");
    }

    private void expect(char wanted) throws MalformedPolicyException {
        char found = bytes.getChar();
        if (found != wanted) {
            throw new MalformedPolicyException(FILE, "at offset " + (bytes.position() - 2) + " no " + wanted);
        }
    }

    /** Up to its NUL. */
    private String text() throws MalformedPolicyException {
        StringBuilder characters = new StringBuilder();
        for (char c = bytes.getChar(); c != 0; c = bytes.getChar()) {
            characters.append(c);
            if (characters.length() > LONGEST_NAME) {
                throw new MalformedPolicyException(FILE, "a name without an end");
            }
        }
        return characters.toString();
    }
}
