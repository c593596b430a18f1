// SPDX-License-Identifier: EPL-2.0
/** Where accounts, passwords and the commands that fetch passwords are kept. */
package org.rdpworkbench.host.credentials.internal;
