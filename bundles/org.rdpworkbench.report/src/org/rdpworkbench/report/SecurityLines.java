// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.rdpworkbench.facts.ProtocolAnswers;
import org.rdpworkbench.facts.StandardSecurity;
import org.rdpworkbench.facts.TlsSupport;
import org.rdpworkbench.facts.TlsSupport.Version;

/** What a thorough look found that the host accepts. */
final class SecurityLines {

    private static final int MOST_SUITES = 4;

    private SecurityLines() {}

    /** Only what was answered: what the look did not reach is not said to be refused. */
    static List<Line> protocols(ProtocolAnswers answers) {
        List<String> words = new ArrayList<>();
        if (answers.supportsNla()) {
            words.add(answers.requiresNla() ? "NLA, which it requires" : "NLA");
        }
        if (answers.acceptsTlsAlone()) {
            words.add("TLS without NLA");
        }
        if (answers.acceptsStandardSecurity()) {
            words.add("standard RDP security");
        }
        return words.isEmpty() ? List.of() : List.of(new Line("accepts", String.join(", ", words)));
    }

    static List<Line> tls(TlsSupport support) {
        if (support.accepted().isEmpty()) {
            return List.of();
        }
        List<String> refused = support.versions().stream().filter(Version::refused).map(Version::version).toList();
        List<Line> lines = new ArrayList<>();
        lines.add(new Line("TLS", escaped(support.accepted()) + (refused.isEmpty() ? ""
                : "; refuses " + escaped(refused))));
        support.suitesOf().ifPresent(of -> lines.add(new Line("", suites(support, of))));
        return lines;
    }

    private static String suites(TlsSupport support, String of) {
        List<String> suites = support.suites();
        int more = suites.size() - MOST_SUITES;
        return "with " + Plain.escape(of, Plain.MOST_VALUE) + ": "
                + escaped(suites.subList(0, Math.min(MOST_SUITES, suites.size())))
                + (more > 0 ? " and " + more + " more" : "") + (support.allSuites() ? "" : ", and perhaps others");
    }

    private static String escaped(List<String> names) {
        return Plain.escape(String.join(", ", names), Plain.MOST_VALUE);
    }

    /** What became of it where the host agreed and then hung up belongs here too, or it would seem to serve it. */
    static List<Line> standard(StandardSecurity security) {
        return security.method().map(method -> method == 0 ? "no encryption at all" : method(method)
                        + security.level().map(level -> ", level " + level(level)).orElse(""))
                .or(() -> Optional.of(Plain.escape(security.detail(), Plain.MOST_VALUE)).filter(odd -> !odd.isEmpty()))
                .map(words -> new Line("encryption", "standard RDP security: " + words)).stream().toList();
    }

    /** [MS-RDPBCGR] 2.2.1.4.3, encryptionMethod. */
    private static String method(long method) {
        return switch ((int) Math.clamp(method, -1, Integer.MAX_VALUE)) {
            case 0x00 -> "none";
            case 0x01 -> "40 bit";
            case 0x02 -> "128 bit";
            case 0x08 -> "56 bit";
            case 0x10 -> "FIPS";
            default -> "method " + method;
        };
    }

    /** [MS-RDPBCGR] 2.2.1.4.3, encryptionLevel. */
    private static String level(long level) {
        return switch ((int) Math.clamp(level, -1, Integer.MAX_VALUE)) {
            case 0 -> "none";
            case 1 -> "low";
            case 2 -> "client compatible";
            case 3 -> "high";
            case 4 -> "FIPS";
            default -> Long.toString(level);
        };
    }
}
