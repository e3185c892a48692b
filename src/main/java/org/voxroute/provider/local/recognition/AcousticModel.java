/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.provider.local.recognition;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The sounds of a language as CMU Sphinx has them: a folder of {@code mdef}, {@code means} and so on, and a dictionary.
 *
 * @param folder of the model's files
 * @param dictionary of the whole language
 * @param adaptation to the telephone's channel (MLLR), or null
 * @param mean of the cepstra that a call is assumed to have until it was heard, the first one first; empty: what the model's {@code feat.params} says
 */
public record AcousticModel(
        Path folder, Path dictionary, @Nullable Path adaptation, List<Float> mean) {

    /**
     * Of speech on a telephone line of 8 kHz, µ-law. The model itself says 40, 3, -1 and zeros, which is far from any telephone, whoever speaks: a caller's first words suffered. From 6 minutes of sound that no report uses: 100 human prompts of
     * Debian's asterisk-core-sounds-en-wav and 20 sentences of flite's slt, frames without energy left out; measured in docs/local-voice.md.
     */
    private static final List<Float> TELEPHONE =
            List.of(41.1f, 30.8f, -28.1f, 45.4f, -19.7f, 2.3f, 11.2f, -23.0f, 24.3f, -12.8f, 0.5f, 10.7f, -10.3f);

    private static final String SOURCE = "/edu/cmu/sphinx/models/en-us/";
    private static final String DICTIONARY = "cmudict-en-us.dict";
    private static final String ADAPTATION = "mllr_tel8k";
    private static final List<String> FILES = List.of(
            "en-us/feat.params",
            "en-us/mdef",
            "en-us/means",
            "en-us/noisedict",
            "en-us/sendump",
            "en-us/mixture_weights",
            "en-us/transition_matrices",
            "en-us/variances",
            DICTIONARY);

    public AcousticModel {
        mean = List.copyOf(mean);
        for (Path needed : List.of(folder.resolve("mdef"), folder.resolve("feat.params"), dictionary)) {
            if (!Files.isReadable(needed)) {
                throw new IllegalArgumentException("The acoustic model lacks " + needed);
            }
        }
    }

    /** The American English model of the jar {@code sphinx4-data}, unpacked to the folder unless it is there already. */
    public static AcousticModel english(Path data) {
        Path target = data.resolve("en-us-5.2");
        try {
            if (!Files.isDirectory(target)) {
                unpack(data, target);
            }
            return new AcousticModel(
                    target.resolve("en-us"), target.resolve(DICTIONARY), target.resolve(ADAPTATION), TELEPHONE);
        } catch (IOException e) {
            throw new UncheckedIOException("Can't unpack the acoustic model to " + target, e);
        }
    }

    /** A model in a folder of its own, as Sphinx's models are distributed, with one dictionary {@code *.dict} in it. */
    public static AcousticModel at(Path folder) {
        try (var files = Files.list(folder)) {
            Path dictionary = files.filter(file -> file.toString().endsWith(".dict"))
                    .sorted()
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("There is no dictionary *.dict in " + folder));
            Path adaptation = folder.resolve("mllr_matrix");
            return new AcousticModel(folder, dictionary, Files.isReadable(adaptation) ? adaptation : null, List.of());
        } catch (IOException e) {
            throw new UncheckedIOException("Can't read the acoustic model in " + folder, e);
        }
    }

    /** To a folder beside it first: a hub that is killed meanwhile leaves no half a model. */
    private static void unpack(Path data, Path target) throws IOException {
        Files.createDirectories(data);
        Path part = Files.createTempDirectory(data, "unpacking");
        Files.createDirectories(part.resolve("en-us"));
        for (String file : FILES) {
            copy(SOURCE + file, part.resolve(file));
        }
        copy(ADAPTATION, part.resolve(ADAPTATION));
        try {
            Files.move(part, target);
        } catch (FileAlreadyExistsException | DirectoryNotEmptyException | AtomicMoveNotSupportedException e) {
            if (!Files.isDirectory(target)) {
                throw e;
            }
        }
    }

    private static void copy(String resource, Path target) throws IOException {
        try (InputStream content = AcousticModel.class.getResourceAsStream(resource)) {
            if (content == null) {
                throw new IOException(resource + " is not on the class path");
            }
            Files.copy(content, target);
        }
    }
}
