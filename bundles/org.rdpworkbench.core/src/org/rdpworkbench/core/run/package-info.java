// SPDX-License-Identifier: EPL-2.0
/**
 * The engine: runs probes, lets checks judge what they found, ranks the causes. The command line and the workbench
 * call {@link org.rdpworkbench.core.run.Diagnostics}; plugins do not need this package.
 */
package org.rdpworkbench.core.run;
