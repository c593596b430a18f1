// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.probe.host.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.rdpworkbench.host.RegistryKey;

/**
 * A group policy that Windows has applied, as the host remembers it below {@code Group Policy\History}
 * (SupportArticles, "Group Policy History Stored in Registry").
 *
 * @param name for people; empty when the host does not have it
 * @param local the host's own, and none of the domain
 * @param folders where its files may lie on the host
 */
record AppliedPolicy(Optional<String> name, boolean local, List<String> folders) {

    /** Where the host's own policy lies; of a Windows that was not set up otherwise. */
    static final String LOCAL = "C:\\Windows\\System32\\GroupPolicy\\Machine";

    private static final int LONGEST_NAME = 256;
    private static final String CACHE = "C:\\Windows\\System32\\GroupPolicy\\DataStore\\0\\sysvol\\";
    private static final String PREFERENCES = "C:\\ProgramData\\Microsoft\\Group Policy\\History\\";
    private static final Pattern SYSVOL = Pattern.compile("(?i)\\\\\\\\[^\\\\]+\\\\sysvol\\\\(.+)");
    private static final Pattern GUID = Pattern.compile("\\{[0-9A-Fa-f-]{36}}");
    /** A path of drive C: as the access to files takes it. */
    private static final Pattern PATH =
            Pattern.compile("(?i)C:(\\\\(?!\\.+(\\\\|$))[^\\\\/:*?\"<>|\\p{Cntrl}]{1,255}){1,40}");

    /** Reads one off its key, of which DisplayName, GPOName, DSPath and FileSysPath count. */
    static AppliedPolicy of(RegistryKey key) {
        String path = text(key, "FileSysPath").orElse("").strip().replaceFirst("\\\\$", "");
        boolean local = text(key, "DSPath").filter("LocalGPO"::equalsIgnoreCase).isPresent()
                || path.equalsIgnoreCase(LOCAL);
        List<String> folders = new ArrayList<>();
        Matcher sysvol = SYSVOL.matcher(path);
        folders.add(sysvol.matches() ? CACHE + sysvol.group(1) : path);
        text(key, "GPOName").filter(GUID.asMatchPredicate())
                .ifPresent(guid -> folders.add(PREFERENCES + guid + "\\Machine"));
        folders.removeIf(folder -> !PATH.matcher(folder).matches());
        return new AppliedPolicy(text(key, "DisplayName").map(String::strip).filter(name -> !name.isEmpty())
                .map(name -> name.substring(0, Math.min(name.length(), LONGEST_NAME))), local, List.copyOf(folders));
    }

    private static Optional<String> text(RegistryKey key, String name) {
        return key.value(name).asText();
    }
}
