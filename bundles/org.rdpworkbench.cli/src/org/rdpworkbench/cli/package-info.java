// SPDX-License-Identifier: EPL-2.0
/**
 * The command line. Each subcommand is a service, so that a plugin can bring one. This package holds what such a plugin
 * needs; the rest is internal.
 */
package org.rdpworkbench.cli;
