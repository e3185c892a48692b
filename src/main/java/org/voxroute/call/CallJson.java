/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.call;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdScalarSerializer;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** A call as the column phone_calls.state holds it. Times are microseconds since 1970, as the switch counts them. */
final class CallJson {

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .addModule(new SimpleModule()
                    .addSerializer(Instant.class, new MicrosWriter())
                    .addDeserializer(Instant.class, new MicrosReader()))
            .serializationInclusion(JsonInclude.Include.NON_EMPTY)
            // What a later version has added doesn't keep an earlier one from reading.
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();
    private static final ObjectWriter WRITER = MAPPER.writerFor(Call.class);
    private static final ObjectReader READER = MAPPER.readerFor(Call.class);

    private CallJson() {}

    static String write(Call call) {
        try {
            return WRITER.writeValueAsString(call);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Call " + call.id() + " can't be written as JSON", e);
        }
    }

    static Call read(String json) {
        try {
            return READER.readValue(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The state of a call can't be read: " + e.getOriginalMessage(), e);
        }
    }

    private static final class MicrosWriter extends StdScalarSerializer<Instant> {
        MicrosWriter() {
            super(Instant.class);
        }

        @Override
        public void serialize(Instant time, JsonGenerator out, SerializerProvider provider) throws IOException {
            out.writeNumber(ChronoUnit.MICROS.between(Instant.EPOCH, time));
        }
    }

    private static final class MicrosReader extends StdScalarDeserializer<Instant> {
        MicrosReader() {
            super(Instant.class);
        }

        @Override
        public Instant deserialize(JsonParser in, DeserializationContext context) throws IOException {
            return Instant.EPOCH.plus(in.getLongValue(), ChronoUnit.MICROS);
        }
    }
}
