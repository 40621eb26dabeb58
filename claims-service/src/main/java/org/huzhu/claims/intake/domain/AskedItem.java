package org.huzhu.claims.intake.domain;

import java.time.LocalDate;
import java.util.Optional;

/** One responsibility as the applicant ticked it, with the days he named (SHC-042 to SHC-044). */
public record AskedItem(String code, Optional<LocalDate> eventDate, Optional<LocalDate> from, Optional<LocalDate> to) {}
