// SPDX-License-Identifier: EPL-2.0
/**
 * What outlives a run: groups and hosts, cases and diagnoses over time, waivers. In a file of SQLite that needs no
 * set-up and that the command line and the workbench share, or in a PostgreSQL database of a team.
 */
package org.rdpworkbench.store;
