package org.huzhu.enrollment.unit;

import java.util.List;
import java.util.Optional;
import org.huzhu.platform.rulebook.reader.Rulebook;
import org.springframework.stereotype.Component;

/** 所属区局: the district and industry unions that a unit chooses from. */
@Component
public class Districts {

    private final List<District> list;
    private final boolean closed;

    Districts(UnitSettings settings) {
        list = List.copyOf(Rulebook.read(settings.ownDistricts(), "rulebook/districts.yaml", File.class)
                .districts());
        closed = settings.onlyListedDistricts();
    }

    /** One entry of the list. */
    public record District(String code, String name) {}

    record File(List<District> districts) {}

    public List<District> list() {
        return list;
    }

    /** The name to keep: of the entry with that code or name, or the text itself where the list is not closed. */
    Optional<String> nameFor(String text) {
        var wanted = text.strip();
        return list.stream()
                .filter(district ->
                        district.code().equals(wanted) || district.name().equals(wanted))
                .map(District::name)
                .findFirst()
                .or(() -> closed || wanted.length() > 100 ? Optional.empty() : Optional.of(wanted));
    }
}
