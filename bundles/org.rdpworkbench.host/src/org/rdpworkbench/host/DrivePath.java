// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.host;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A path on a drive of a host, as {@link Files} takes it.
 *
 * @param drive its letter, a capital
 * @param below from the root of the drive, which has the empty path
 */
public record DrivePath(char drive, String below) {

    private static final String PART = "(?!\\.{1,2}(\\\\|$))[^\\\\/:*?\"<>|\\p{Cntrl}]+";
    private static final Pattern FORM = Pattern.compile("[A-Za-z]:\\\\(" + PART + "(\\\\" + PART + ")*)?");

    /** Whether a text is such a path. */
    static boolean fits(String path) {
        return FORM.matcher(path).matches();
    }

    /**
     * Reads {@code C:\ProgramData\x}.
     *
     * @throws IllegalArgumentException when it is anything else, also a path that goes up
     */
    public static DrivePath parse(String path) {
        if (!fits(path)) {
            throw new IllegalArgumentException("no path with a drive: " + path);
        }
        return new DrivePath(path.substring(0, 1).toUpperCase(Locale.ROOT).charAt(0), path.substring(3));
    }
}
