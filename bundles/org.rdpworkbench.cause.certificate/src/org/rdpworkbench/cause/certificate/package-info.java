// SPDX-License-Identifier: EPL-2.0
/** Causes in the certificate itself, and its binding as far as it shows from outside. */
package org.rdpworkbench.cause.certificate;
