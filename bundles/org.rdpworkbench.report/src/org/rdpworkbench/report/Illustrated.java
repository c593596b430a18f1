// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.report;

import java.util.Optional;
import org.rdpworkbench.core.run.Diagnosis;
import org.rdpworkbench.core.spi.Figure;

/**
 * A diagnosis with a drawing.
 *
 * @param figure of what the likeliest cause rests on, where a plugin draws one
 */
public record Illustrated(Diagnosis diagnosis, Optional<Figure> figure) {}
