package org.huzhu.enrollment.roster;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.huzhu.enrollment.roster.domain.Finding;

/** A person on a roster as stored (可参保 or 不可参保人员). */
public record RosterPerson(
        UUID personRowId,
        int rowNo,
        long position,
        UUID personId,
        String name,
        byte[] sealed,
        String remark,
        boolean eligible,
        List<Finding> reasons,
        List<Finding> warnings,
        List<Finding> repairs,
        Optional<LocalDate> termFrom) {}
