/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.admin.record;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.jspecify.annotations.Nullable;
import org.voxroute.admin.ApiException;

/** The recordings of the present tenant's calls, whole or in parts (RFC 9110, section 14); bean {@code callRecordings}. Thread-safe. */
public final class CallRecordings {

    private static final Pattern RANGE = Pattern.compile("bytes=(\\d{0,18})-(\\d{0,18})");

    private final CallRecords records;
    private final Function<String, Optional<Path>> files;

    /** @param files finds the file of a recording as records name it; empty if the hub has none such, or not yet */
    public CallRecordings(CallRecords records, Function<String, Optional<Path>> files) {
        this.records = records;
        this.files = files;
    }

    /**
     * The body becomes the file, or the part that header Range asks for.
     *
     * @throws ApiException 404; 409 if the file is the switch's; 416 if there is no such part
     */
    public void get(Exchange exchange) throws IOException {
        Message message = exchange.getMessage();
        Map<String, @Nullable Object> record = records.get(message.getHeader("id", "", String.class));
        Object recording = record.get("recording_path");
        if (recording == null) {
            throw ApiException.notFound("The call was not recorded");
        }
        if (recording.toString().startsWith("/")) {
            throw ApiException.conflict("recording_elsewhere", "The recording is a file of the switch: " + recording);
        }
        Path file = files.apply(recording.toString())
                .orElseThrow(() -> ApiException.notFound("The recording is not there (any more)"));
        answer(message, file, message.getHeader("Range", String.class));
    }

    private static void answer(Message message, Path file, @Nullable String range) throws IOException {
        long length = Files.size(file);
        Part part = Part.of(range, length);
        message.removeHeaders("*");
        message.setHeader(Exchange.CONTENT_TYPE, "audio/wav");
        message.setHeader("Accept-Ranges", "bytes");
        if (part == null) {
            throw ApiException.of(
                    416,
                    "range_not_satisfiable",
                    "Range: the recording has " + length + " bytes",
                    Map.of("Range", length));
        }
        if (part.length() < length) {
            message.setHeader(
                    "Content-Range", "bytes " + part.from() + "-" + (part.from() + part.length() - 1) + "/" + length);
        }
        message.setHeader(Exchange.HTTP_RESPONSE_CODE, part.length() < length ? 206 : 200);
        message.setHeader("Content-Length", part.length());
        message.setBody(part.open(file));
    }

    private record Part(long from, long length) {

        /** All of it if the header is absent, or asks for something that need not be understood; null if there is no such part. */
        static @Nullable Part of(@Nullable String range, long length) {
            Matcher asked = RANGE.matcher(range == null ? "" : range.strip());
            if (!asked.matches() || (asked.group(1).isEmpty() && asked.group(2).isEmpty())) {
                return new Part(0, length);
            }
            if (asked.group(1).isEmpty()) {
                long last = Math.min(Long.parseLong(asked.group(2)), length);
                return last == 0 ? null : new Part(length - last, last);
            }
            long from = Long.parseLong(asked.group(1));
            long to = asked.group(2).isEmpty() ? length - 1 : Math.min(Long.parseLong(asked.group(2)), length - 1);
            return from >= length || to < from ? null : new Part(from, to - from + 1);
        }

        InputStream open(Path file) throws IOException {
            InputStream in = Files.newInputStream(file);
            try {
                in.skipNBytes(from);
                return new First(in, length);
            } catch (IOException | RuntimeException e) {
                in.close();
                throw e;
            }
        }
    }

    /** The first bytes of a stream. */
    private static final class First extends FilterInputStream {

        private long left;

        First(InputStream in, long length) {
            super(in);
            left = length;
        }

        @Override
        public int read() throws IOException {
            int next = left <= 0 ? -1 : super.read();
            left -= next < 0 ? left : 1;
            return next;
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
            int count = left <= 0 ? -1 : super.read(bytes, from, (int) Math.min(length, left));
            left -= count < 0 ? left : count;
            return count;
        }

        @Override
        public int available() throws IOException {
            return (int) Math.min(left, super.available());
        }
    }
}
