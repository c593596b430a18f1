// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.core.spi;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a setting holds: its kind and its exact bytes, so that it can be put back as it was. A setting that is not there
 * has a value too, {@link #ABSENT}.
 */
public final class SettingValue {

    /** The setting does not exist. */
    public static final SettingValue ABSENT = new SettingValue("ABSENT", "");

    /** How a service starts that nobody can start: SERVICE_DISABLED, dwStartType of [MS-SCMR] 2.2.15. */
    public static final SettingValue SERVICE_DISABLED = dword(4);

    /** The names of the registry's kinds by their numbers, [MS-RRP] 2.2.9. */
    private static final String[] REGISTRY = {"REG_NONE", "REG_SZ", "REG_EXPAND_SZ", "REG_BINARY", "REG_DWORD",
        "REG_DWORD_BIG_ENDIAN", "REG_LINK", "REG_MULTI_SZ", "REG_RESOURCE_LIST", "REG_FULL_RESOURCE_DESCRIPTOR",
        "REG_RESOURCE_REQUIREMENTS_LIST", "REG_QWORD"};
    /** Bytes that anybody would read. */
    private static final int MOST_SHOWN = 1024;
    /** Kinds of the registry that are named by their numbers. */
    private static final Pattern NUMBERED = Pattern.compile("REG_0x([0-9A-F]{1,8})");

    private final String kind;
    private final String hex;

    private SettingValue(String kind, String hex) {
        this.kind = Objects.requireNonNull(kind, "kind");
        this.hex = hex;
    }

    /** @param kind as the store of the setting names it: {@code REG_DWORD}, {@code REG_BINARY}, {@code SDDL} */
    public static SettingValue of(String kind, byte[] bytes) {
        return new SettingValue(kind, HexFormat.of().formatHex(bytes));
    }

    /** A registry value by its kind's number; a kind that has no name is named by that: {@code REG_0x20}. */
    public static SettingValue registry(long type, byte[] bytes) {
        return of(type >= 0 && type < REGISTRY.length ? REGISTRY[(int) type] : "REG_0x%X".formatted(type), bytes);
    }

    /** A registry value of 32 bits; see [MS-RRP] 2.2.9 for the kinds and [MS-DTYP] 2.2.9 for DWORD. */
    public static SettingValue dword(int value) {
        return of("REG_DWORD", ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(value).array());
    }

    /** A registry value of text, in UTF-16LE with its terminating NUL. */
    public static SettingValue text(String value) {
        return of("REG_SZ", (value + '\0').getBytes(StandardCharsets.UTF_16LE));
    }

    public String kind() {
        return kind;
    }

    /** The bytes in lower-case hex; empty when absent. */
    public String hex() {
        return hex;
    }

    /**
     * The number of a kind of the registry, as {@link #registry} took it; empty for kinds that the registry does not
     * have.
     */
    public OptionalLong registryType() {
        int known = List.of(REGISTRY).indexOf(kind);
        if (known >= 0) {
            return OptionalLong.of(known);
        }
        Matcher numbered = NUMBERED.matcher(kind);
        long number = numbered.matches() ? Long.parseLong(numbered.group(1), 16) : -1;
        return number >= REGISTRY.length && kind.equals("REG_0x%X".formatted(number)) ? OptionalLong.of(number)
                : OptionalLong.empty();
    }

    /** The text of a string of the registry, without its terminating NUL; empty for other kinds. */
    public Optional<String> asText() {
        if (!kind.equals("REG_SZ") && !kind.equals("REG_EXPAND_SZ")) {
            return Optional.empty();
        }
        String text = new String(HexFormat.of().parseHex(hex), StandardCharsets.UTF_16LE);
        return Optional.of(text.endsWith("\0") ? text.substring(0, text.length() - 1) : text);
    }

    /** The texts of a list of the registry, [MS-RRP] 2.2.9, without empty ones; none for other kinds. */
    public List<String> asTexts() {
        return kind.equals("REG_MULTI_SZ") ? Arrays.stream(new String(HexFormat.of().parseHex(hex),
                StandardCharsets.UTF_16LE).split("\0")).filter(text -> !text.isEmpty()).toList() : List.of();
    }

    /**
     * For people: the number of a DWORD, the text of a string, else the bytes, or how many there are where nobody would
     * read them. May hold text from a host.
     */
    public String words() {
        byte[] bytes = HexFormat.of().parseHex(hex);
        return switch (kind) {
            case "ABSENT" -> "not there";
            case "REG_DWORD" -> bytes.length == 4 ? number(bytes) : kind + " " + hex;
            case "REG_SZ", "REG_EXPAND_SZ" -> '"' + asText().orElseThrow() + '"';
            default -> kind + " " + (bytes.length <= MOST_SHOWN ? hex : "of " + bytes.length + " bytes, SHA-256 "
                    + sha256(bytes));
        };
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has it", e);
        }
    }

    private static String number(byte[] bytes) {
        return Integer.toUnsignedString(ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getInt());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SettingValue value && value.kind.equals(kind) && value.hex.equals(hex);
    }

    @Override
    public int hashCode() {
        return Objects.hash(kind, hex);
    }

    @Override
    public String toString() {
        return kind + " " + hex;
    }
}
