/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.provider.local.dialogue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A mapping in a YAML file that knows where it stands, so that a mistake can be told with its place. */
record YamlNode(String place, Map<String, Object> values) {

    static YamlNode of(String place, @Nullable Object value) {
        if (value == null) {
            return new YamlNode(place, Map.of());
        }
        if (!(value instanceof Map<?, ?> map)) {
            throw new IllegalArgumentException((place.isEmpty() ? "The file" : place) + " must be a mapping");
        }
        Map<String, Object> values = new LinkedHashMap<>();
        map.forEach((key, inside) -> {
            if (inside != null) {
                values.put(String.valueOf(key), inside);
            }
        });
        return new YamlNode(place, values);
    }

    void knowsOnly(String... names) {
        Set<String> known = Set.of(names);
        values.keySet().stream()
                .filter(name -> !known.contains(name))
                .findFirst()
                .ifPresent(name -> {
                    throw wrong("has the unknown word '" + name + "'; known are " + List.of(names));
                });
    }

    String text(String name) {
        String text = optional(name);
        if (text == null) {
            throw wrong("lacks '" + name + "'");
        }
        return text;
    }

    String text(String name, String otherwise) {
        String text = optional(name);
        return text == null ? otherwise : text;
    }

    @Nullable
    String optional(String name) {
        Object value = values.get(name);
        if (value instanceof Map || value instanceof List) {
            throw wrong("has a '" + name + "' that is no text");
        }
        return value == null ? null : value.toString();
    }

    List<String> list(String name) {
        Object value = values.get(name);
        if (value == null) {
            return List.of();
        }
        if (value instanceof List<?> list) {
            return list.stream().map(String::valueOf).toList();
        }
        throw wrong("has a '" + name + "' that is no list");
    }

    /** In the file's order. */
    Map<String, String> texts(String name) {
        Map<String, String> texts = new LinkedHashMap<>();
        YamlNode node = child(name);
        node.values().keySet().forEach(key -> texts.put(key, node.text(key)));
        return texts;
    }

    /** In the file's order. */
    Map<String, YamlNode> children(String name) {
        Map<String, YamlNode> children = new LinkedHashMap<>();
        YamlNode node = child(name);
        node.values().keySet().forEach(key -> children.put(key, node.child(key)));
        return children;
    }

    private YamlNode child(String name) {
        return of(place.isEmpty() ? name : place + "." + name, values.get(name));
    }

    IllegalArgumentException wrong(String what) {
        return new IllegalArgumentException((place.isEmpty() ? "The dialogue" : place) + " " + what);
    }
}
