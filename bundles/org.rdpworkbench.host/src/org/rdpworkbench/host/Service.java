// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.host;

/**
 * A service and how it is set up.
 *
 * @param binaryPath the command line that is started, as it is set
 * @param account whom it runs as, such as {@code NT Authority\NetworkService} or {@code LocalSystem}
 */
public record Service(ServiceStatus status, Start start, String binaryPath, String account) {

    /** dwStartType, [MS-SCMR] 2.2.15. */
    public enum Start {
        BOOT, SYSTEM, AUTO, DEMAND, DISABLED,
        /** A number that the specification does not have. */
        UNKNOWN;

        /** The start type with that number, 0 to 4. */
        public static Start of(long number) {
            return number >= 0 && number <= 4 ? values()[(int) number] : UNKNOWN;
        }
    }
}
