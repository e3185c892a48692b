/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.simulator.xml;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The users of the switch: an extension exists if it is here. Immutable. */
public final class Directory {

    /** A user with the parameters and variables of its domain, its group and its own, the nearer overriding the farther. */
    public record User(
            String id,
            String domain,
            String group,
            XmlNode xml,
            Map<String, String> params,
            Map<String, String> variables) {

        public User {
            params = Map.copyOf(params);
            variables = Collections.unmodifiableMap(new LinkedHashMap<>(variables));
        }
    }

    private final XmlNode section;

    Directory(XmlNode section) {
        this.section = section;
    }

    public Optional<XmlNode> domain(String name) {
        return section.child("domain", "name", name);
    }

    /** The user of this id or number alias; two files for one user: the first in name order wins. */
    public Optional<User> user(String id, String domain) {
        return domain(domain).flatMap(found -> find(found, id));
    }

    /** All users of a domain, in file order. */
    public List<User> users(String domainName) {
        List<User> all = new ArrayList<>();
        domain(domainName).ifPresent(domain -> {
            for (XmlNode group : groups(domain)) {
                for (XmlNode user : users(group)) {
                    all.add(describe(domain, group, user));
                }
            }
        });
        return all;
    }

    private static Optional<User> find(XmlNode domain, String id) {
        for (XmlNode group : groups(domain)) {
            for (XmlNode user : users(group)) {
                if (user.attribute("id").equals(id)
                        || !id.isEmpty() && user.attribute("number-alias").equals(id)) {
                    return Optional.of(describe(domain, group, user));
                }
            }
        }
        return Optional.empty();
    }

    /** The groups, and the domain itself for users outside any group. */
    private static List<XmlNode> groups(XmlNode domain) {
        List<XmlNode> groups = new ArrayList<>();
        domain.children("groups").forEach(all -> groups.addAll(all.children("group")));
        groups.addAll(domain.children("group"));
        groups.add(domain);
        return groups;
    }

    private static List<XmlNode> users(XmlNode group) {
        List<XmlNode> users = new ArrayList<>();
        group.children("users").forEach(all -> users.addAll(all.children("user")));
        users.addAll(group.children("user"));
        return users;
    }

    private static User describe(XmlNode domain, XmlNode group, XmlNode user) {
        Map<String, String> params = new LinkedHashMap<>();
        Map<String, String> variables = new LinkedHashMap<>();
        for (XmlNode level : group.equals(domain) ? List.of(domain, user) : List.of(domain, group, user)) {
            level.children("params").forEach(all -> collect(all, "param", params));
            level.children("variables").forEach(all -> collect(all, "variable", variables));
        }
        String groupName = group.equals(domain) ? "" : group.attribute("name");
        return new User(user.attribute("id"), domain.attribute("name"), groupName, user, params, variables);
    }

    private static void collect(XmlNode from, String element, Map<String, String> into) {
        for (XmlNode node : from.children(element)) {
            into.put(node.attribute("name"), node.attribute("value"));
        }
    }
}
