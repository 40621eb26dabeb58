package org.huzhu.claims.payout.bank;

import java.io.ByteArrayOutputStream;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.huzhu.claims.payout.PayoutSettings;
import org.huzhu.platform.time.Beijing;
import org.huzhu.platform.values.Money;
import org.springframework.stereotype.Component;

/** ISO 20022 customer credit transfer, pain.001.001.09: one payment order with a transaction per line. */
@Component
class Pain001Format implements BankFileFormat {

    private static final String NAMESPACE = "urn:iso:std:iso:20022:tech:xsd:pain.001.001.09";

    private final PayoutSettings settings;

    Pain001Format(PayoutSettings settings) {
        this.settings = settings;
    }

    @Override
    public String name() {
        return "PAIN_001";
    }

    @Override
    public String contentType() {
        return "application/xml";
    }

    @Override
    public String extension() {
        return "xml";
    }

    @Override
    public boolean isReady() {
        return settings.payer().isKnown();
    }

    @Override
    public byte[] write(BankFile file) {
        var bytes = new ByteArrayOutputStream();
        try {
            var xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(bytes, "UTF-8");
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeStartElement("Document");
            xml.writeDefaultNamespace(NAMESPACE);
            xml.writeStartElement("CstmrCdtTrfInitn");
            header(xml, file);
            order(xml, file);
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
        return bytes.toByteArray();
    }

    private void header(XMLStreamWriter xml, BankFile file) throws XMLStreamException {
        var at = OffsetDateTime.ofInstant(file.approvedAt(), Beijing.ZONE).truncatedTo(ChronoUnit.SECONDS);
        xml.writeStartElement("GrpHdr");
        text(xml, id(file), "MsgId");
        text(xml, at.toString(), "CreDtTm");
        totals(xml, file);
        text(xml, settings.payer().name(), "InitgPty", "Nm");
        xml.writeEndElement();
    }

    private void order(XMLStreamWriter xml, BankFile file) throws XMLStreamException {
        var payer = settings.payer();
        xml.writeStartElement("PmtInf");
        text(xml, id(file), "PmtInfId");
        text(xml, "TRF", "PmtMtd");
        totals(xml, file);
        text(xml, LocalDate.ofInstant(file.approvedAt(), Beijing.ZONE).toString(), "ReqdExctnDt", "Dt");
        text(xml, payer.name(), "Dbtr", "Nm");
        text(xml, payer.account(), "DbtrAcct", "Id", "Othr", "Id");
        text(xml, payer.bankCode(), "DbtrAgt", "FinInstnId", "ClrSysMmbId", "MmbId");
        for (var line : file.lines()) {
            transaction(xml, line, file.purpose());
        }
        xml.writeEndElement();
    }

    private static void transaction(XMLStreamWriter xml, BankFile.Line line, String purpose) throws XMLStreamException {
        var payee = line.payee();
        xml.writeStartElement("CdtTrfTxInf");
        text(xml, line.reference(), "PmtId", "EndToEndId");
        xml.writeStartElement("Amt");
        xml.writeStartElement("InstdAmt");
        xml.writeAttribute("Ccy", "CNY");
        xml.writeCharacters(Money.text(line.amount()));
        xml.writeEndElement();
        xml.writeEndElement();
        bank(xml, payee.bank(), payee.branch());
        text(xml, payee.holder(), "Cdtr", "Nm");
        text(xml, payee.account(), "CdtrAcct", "Id", "Othr", "Id");
        text(xml, purpose, "RmtInf", "Ustrd");
        xml.writeEndElement();
    }

    private static void bank(XMLStreamWriter xml, String name, String branch) throws XMLStreamException {
        if (name.isEmpty()) {
            return;
        }
        xml.writeStartElement("CdtrAgt");
        text(xml, name, "FinInstnId", "Nm");
        if (!branch.isEmpty()) {
            text(xml, branch, "BrnchId", "Nm");
        }
        xml.writeEndElement();
    }

    private static void totals(XMLStreamWriter xml, BankFile file) throws XMLStreamException {
        text(xml, String.valueOf(file.lines().size()), "NbOfTxs");
        text(xml, Money.text(file.total()), "CtrlSum");
    }

    /** 32 characters: a message id may have 35. */
    private static String id(BankFile file) {
        return file.batchId().toString().replace("-", "");
    }

    private static void text(XMLStreamWriter xml, String value, String... path) throws XMLStreamException {
        for (var name : path) {
            xml.writeStartElement(name);
        }
        xml.writeCharacters(value);
        for (var _ : path) {
            xml.writeEndElement();
        }
    }
}
