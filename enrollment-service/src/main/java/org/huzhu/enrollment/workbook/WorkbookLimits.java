package org.huzhu.enrollment.workbook;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How much a workbook may cost to read ({@code huzhu.workbook}).
 *
 * @param maxFileBytes of the file as it is uploaded
 * @param maxEntries files inside the zip; real workbooks have a few dozen
 * @param maxInflatedBytes of all parts together, counted while they are inflated
 * @param maxRatio inflated to compressed size of one part, once it exceeds a megabyte; real sheets stay below 40
 */
@ConfigurationProperties("huzhu.workbook")
public record WorkbookLimits(
        @DefaultValue("20971520") long maxFileBytes,
        @DefaultValue("1000") int maxEntries,
        @DefaultValue("268435456") long maxInflatedBytes,
        @DefaultValue("100") int maxRatio) {

    public static final WorkbookLimits DEFAULT = new WorkbookLimits(20L << 20, 1000, 256L << 20, 100);
}
