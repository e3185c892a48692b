/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.simulator.xml;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Puts the configuration folder together into one document, line by line, as the switch's preprocessor does: {@code X-PRE-PROCESS} include, set and env-set, {@code $${name}}. What a FreeSWITCH would
 * execute or fetch ({@code exec}, {@code exec-set}, {@code stun-set}) is skipped, always. Lines that hold {@code <include>} are dropped whole, with whatever else stands on them: so does the switch.
 */
final class Preprocessor {

    private static final int MAX_DEPTH = 20;
    private static final int MAX_CHARS = 32 * 1024 * 1024;
    private static final Pattern DIRECTIVE = Pattern.compile(
            "<X-PRE-PROCESS\\s[^>]*?cmd\\s*=\\s*\"([^\"]*)\"[^>]*?data\\s*=\\s*\"([^\"]*)\"", Pattern.CASE_INSENSITIVE);
    private static final Pattern GLOBAL = Pattern.compile("\\$\\$\\{([^{}]*)\\}");

    private final Path root;
    private final Map<String, String> globals;
    private final Map<String, String> environment;
    private final StringBuilder out = new StringBuilder();

    Preprocessor(Path root, Map<String, String> globals, Map<String, String> environment) {
        this.root = root;
        this.globals = globals;
        this.environment = environment;
    }

    /** The whole document; {@code set} directives have changed the global variables. */
    String run(String file) throws SwitchXmlException {
        Path start = root.resolve(file);
        if (!Files.isRegularFile(start)) {
            throw new SwitchXmlException("Cannot Open log directory or XML Root!");
        }
        include(start, 0);
        return out.toString();
    }

    private void include(Path file, int depth) throws SwitchXmlException {
        if (depth > MAX_DEPTH) {
            return;
        }
        boolean inComment = false;
        for (String raw : lines(file)) {
            if (raw.contains("<include>") || raw.contains("</include>") || raw.contains("<?")) {
                continue;
            }
            String line = expand(raw);
            if (inComment) {
                int end = line.indexOf("-->");
                if (end < 0) {
                    continue;
                }
                inComment = false;
                line = line.substring(end + 3);
            }
            if (line.toLowerCase(Locale.ROOT).contains("x-pre-process")) {
                directive(line, file, depth);
            } else if (line.contains("<!--#")) {
                inComment = line.indexOf("-->", line.indexOf("<!--#")) < 0;
            } else {
                append(line);
            }
        }
    }

    private void append(String line) throws SwitchXmlException {
        out.append(line);
        if (out.length() > MAX_CHARS) {
            throw new SwitchXmlException("configuration larger than " + MAX_CHARS + " characters");
        }
    }

    private void directive(String line, Path file, int depth) throws SwitchXmlException {
        Matcher matcher = DIRECTIVE.matcher(line);
        if (!matcher.find()) {
            return;
        }
        String data = matcher.group(2);
        switch (matcher.group(1).toLowerCase(Locale.ROOT)) {
            case "set" -> assign(data);
            case "env-set" -> assignFromEnvironment(data);
            case "include" -> {
                for (Path included : matching(file, data)) {
                    include(included, depth + 1);
                }
            }
            default -> {
                // exec, exec-set and stun-set would run or fetch something: never
            }
        }
    }

    private void assign(String data) {
        int equals = data.indexOf('=');
        if (equals > 0) {
            String value = data.substring(equals + 1).stripLeading();
            String name = data.substring(0, equals).strip();
            globals.put(name, value);
        }
    }

    /** {@code name=$VARIABLE}; an unset variable changes nothing. */
    private void assignFromEnvironment(String data) {
        int equals = data.indexOf("=$");
        if (equals > 0) {
            String value = environment.get(data.substring(equals + 2));
            if (value != null) {
                globals.put(data.substring(0, equals), value);
            }
        }
    }

    /** Relative to the folder of the including file; files in name order, hidden ones left out; never outside the configuration folder. */
    private List<Path> matching(Path file, String glob) {
        Path folder = file.resolveSibling(".").normalize();
        int slash = glob.lastIndexOf('/');
        Path where = folder.resolve(slash < 0 ? "." : glob.substring(0, slash)).normalize();
        if (!where.startsWith(root) || !Files.isDirectory(where)) {
            return List.of();
        }
        List<Path> found = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(where, glob.substring(slash + 1))) {
            for (Path candidate : files) {
                if (Files.isRegularFile(candidate)
                        && !candidate.getFileName().toString().startsWith(".")) {
                    found.add(candidate);
                }
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        Collections.sort(found);
        return found;
    }

    private String expand(String line) {
        if (!line.contains("$${")) {
            return line;
        }
        return GLOBAL.matcher(line)
                .replaceAll(match -> Matcher.quoteReplacement(globals.getOrDefault(match.group(1), "")));
    }

    /** Lines with their ends, so that the line numbers of errors are those of the document. */
    private static List<String> lines(Path file) {
        try {
            // Bytes that aren't UTF-8 become replacement characters; the switch takes them as they are.
            String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
            List<String> lines = new ArrayList<>();
            int start = 0;
            while (start < text.length()) {
                int end = text.indexOf('\n', start);
                end = end < 0 ? text.length() : end + 1;
                lines.add(text.substring(start, end));
                start = end;
            }
            return lines;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
