// SPDX-License-Identifier: EPL-2.0
/**
 * Diagnoses of real Remote Desktop servers, which nobody here wrote. Every server listens on a loopback address of its
 * own and is stopped by its test. Needs xrdp, freerdp-shadow-cli, weston, Xvfb, libfaketime and openssl: a test whose
 * program is not installed is skipped on a person's machine and fails on a build machine ({@code CI=true}).
 */
package org.rdpworkbench.integration;
