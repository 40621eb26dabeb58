package org.huzhu.platform.rulebook;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** All products and their versions, ordered by code and day. What was read from files was checked there. */
public final class Products {

    private static final Comparator<ProductVersion> BY_CODE_AND_DAY =
            Comparator.comparing(ProductVersion::code).thenComparing(ProductVersion::validFrom);

    private final List<ProductVersion> versions;

    public Products(List<ProductVersion> versions) {
        this.versions = versions.stream().sorted(BY_CODE_AND_DAY).toList();
    }

    /** The version that is valid on that day: for a claim, the day of the event (SHC-011). */
    public Optional<ProductVersion> find(String code, LocalDate day) {
        return versions.stream()
                .filter(version -> version.code().equals(code) && version.isValidOn(day))
                .findFirst();
    }

    /** The version with that label, as a stored decision names it. */
    public Optional<ProductVersion> version(String code, String label) {
        return versions.stream()
                .filter(version ->
                        version.code().equals(code) && version.label().equals(label))
                .findFirst();
    }

    /** Every version, ordered by code and day. */
    public List<ProductVersion> all() {
        return versions;
    }

    /** The same products, but those that the given versions belong to consist of these alone: for a what-if. */
    public Products with(List<ProductVersion> others) {
        var replaced = others.stream().map(ProductVersion::code).toList();
        var kept = versions.stream().filter(version -> !replaced.contains(version.code()));
        return new Products(Stream.concat(kept, others.stream()).toList());
    }
}
