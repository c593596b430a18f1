// SPDX-License-Identifier: EPL-2.0
/**
 * The TSRequest of CredSSP, [MS-CSSP] 2.2.1. It can be read, and written as far as a first look needs: the fields that
 * prove possession of a password or carry one cannot be written.
 */
package org.rdpworkbench.protocol.credssp;
