// SPDX-License-Identifier: EPL-2.0
/**
 * What a plugin implements and the data it exchanges with the engine. Probes collect facts, checks judge them, figures
 * draw them; all three are Declarative Services. The package grows only by default methods, so that a plugin which
 * compiles today keeps running.
 */
package org.rdpworkbench.core.spi;
