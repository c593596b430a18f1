// SPDX-License-Identifier: EPL-2.0
/** Tests of the engine: plain components without a framework, real sockets on loopback. */
package org.rdpworkbench.core.tests;
