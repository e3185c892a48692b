/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.esl;

import java.io.InputStream;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.StreamCache;
import org.jspecify.annotations.Nullable;
import org.voxroute.esl.client.EslException;

/** The arguments that a message's body holds. Only bodies that are meant as arguments are taken: an event that is still there from before isn't. */
final class Arguments {

    private Arguments() {}

    /** The elements, if the body is a list; null if it is text or nothing. */
    static @Nullable List<String> list(Exchange exchange) {
        Object body = exchange.getMessage().getBody();
        if (body instanceof Object[] array) {
            body = Arrays.asList(array);
        }
        if (!(body instanceof Collection<?> elements)) {
            return null;
        }
        return elements.stream().map(Arguments::element).toList();
    }

    /** The body as text; empty without one. */
    static String text(Exchange exchange) {
        Object body = exchange.getMessage().getBody();
        if (body == null) {
            return "";
        }
        if (body instanceof CharSequence
                || body instanceof Number
                || body instanceof Boolean
                || body instanceof byte[]
                || body instanceof InputStream
                || body instanceof StreamCache) {
            String text = exchange.getMessage().getBody(String.class);
            return text == null ? "" : text;
        }
        throw EslException.invalid("A body of type " + body.getClass().getName()
                + " can't be arguments: set it to text, to a list, or to nothing");
    }

    private static String element(@Nullable Object element) {
        if (element == null) {
            throw EslException.invalid("A list of arguments holds null");
        }
        return element.toString();
    }
}
