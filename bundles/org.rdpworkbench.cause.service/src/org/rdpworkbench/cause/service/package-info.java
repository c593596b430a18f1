// SPDX-License-Identifier: EPL-2.0
/** The cause family {@code service}: the service that listens for Remote Desktop is not running. Seen from inside. */
package org.rdpworkbench.cause.service;
