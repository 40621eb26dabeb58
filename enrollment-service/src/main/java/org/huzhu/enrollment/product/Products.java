package org.huzhu.enrollment.product;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.huzhu.enrollment.rulebook.Rulebook;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/** All products and their versions. A rulebook that is wrong, or whose versions overlap, keeps the service from starting. */
@Component
public class Products {

    private final List<ProductVersion> versions;

    public Products(ProductSettings settings) {
        var rulebooks = new TreeMap<String, ProductRulebook>();
        try {
            for (var file :
                    new PathMatchingResourcePatternResolver().getResources("classpath*:rulebook/products/*.yaml")) {
                try (var yaml = file.getInputStream()) {
                    add(rulebooks, Rulebook.read(yaml, String.valueOf(file.getFilename()), ProductRulebook.class));
                }
            }
            if (settings.ownFolder().isPresent()) {
                for (var file : yamlFiles(settings.ownFolder().get())) {
                    try (var yaml = Files.newInputStream(file)) {
                        add(rulebooks, Rulebook.read(yaml, file.toString(), ProductRulebook.class));
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        versions = rulebooks.values().stream()
                .map(ProductRulebook::toVersions)
                .map(Products::withoutOverlap)
                .flatMap(List::stream)
                .toList();
    }

    /** The version that is valid on that day. */
    public Optional<ProductVersion> find(String code, LocalDate day) {
        return versions.stream()
                .filter(version -> version.code().equals(code) && version.isValidOn(day))
                .findFirst();
    }

    /** Every version, ordered by code and day. */
    public List<ProductVersion> all() {
        return versions;
    }

    private static void add(Map<String, ProductRulebook> rulebooks, ProductRulebook rulebook) {
        rulebooks.put(rulebook.code(), rulebook);
    }

    private static List<Path> yamlFiles(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .toList();
        }
    }

    private static List<ProductVersion> withoutOverlap(List<ProductVersion> versions) {
        var sorted = versions.stream()
                .sorted(Comparator.comparing(ProductVersion::validFrom))
                .toList();
        for (var i = 1; i < sorted.size(); i++) {
            if (sorted.get(i - 1).isValidOn(sorted.get(i).validFrom())) {
                throw new IllegalStateException("versions of " + sorted.get(i).code() + " overlap");
            }
        }
        return sorted;
    }
}
