// SPDX-License-Identifier: EPL-2.0
/**
 * Shows a person what bytes on the wire mean, field by field and with the place of each. The codecs beside this package
 * read a structure or fail; here whatever can be read is named, and everything else stays bytes.
 */
package org.rdpworkbench.protocol.dissect;
