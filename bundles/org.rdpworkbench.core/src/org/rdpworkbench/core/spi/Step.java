// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.core.spi;

import java.util.Objects;
import java.util.regex.Pattern;

/**
 * The smallest thing that a repair does: one setting goes from one value to another. The way back is the same with both
 * exchanged, where there is one.
 *
 * @param setting which one, as its {@link SettingStore} writes it; it is the same for as long as there are journals
 * @param before what it holds before the step, with kind and exact bytes
 * @param after what it holds behind it
 * @param kind whether there is a way back
 */
public record Step(String setting, SettingValue before, SettingValue after, Kind kind) {

    /** What kind of step it is. */
    public enum Kind {
        /** A setting, which can be put back exactly. */
        SETTING,
        /** Something that is done once: what was there before is kept, and nobody can put it back as it was. */
        ONCE,
        /** The host is restarted: nobody takes that back, and the session ends with it. */
        RESTART
    }

    /** How exactly a step can be taken back. */
    public enum Inverse {
        /** What was there before is there again, byte for byte. */
        EXACT,
        /** The setting holds again what it did, and something of what hung on it does not come back or is left over. */
        APPROXIMATE,
        /** Nobody takes it back. */
        NONE
    }

    /** A service, 1 of [MS-SCMR] 2.2.47 when it is stopped. */
    private static final String SERVICE = "state:";
    private static final SettingValue STOPPED = SettingValue.dword(1);
    /** A key of the registry, of which only whether it is there is kept. */
    private static final String KEY = "key:";
    /** Where a file is that is put aside, in journals of earlier versions also the second; a folder; a certificate. */
    private static final Pattern NEARLY = Pattern.compile(
            "aside:.*|place:.*|folder:.*|value:HKLM\\\\SOFTWARE\\\\Microsoft\\\\SystemCertificates\\\\.*",
            Pattern.CASE_INSENSITIVE);

    public Step {
        Objects.requireNonNull(setting, "setting");
        Objects.requireNonNull(before, "before");
        Objects.requireNonNull(after, "after");
        Objects.requireNonNull(kind, "kind");
    }

    /** One of a setting. */
    public Step(String setting, SettingValue before, SettingValue after) {
        this(setting, before, after, Kind.SETTING);
    }

    /**
     * How exactly it can be taken back. A service that was stopped runs again, without the sessions that it had and
     * what it kept in memory; a file has its name again, and what the host made in its place meanwhile lies beside it;
     * a folder in which something was made stays; a certificate that comes back has no key any more where the host has
     * made another one in the same file; a key of the registry that was taken away is made anew, with the permissions
     * of the one above it.
     */
    public Inverse inverse() {
        if (!undoable()) {
            return Inverse.NONE;
        }
        boolean nearly = NEARLY.matcher(setting).matches()
                || setting.startsWith(SERVICE) && after.equals(STOPPED)
                || setting.startsWith(KEY) && after.equals(SettingValue.ABSENT);
        return nearly ? Inverse.APPROXIMATE : Inverse.EXACT;
    }

    /** Whether it can be taken back. */
    public boolean undoable() {
        return kind == Kind.SETTING;
    }
}
