// SPDX-License-Identifier: EPL-2.0
/** Many hosts: how they come in from the files of other tools. */
package org.rdpworkbench.fleet;
