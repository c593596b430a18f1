// SPDX-License-Identifier: EPL-2.0
/**
 * The built product for Linux, run as processes through its starter as a person would. Every test has a home, a working
 * folder and an installation of its own, and leaves no process behind. On other systems all of them are skipped.
 */
package org.rdpworkbench.product;
