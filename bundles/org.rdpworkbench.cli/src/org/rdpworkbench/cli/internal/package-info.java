// SPDX-License-Identifier: EPL-2.0
/** The headless application and the commands of the base feature. */
package org.rdpworkbench.cli.internal;
