// SPDX-License-Identifier: EPL-2.0
/** The invariants of the README, read off the manifests and the sources, so that nobody has to remember them. */
package org.rdpworkbench.architecture.tests;
