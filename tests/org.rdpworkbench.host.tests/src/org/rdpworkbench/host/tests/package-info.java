// SPDX-License-Identifier: EPL-2.0
/** Tests of what is pure in the access to hosts: descriptors, credentials, answers, and what follows from them. */
package org.rdpworkbench.host.tests;
