/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.provider.local.recognition;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.voxroute.provider.local.grammar.Jsgf;
import org.voxroute.provider.local.grammar.Phrase;
import org.voxroute.provider.local.grammar.Sentences;

/**
 * The dictionary and the language models of a domain as files, which is how PocketSphinx takes them.
 *
 * @param dictionary the domain's words only
 * @param models a language model for each state, by the state's name
 */
record DomainFiles(Path dictionary, Map<String, Path> models) {

    /** So many that a phrase with several slots still shows its common forms, so few that it takes no second. */
    private static final int SENTENCES_A_PHRASE = 300;

    private static final int MAX_SENTENCES = 12_000;

    /** Always the same models for the same domain. */
    private static final long SEED = 20;

    private static final Logger LOG = LoggerFactory.getLogger(DomainFiles.class);
    private static final Duration KEPT = Duration.ofDays(30);
    private static final String PREFIX = "domain-";
    private static final String DICTIONARY = "words.dict";
    private static final String COMPLETE = "complete";

    /**
     * Writes what isn't there from an earlier start.
     *
     * @param work a folder in which each domain gets one of its own, named by what it expects
     */
    static DomainFiles in(Path work, Domain domain, Pronunciations pronunciations) {
        Path folder = work.resolve(PREFIX + fingerprint(domain));
        if (!Files.exists(folder.resolve(COMPLETE))) {
            return write(domain, pronunciations, folder);
        }
        touch(folder.resolve(COMPLETE));
        Map<String, Path> models = new LinkedHashMap<>();
        for (String state : new TreeMap<>(domain.states()).keySet()) {
            models.put(state, folder.resolve(models.size() + ".lm"));
        }
        return new DomainFiles(folder.resolve(DICTIONARY), Map.copyOf(models));
    }

    /** Deletes what no dialogue needed for a month. */
    static void tidy(Path work, Instant now) {
        try (Stream<Path> folders = Files.list(work)) {
            for (Path folder : folders.filter(
                            one -> one.getFileName().toString().startsWith(PREFIX))
                    .toList()) {
                if (Files.getLastModifiedTime(used(folder)).toInstant().isBefore(now.minus(KEPT))) {
                    delete(folder);
                }
            }
        } catch (IOException e) {
            LOG.warn("Old language models in {} can't be deleted: {}", work, e.toString());
        }
    }

    private static Path used(Path folder) {
        Path complete = folder.resolve(COMPLETE);
        return Files.exists(complete) ? complete : folder;
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }

    private static void touch(Path file) {
        try {
            Files.setLastModifiedTime(file, FileTime.from(Instant.now()));
        } catch (IOException e) {
            LOG.debug("{} is read-only: it may be deleted though it is needed, and written again", file, e);
        }
    }

    private static String fingerprint(Domain domain) {
        var text = new StringBuilder("1 " + SENTENCES_A_PHRASE + " " + SEED + new TreeMap<>(domain.pronunciations()));
        new TreeMap<>(domain.states())
                .forEach((state, phrases) ->
                        text.append('\n').append(state).append('\n').append(Jsgf.of("state", phrases, domain.rules())));
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256").digest(text.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static DomainFiles write(Domain domain, Pronunciations pronunciations, Path folder) {
        try {
            Files.createDirectories(folder);
            Path dictionary = folder.resolve(DICTIONARY);
            Files.write(dictionary, pronunciations.lines(domain.vocabulary(), domain.pronunciations()));
            Map<String, Path> models = new LinkedHashMap<>();
            for (String state : new TreeMap<>(domain.states()).keySet()) {
                Path model = folder.resolve(models.size() + ".lm");
                Files.writeString(model, new NgramModel(sentences(domain, state)).toArpa());
                models.put(state, model);
            }
            Files.writeString(folder.resolve(COMPLETE), "");
            return new DomainFiles(dictionary, Map.copyOf(models));
        } catch (IOException e) {
            throw new UncheckedIOException("Can't write the language models to " + folder, e);
        }
    }

    private static List<List<String>> sentences(Domain domain, String state) {
        List<Phrase> phrases = domain.phrases(state);
        int each = Math.max(1, Math.min(SENTENCES_A_PHRASE, MAX_SENTENCES / phrases.size()));
        var sentences = new Sentences(domain.rules(), new Random(SEED));
        List<List<String>> said = new ArrayList<>();
        for (Phrase phrase : phrases) {
            for (int i = 0; i < each; i++) {
                said.add(sentences.next(phrase));
            }
        }
        return said;
    }
}
