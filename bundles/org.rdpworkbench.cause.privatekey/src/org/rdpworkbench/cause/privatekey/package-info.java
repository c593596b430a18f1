// SPDX-License-Identifier: EPL-2.0
/** The host cannot use the private key of its Remote Desktop certificate. */
package org.rdpworkbench.cause.privatekey;
