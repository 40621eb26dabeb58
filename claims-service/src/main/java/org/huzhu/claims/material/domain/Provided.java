package org.huzhu.claims.material.domain;

import java.time.LocalDate;
import java.util.Optional;

/**
 * A paper that was handed in.
 *
 * @param documentDate the paper's own date, where somebody named it
 * @param originalSeen staff compared it with the original
 */
public record Provided(String code, Source source, Optional<LocalDate> documentDate, boolean originalSeen) {

    /** Where it came from (row 50). */
    public enum Source {
        /** A file. */
        UPLOAD,
        /** 电子证照: the channel vouches for it, there is no file (SHC-046). */
        E_LICENCE
    }
}
