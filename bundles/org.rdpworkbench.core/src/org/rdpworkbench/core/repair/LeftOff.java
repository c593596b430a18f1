// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.core.repair;

import org.rdpworkbench.core.spi.Step;

/**
 * A service that is stopped on the way back although no plan says so: it was started since, and needs one that stops.
 *
 * @param needs the setting of the service that it needs
 * @param step that stops it
 */
public record LeftOff(String needs, Step step) {}
