package org.huzhu.enrollment.roster;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.huzhu.enrollment.roster.domain.Field;
import org.huzhu.enrollment.roster.domain.RawCell;
import org.huzhu.enrollment.roster.domain.RawRow;
import org.huzhu.platform.values.Refusal;
import org.huzhu.platform.web.Problems;
import org.huzhu.platform.web.RefusedException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** A roster as {@code {"persons": [{name, idNumber, bankCard, bankName, phone, remark}]}}, read token by token. */
final class JsonRoster implements RosterRows {

    private static final JsonFactory FACTORY = new JsonFactory();

    private final InputStream in;
    private final JsonParser json;
    private int rowNo;

    private JsonRoster(InputStream in, JsonParser json) {
        this.in = in;
        this.json = json;
    }

    static JsonRoster open(Path file) throws IOException {
        var in = Files.newInputStream(file);
        try {
            var roster = new JsonRoster(in, FACTORY.createParser(ObjectReadContext.empty(), in));
            roster.expectPersons();
            return roster;
        } catch (RuntimeException e) {
            in.close();
            throw e instanceof JacksonException ? invalid() : e;
        }
    }

    @Override
    public Optional<RawRow> next() {
        try {
            for (var token = json.nextToken(); token != JsonToken.END_ARRAY; token = json.nextToken()) {
                if (token != JsonToken.START_OBJECT) {
                    throw invalid();
                }
                var row = person(++rowNo);
                if (!row.isBlank()) {
                    return Optional.of(row);
                }
            }
            expectEnd();
            return Optional.empty();
        } catch (JacksonException e) {
            throw invalid();
        }
    }

    @Override
    public int blankRows() {
        return 0;
    }

    @Override
    public int sampleRows() {
        return 0;
    }

    @Override
    public void close() throws IOException {
        json.close();
        in.close();
    }

    private void expectPersons() {
        if (json.nextToken() != JsonToken.START_OBJECT) {
            throw invalid();
        }
        var name = json.nextName();
        if (name == null) {
            throw new RefusedException(Refusal.of("ROSTER_EMPTY"));
        }
        if (!name.equals("persons")) {
            throw new RefusedException(Problems.unknownField(name));
        }
        if (json.nextToken() != JsonToken.START_ARRAY) {
            throw invalid();
        }
    }

    private void expectEnd() {
        var name = json.nextName();
        if (name != null) {
            throw new RefusedException(Problems.unknownField(name));
        }
        if (json.currentToken() != JsonToken.END_OBJECT || json.nextToken() != null) {
            throw invalid();
        }
    }

    private RawRow person(int number) {
        var cells = new RawCell[Field.values().length];
        Arrays.fill(cells, RawCell.BLANK);
        for (var name = json.nextName(); name != null; name = json.nextName()) {
            cells[field(name).ordinal()] = value();
        }
        return new RawRow(number, cells[0], cells[1], cells[2], cells[3], cells[4], cells[5], RawRow.JSON_FIELDS);
    }

    private static Field field(String name) {
        for (var field : Field.values()) {
            if (field.jsonName().equals(name)) {
                return field;
            }
        }
        throw new RefusedException(Problems.unknownField("persons." + name));
    }

    /** A JSON number has the same fault as a number cell: whoever wrote it may have lost digits. */
    private RawCell value() {
        return switch (json.nextToken()) {
            case VALUE_STRING -> RawCell.text(json.getString());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new RawCell(json.getString(), RawCell.Kind.NUMBER);
            case VALUE_NULL -> RawCell.BLANK;
            case null, default -> throw invalid();
        };
    }

    private static RefusedException invalid() {
        return new RefusedException(Refusal.of("JSON_INVALID"));
    }
}
