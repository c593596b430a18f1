// SPDX-License-Identifier: EPL-2.0
/** The few ASN.1 encodings that T.125 (MCS) and [MS-CSSP] use: definite-length BER and DER, ITU-T X.690. */
package org.rdpworkbench.protocol.asn1;
