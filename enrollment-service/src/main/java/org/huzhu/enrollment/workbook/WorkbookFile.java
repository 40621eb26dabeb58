package org.huzhu.enrollment.workbook;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.huzhu.enrollment.workbook.Relations.Relation;
import org.huzhu.platform.web.RefusedException;

/**
 * An uploaded xlsx, opened with distrust. What is wrong with it is thrown as {@link RefusedException} with a code of its own. Reading blocks:
 * callers bring a thread that may wait.
 */
public final class WorkbookFile implements Closeable {

    private static final int BUFFER = 32 * 1024;

    private final ZipFile zip;
    private final InflationBudget budget;
    private final Set<String> parsed = new HashSet<>();

    private WorkbookFile(ZipFile zip, WorkbookLimits limits) {
        this.zip = zip;
        this.budget = new InflationBudget(limits);
    }

    public static WorkbookFile open(Path file, WorkbookLimits limits) throws IOException {
        FileKind.requireZip(file, limits);
        var workbook = new WorkbookFile(zip(file), limits);
        try {
            workbook.checkNames();
            return workbook;
        } catch (ZipException e) {
            workbook.close();
            throw WorkbookRefusal.WORKBOOK_DAMAGED.asException();
        } catch (IOException | RuntimeException e) {
            workbook.close();
            throw e;
        }
    }

    /** The file is there, so whatever cannot be read of it is its own fault. */
    private static ZipFile zip(Path file) {
        try {
            return new ZipFile(file.toFile());
        } catch (IOException | IllegalArgumentException e) {
            throw WorkbookRefusal.WORKBOOK_DAMAGED.asException();
        }
    }

    /** The first sheet that is not hidden. */
    public SheetRows firstVisibleSheet() throws IOException {
        var workbookPart = workbookPart();
        var relations = Relations.of(this, workbookPart);
        var sheet = relations
                .byId(firstVisibleId(workbookPart))
                .filter(relation -> relation.type().endsWith("/worksheet"))
                .orElseThrow(WorkbookRefusal.WORKBOOK_DAMAGED::asException);
        var strings = relations.byType("/sharedStrings").map(Relation::target).filter(this::has);
        return new SheetRows(
                xml(sheet.target()), strings.isPresent() ? sharedStrings(strings.get()) : SharedStrings.NONE);
    }

    /** Inflates every part that was not read, so that nothing large travels along unseen. */
    public void measureTheRest() throws IOException {
        var buffer = new byte[BUFFER];
        for (var entries = zip.entries(); entries.hasMoreElements(); ) {
            var entry = entries.nextElement();
            if (!parsed.contains(entry.getName())) {
                try (var in = input(entry, false)) {
                    while (in.read(buffer) >= 0) {
                        // counted on the way
                    }
                } catch (IOException e) {
                    throw WorkbookRefusal.WORKBOOK_DAMAGED.asException();
                }
            }
        }
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }

    boolean has(String name) {
        return zip.getEntry(name) != null;
    }

    XmlPart xml(String name) throws IOException {
        var entry = zip.getEntry(name);
        if (entry == null) {
            throw WorkbookRefusal.WORKBOOK_DAMAGED.asException();
        }
        parsed.add(entry.getName());
        try {
            return new XmlPart(input(entry, true));
        } catch (ZipException e) {
            throw WorkbookRefusal.WORKBOOK_DAMAGED.asException();
        }
    }

    private GuardedInput input(ZipEntry entry, boolean isXml) throws IOException {
        return new GuardedInput(zip.getInputStream(entry), budget, entry.getCompressedSize(), isXml);
    }

    private SharedStrings sharedStrings(String name) throws IOException {
        try (var part = xml(name)) {
            return SharedStrings.read(part);
        }
    }

    private String firstVisibleId(String workbookPart) throws IOException {
        try (var part = xml(workbookPart)) {
            while (part.next()) {
                if (part.isStart() && part.name().equals("sheet") && !isHidden(part)) {
                    return part.attributeOfAnyNamespace("id");
                }
            }
        }
        throw WorkbookRefusal.WORKBOOK_DAMAGED.asException();
    }

    private static boolean isHidden(XmlPart sheet) {
        return sheet.attribute("state").toLowerCase(Locale.ROOT).contains("hidden");
    }

    private String workbookPart() throws IOException {
        return Relations.ofPackage(this)
                .byType("/officeDocument")
                .map(Relation::target)
                .filter(this::has)
                .filter(name -> !name.endsWith(".bin"))
                .filter(name -> name.startsWith("xl/"))
                .orElseThrow(WorkbookRefusal.WORKBOOK_NOT_XLSX::asException);
    }

    /** Names are never used on our disk; those that try to leave their folder, or come twice, were made by hand. */
    private void checkNames() throws IOException {
        var seen = new HashSet<String>();
        for (var entries = zip.entries(); entries.hasMoreElements(); ) {
            var name = entries.nextElement().getName();
            var lower = name.toLowerCase(Locale.ROOT);
            if (!seen.add(lower) || name.contains("..") || name.startsWith("/") || name.indexOf('\\') >= 0) {
                throw WorkbookRefusal.WORKBOOK_DAMAGED.asException();
            }
            if (lower.endsWith("vbaproject.bin") || lower.startsWith("xl/macrosheets/")) {
                throw WorkbookRefusal.WORKBOOK_MACROS.asException();
            }
        }
        if (!seen.contains("[content_types].xml")) {
            throw WorkbookRefusal.WORKBOOK_NOT_XLSX.asException();
        }
        checkContentTypes();
    }

    /** A workbook with macros says so here even where the macros themselves were taken out. */
    private void checkContentTypes() throws IOException {
        if (!has("[Content_Types].xml")) {
            throw WorkbookRefusal.WORKBOOK_DAMAGED.asException();
        }
        try (var part = xml("[Content_Types].xml")) {
            while (part.next()) {
                if (part.isStart() && part.attribute("ContentType").contains("macroEnabled")) {
                    throw WorkbookRefusal.WORKBOOK_MACROS.asException();
                }
            }
        }
    }

    Map<String, Relation> relationsIn(String name) throws IOException {
        try (var part = xml(name)) {
            return Relations.read(part, name);
        }
    }
}
