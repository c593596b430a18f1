// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.cli.internal;

/** A command that says by itself which hosts earlier repairs left less protected; before all others that is said. */
interface Reminding {}
