package org.huzhu.claims.filing.print;

import static java.util.stream.Collectors.joining;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.Calendar;
import java.util.GregorianCalendar;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.huzhu.claims.filing.FilingStore.Filled;
import org.huzhu.claims.filing.domain.FilingKind;
import org.huzhu.claims.filing.domain.FilingRules;
import org.huzhu.claims.filing.domain.FilingRules.Institution;
import org.huzhu.claims.filing.rules.FilingRulebooks;
import org.springframework.stereotype.Component;

/** 备案表 as PDF: one page for each copy (JLF-017), every field, every glyph inside the file. */
@Component
public class PrintForm {

    private final FilingRulebooks rulebooks;
    private final Clock clock;

    PrintForm(FilingRulebooks rulebooks, Clock clock) {
        this.rulebooks = rulebooks;
        this.clock = clock;
    }

    /** Takes a while: not for an event loop. */
    public byte[] print(Filled filled) {
        var identity = filled.filing().identity();
        var rules = rulebooks.of(identity.region());
        var form = rules.form(identity.kind());
        try (var document = new PDDocument()) {
            var fonts = new FormFonts(document);
            for (var i = 0; i < form.copies().size(); i++) {
                var copy = "一式" + form.copies().size() + "份 · 第" + (i + 1) + "份（"
                        + form.copies().get(i) + "）";
                page(document, fonts, filled, rules, copy);
            }
            describe(document, form.titles().getFirst());
            var bytes = new ByteArrayOutputStream();
            document.save(bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void page(PDDocument document, FormFonts fonts, Filled filled, FilingRules rules, String copy)
            throws IOException {
        var form = rules.form(filled.filing().identity().kind());
        var institutions = filled.filing().institutions().stream()
                .map(code -> rules.institution(code).map(Institution::nameZh).orElse(code))
                .collect(joining("、"));
        try (var sheet = new Sheet(document, fonts)) {
            var frame = new FormFrame(sheet, filled, form, institutions);
            var y = frame.head(copy);
            y = filled.filing().identity().kind() == FilingKind.DEVICE
                    ? new DeviceForm(frame).draw(y)
                    : new MedicalForm(frame).draw(y);
            frame.notes(y);
        }
    }

    private void describe(PDDocument document, String title) {
        var about = document.getDocumentInformation();
        Calendar now = GregorianCalendar.from(clock.instant().atZone(clock.getZone()));
        about.setTitle(title);
        about.setCreationDate(now);
        about.setModificationDate(now);
        document.getDocumentCatalog().setLanguage("zh-CN");
    }
}
