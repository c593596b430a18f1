// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.probe.host.policy;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.rdpworkbench.core.spi.SettingValue;

/**
 * A file GptTmpl.inf, [MS-GPSB] 2.2: what the security settings of a group policy do with the registry and with
 * services.
 */
public final class SecurityTemplate {

    private static final String FILE = "GptTmpl.inf";
    private static final int MOST_LINES = 50_000;
    /** Registry Values, [MS-GPSB] 2.2.5: a key with its value, the number of its kind, and its data. */
    private static final Pattern VALUE = Pattern.compile(
            "(?i)^\"?MACHINE\\\\([^\"=]{1,1000})\\\\([^\"=\\\\]{0,255})\"?\\s*=\\s*(\\d{1,2}),(.*)$");
    private static final String REG_DWORD = "4";
    /** Service General Setting, [MS-GPSB] 2.2.8: a service, its start type, and its rights. */
    private static final Pattern SERVICE = Pattern.compile("^\"?([^\",=\\\\]{1,256})\"?\\s*,\\s*(\\d)\\s*(?:,.*)?$");
    private static final String SERVICES = "HKLM\\SYSTEM\\CurrentControlSet\\Services\\";

    private SecurityTemplate() {}

    /**
     * Reads what it does with the registry; its other sections are passed over. The start type of a service is the
     * value of the registry in which Windows keeps it.
     *
     * @return in the order of the file
     * @throws MalformedPolicyException when it is too long for one
     */
    public static List<PolicyValue> parse(byte[] bytes) throws MalformedPolicyException {
        List<String> lines = text(bytes).lines().limit(MOST_LINES + 1L).map(String::strip).toList();
        if (lines.size() > MOST_LINES) {
            throw new MalformedPolicyException(FILE, "more than " + MOST_LINES + " lines");
        }
        List<PolicyValue> values = new ArrayList<>();
        String section = "";
        for (String line : lines) {
            if (line.startsWith("[")) {
                section = line.toLowerCase(Locale.ROOT);
                continue;
            }
            switch (section) {
                case "[registry values]" -> VALUE.matcher(line).results().forEach(value -> values.add(value(value)));
                case "[service general setting]" -> SERVICE.matcher(line).results().forEach(service -> values.add(
                        new PolicyValue(SERVICES + service.group(1).strip(), "Start", number(service.group(2)), true)));
                default -> { }
            }
        }
        return List.copyOf(values);
    }

    private static PolicyValue value(MatchResult line) {
        return new PolicyValue("HKLM\\" + line.group(1), line.group(2).strip(),
                line.group(3).equals(REG_DWORD) ? number(line.group(4).strip()) : Optional.empty(), true);
    }

    private static Optional<SettingValue> number(String digits) {
        return digits.matches("\\d{1,10}") && Long.parseLong(digits) <= 0xFFFF_FFFFL
                ? Optional.of(SettingValue.dword(Integer.parseUnsignedInt(digits))) : Optional.empty();
    }

    /** In UTF-16 as the editor of policies writes it, or in the characters of old tools, of which only ASCII counts. */
    private static String text(byte[] bytes) {
        boolean wide = bytes.length >= 2 && ((bytes[0] & 0xFF) == 0xFF && (bytes[1] & 0xFF) == 0xFE || bytes[1] == 0);
        Charset charset = wide ? StandardCharsets.UTF_16LE : StandardCharsets.ISO_8859_1;
        String text = new String(bytes, charset);
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }
}
