// SPDX-License-Identifier: EPL-2.0
/**
 * Causes at the port itself: nothing listens there, or Remote Desktop is turned off; something else does; or what
 * listens does not answer.
 */
package org.rdpworkbench.cause.listener;
