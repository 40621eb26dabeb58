package org.huzhu.enrollment.roster;

import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.dhatim.fastexcel.DataValidationErrorStyle;
import org.dhatim.fastexcel.Worksheet;
import org.huzhu.platform.rulebook.ProductVersion;
import org.huzhu.platform.rulebook.Products;
import org.huzhu.platform.workbook.WorkbookExport;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;

/**
 * The template (参保花名册模板, WXU-023…026): numbers in text cells so that Excel leaves their digits alone, banks to choose from, lengths checked
 * while one types, and the sample person that the importer passes over.
 */
@Component
public class RosterTemplate {

    private static final String SHEET = "Sheet1";
    private static final int HEADER_ROW = 2;
    private static final int FIRST_ROW = HEADER_ROW + 1;
    private static final int LAST_ROW = 5_200;
    private static final int[] WIDTHS = {6, 12, 24, 24, 30, 16, 20};
    private static final List<String> NOTES =
            List.of("说明：此模板不得随意修改", "必填，姓名中不要出现空格", "必填，X要大写", "必填，填社保卡上银行卡号", "必填，例如无锡市农村商业银行", "必填", "");
    private static final List<String> SAMPLE =
            List.of("1", "张三", "3202****", "6230****", "无锡农村商业银行", "189****", "示例行，请删除或改为实际人员");
    private static final String TEXT = "@";

    private final Products products;
    private final RosterSettings settings;
    private final Clock clock;

    RosterTemplate(Products products, RosterSettings settings, Clock clock) {
        this.products = products;
        this.settings = settings;
        this.clock = clock;
    }

    /** Empty for a product that takes no enrolment here today. */
    public Optional<Flux<DataBuffer>> of(String product) {
        return products.find(product, LocalDate.now(clock))
                .filter(ProductVersion::enrolable)
                .map(version -> WorkbookExport.sheet(SHEET, sheet -> {
                    head(sheet, version);
                    WorkbookExport.writeRows(sheet, FIRST_ROW, Flux.just(SAMPLE));
                }));
    }

    /** The template with rows in it and a column of reasons beside them. */
    Flux<DataBuffer> filled(ProductVersion product, Flux<List<String>> rows) {
        return WorkbookExport.sheet(SHEET, sheet -> {
            head(sheet, product);
            var reasonColumn = RosterLayout.TEMPLATE.labels().size();
            sheet.inlineString(HEADER_ROW, reasonColumn, RosterLayout.REASON_LABEL);
            sheet.style(HEADER_ROW, reasonColumn).bold().set();
            sheet.width(reasonColumn, 60);
            WorkbookExport.writeRows(sheet, FIRST_ROW, rows);
        });
    }

    private void head(Worksheet sheet, ProductVersion product) throws IOException {
        var labels = RosterLayout.TEMPLATE.labels();
        sheet.inlineString(0, 0, product.operatorZh() + "“" + product.nameZh() + "”参保花名册");
        sheet.range(0, 0, 0, labels.size() - 1).merge();
        sheet.range(0, 0, 0, labels.size() - 1)
                .style()
                .bold()
                .fontSize(14)
                .horizontalAlignment("center")
                .set();
        for (var column = 0; column < labels.size(); column++) {
            sheet.inlineString(1, column, NOTES.get(column));
            sheet.style(1, column).wrapText(true).fontColor("808080").set();
            sheet.inlineString(HEADER_ROW, column, labels.get(column));
            sheet.style(HEADER_ROW, column).bold().set();
            sheet.width(column, WIDTHS[column]);
            sheet.style(column).format(TEXT).set();
        }
        sheet.freezePane(0, FIRST_ROW);
        offerBanks(sheet);
        checkLength(sheet, 2, "LEN(C4)=18", "证件号码应为18位，X须大写");
        checkLength(sheet, 3, "AND(LEN(D4)>=12,19>=LEN(D4))", "银行卡号应为12至19位数字");
        checkLength(sheet, 5, "LEN(F4)=11", "手机号应为11位数字");
    }

    /** The list helps to spell; a bank that is not on it can be typed. */
    private void offerBanks(Worksheet sheet) {
        sheet.range(FIRST_ROW, 4, LAST_ROW, 4)
                .validateWithListByFormula("\"" + String.join(",", settings.banks()) + "\"")
                .showErrorMessage(false);
    }

    /** The writer puts formulas into the XML as they are, so they must do without a "less than". */
    private static void checkLength(Worksheet sheet, int column, String formula, String message) {
        sheet.range(FIRST_ROW, column, LAST_ROW, column)
                .validateWithFormula(formula)
                .errorStyle(DataValidationErrorStyle.WARNING)
                .errorTitle("请核对")
                .error(message)
                .showErrorMessage(true);
    }
}
