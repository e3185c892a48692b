/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.esl;

import java.util.Map;
import org.apache.camel.Converter;
import org.voxroute.esl.codec.EslEvent;

/** Events as what other components take. */
@Converter(generateLoader = true)
public final class EslConverter {

    private EslConverter() {}

    /** Every header with its first value. */
    @Converter
    public static Map<String, String> toMap(EslEvent event) {
        return event.toMap();
    }

    /** As a JSON object. */
    @Converter
    public static String toString(EslEvent event) {
        return event.toJson();
    }
}
