/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * What one package may import, as its {@code package-info} says: itself, the JDK, logging and nullness annotations
 * always; of Voxroute and of others only what is listed.
 *
 * @param packageName below {@code org.voxroute}; sub-packages that have a boundary of their own are not meant
 * @param voxroute packages of ours, below {@code org.voxroute}
 * @param others package prefixes
 */
record Boundary(String packageName, List<String> voxroute, List<String> others) {

    private static final List<String> ALWAYS =
            List.of("java.", "javax.", "org.slf4j", "org.jspecify", "com.google.errorprone");

    static Boundary of(String packageName) {
        return new Boundary(packageName, List.of(), List.of());
    }

    Boundary mayUse(String... packages) {
        return new Boundary(packageName, List.of(packages), others);
    }

    Boundary and(String... prefixes) {
        return new Boundary(packageName, voxroute, List.of(prefixes));
    }

    /** @param root {@code org.voxroute}, or the root of samples that break the rule */
    ArchRule rule(String root, List<Boundary> all) {
        String mine = root + "." + packageName;
        String[] own = all.stream()
                .map(Boundary::packageName)
                .filter(other -> !other.equals(packageName) && other.startsWith(packageName + "."))
                .map(other -> root + "." + other)
                .toArray(String[]::new);
        return noClasses()
                .that(DescribedPredicate.describe(
                        "reside in " + mine,
                        type -> isBelow(type, mine) && Arrays.stream(own).noneMatch(sub -> isBelow(type, sub))))
                .should()
                .dependOnClassesThat(DescribedPredicate.describe(
                        "are neither its own nor allowed to it (" + voxroute + others + ")",
                        type -> !isAllowed(type, root, mine)))
                .because("its package-info says what it may import");
    }

    private boolean isAllowed(JavaClass type, String root, String mine) {
        JavaClass base = type.getBaseComponentType();
        if (base.isPrimitive() || isBelow(base, mine)) {
            return true;
        }
        String name = base.getPackageName() + ".";
        return Stream.concat(ALWAYS.stream(), others.stream()).anyMatch(name::startsWith)
                || voxroute.stream().anyMatch(allowed -> base.getPackageName().equals(root + "." + allowed));
    }

    private static boolean isBelow(JavaClass type, String packageName) {
        return type.getPackageName().equals(packageName)
                || type.getPackageName().startsWith(packageName + ".");
    }
}
