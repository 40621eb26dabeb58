package org.huzhu.claims.intake.domain;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import org.huzhu.claims.coverage.domain.CoverHistory;
import org.huzhu.platform.values.Refusal;

/** Why no term covers the event (WXM-033): which one ended before it and which one begins after it. */
public record NotCovered(CoverHistory history, LocalDate eventDate, String productName) implements Refusal {

    @Override
    public String code() {
        return "NOT_COVERED";
    }

    @Override
    public Map<String, Object> details() {
        var details = new LinkedHashMap<String, Object>();
        var why = new ArrayList<String>();
        history.endedBefore(eventDate).ifPresent(ended -> {
            details.put("endedOn", ended.term().to().toString());
            why.add("上一保障期" + ended.term().from() + "至" + ended.term().to());
        });
        history.startingAfter(eventDate).ifPresent(next -> {
            details.put("startsOn", next.term().from().toString());
            why.add("下一保障期自" + next.term().from() + "起");
        });
        details.put("eventDate", eventDate.toString());
        details.put("product", productName);
        details.put("why", why.isEmpty() ? "没有查到参保记录" : String.join("，", why));
        return details;
    }
}
