/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.provider.local.recognition;

import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.StringArray;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The two native libraries, loaded once. Whoever uses a pointer of theirs holds this: JNA unloads a library that nobody
 * refers to, and the JVM would crash.
 */
record SphinxLibraries(Sphinxbase base, PocketSphinx pocket) {

    /** @throws UnsatisfiedLinkError if they are not installed */
    static SphinxLibraries load() {
        Sphinxbase base = Native.load(Sphinxbase.FILE, Sphinxbase.class);
        PocketSphinx pocket = Native.load(PocketSphinx.FILE, PocketSphinx.class);
        return new SphinxLibraries(base, pocket);
    }

    /** A configuration, to be freed by {@code cmd_ln_free_r}. */
    Pointer configuration(Map<String, String> options) {
        List<String> arguments = new ArrayList<>();
        options.forEach((name, value) -> {
            arguments.add(name);
            arguments.add(value);
        });
        Pointer configuration = base.cmd_ln_parse_r(
                null, pocket.ps_args(), arguments.size(), new StringArray(arguments.toArray(String[]::new)), 0);
        if (configuration == null) {
            throw new RecognitionException(
                    RecognitionException.Kind.ENGINE, "PocketSphinx refuses its configuration " + options);
        }
        return configuration;
    }
}
