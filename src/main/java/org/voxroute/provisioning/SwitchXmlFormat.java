/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.provisioning;

import freemarker.core.CommonMarkupOutputFormat;
import freemarker.core.CommonTemplateMarkupOutputModel;
import freemarker.template.TemplateModelException;
import java.io.IOException;
import java.io.Writer;
import org.jspecify.annotations.Nullable;

/**
 * Escaping of values in the switch's XML. Beyond XML's own characters it takes care of FreeSWITCH's preprocessor, which
 * works on lines before XML is read: it expands <code>$${x}</code> and drops every line that holds
 * {@code X-PRE-PROCESS}, so both are written as character references, which every XML parser reads back.
 */
final class SwitchXmlFormat extends CommonMarkupOutputFormat<SwitchXmlFormat.Markup> {

    static final SwitchXmlFormat INSTANCE = new SwitchXmlFormat();

    private SwitchXmlFormat() {}

    /** Text that is XML already. */
    static final class Markup extends CommonTemplateMarkupOutputModel<Markup> {
        Markup(@Nullable String plain, @Nullable String markup) {
            super(plain, markup);
        }

        @Override
        public SwitchXmlFormat getOutputFormat() {
            return INSTANCE;
        }
    }

    @Override
    public String getName() {
        return "SwitchXML";
    }

    @Override
    public String getMimeType() {
        return "text/xml";
    }

    @Override
    public boolean isLegacyBuiltInBypassed(String builtIn) {
        return builtIn.equals("xml");
    }

    @Override
    protected Markup newTemplateMarkupOutputModel(@Nullable String plain, @Nullable String markup) {
        return new Markup(plain, markup);
    }

    @Override
    public String escapePlainText(String text) {
        var out = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&apos;");
                case '$' -> out.append("&#36;");
                case '-' -> out.append(i > 0 && Character.toLowerCase(text.charAt(i - 1)) == 'x' ? "&#45;" : "-");
                default -> out.append(c);
            }
        }
        return out.toString();
    }

    @Override
    public void output(String text, Writer out) throws IOException, TemplateModelException {
        out.write(escapePlainText(text));
    }
}
