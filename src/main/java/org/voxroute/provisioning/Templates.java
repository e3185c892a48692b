/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.provisioning;

import freemarker.cache.ClassTemplateLoader;
import freemarker.cache.FileTemplateLoader;
import freemarker.cache.MultiTemplateLoader;
import freemarker.cache.TemplateLoader;
import freemarker.core.ParseException;
import freemarker.core.TemplateClassResolver;
import freemarker.template.Configuration;
import freemarker.template.TemplateException;
import freemarker.template.TemplateExceptionHandler;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The FreeMarker templates of {@code freeswitch-templates/}: the user's folder, and the shipped ones for what isn't
 * there. An edited template holds from the next time it is used. Thread-safe.
 */
public final class Templates {

    private final Configuration freemarker;

    /** @param folder of {@code *.ftl} files; need not be there */
    public Templates(Path folder) {
        freemarker = new Configuration(Configuration.VERSION_2_3_34);
        freemarker.setTemplateLoader(loader(folder));
        freemarker.setTemplateUpdateDelayMilliseconds(0);
        freemarker.setInterpolationSyntax(Configuration.SQUARE_BRACKET_INTERPOLATION_SYNTAX);
        freemarker.setOutputFormat(SwitchXmlFormat.INSTANCE);
        freemarker.setRecognizeStandardFileExtensions(false);
        freemarker.setDefaultEncoding(StandardCharsets.UTF_8.name());
        freemarker.setLocale(Locale.ROOT);
        freemarker.setLocalizedLookup(false);
        freemarker.setTemplateExceptionHandler(TemplateExceptionHandler.RETHROW_HANDLER);
        freemarker.setLogTemplateExceptions(false);
        freemarker.setNewBuiltinClassResolver(TemplateClassResolver.ALLOWS_NOTHING_RESOLVER);
        freemarker.setAPIBuiltinEnabled(false);
    }

    private static TemplateLoader loader(Path folder) {
        var loaders = new ArrayList<TemplateLoader>();
        if (Files.isDirectory(folder)) {
            try {
                loaders.add(new FileTemplateLoader(folder.toFile()));
            } catch (IOException e) {
                throw new IllegalArgumentException("The templates in " + folder + " can't be read", e);
            }
        }
        loaders.add(new ClassTemplateLoader(Templates.class, "/freeswitch-templates"));
        return new MultiTemplateLoader(loaders.toArray(TemplateLoader[]::new));
    }

    /** @throws FileProblem with the template's name, line and reason */
    String render(String template, Map<String, ?> values) {
        var out = new StringWriter(2048);
        try {
            freemarker.getTemplate(template).process(values, out);
            return out.toString();
        } catch (ParseException e) {
            throw new FileProblem(
                    "The template " + template + " has an error at line " + e.getLineNumber() + ", column "
                            + e.getColumnNumber() + ": " + inShort(e.getEditorMessage()),
                    e);
        } catch (TemplateException e) {
            throw new FileProblem(
                    "The template " + template + " failed at line " + e.getLineNumber() + ": "
                            + inShort(e.getMessageWithoutStackTop()),
                    e);
        } catch (IOException e) {
            throw new FileProblem("The template " + template + " can't be read: " + inShort(e.getMessage()), e);
        }
    }

    /** FreeMarker says what is wrong in the first line, and of what in the second; hints follow. */
    private static String inShort(@Nullable String text) {
        return text == null
                ? "no reason given"
                : text.strip().lines().map(String::strip).limit(2).collect(Collectors.joining(" "));
    }
}
