// SPDX-License-Identifier: EPL-2.0
/**
 * Credentials that a person keeps, by id, for the window and the command line: accounts in a file of that person, and
 * each password where the system keeps passwords, or with a command that fetches it.
 */
package org.rdpworkbench.host.credentials;
