/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.admin.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class CsvTableTest {

    @Test
    void readsQuotedCells() {
        assertThat(cells("a,\"b, \"\"c\"\"\",\nd,\"e\nf\",g"))
                .containsExactly(List.of("a", "b, \"c\"", ""), List.of("d", "e\nf", "g"));
    }

    @Test
    void countsTheLinesOfTheText() {
        assertThat(CsvTable.rows("h\r\n\r\n\"a\nb\"\r\nc\n"))
                .extracting(CsvTable.Row::line)
                .containsExactly(1, 3, 5);
    }

    @Test
    void takesSemicolonsIfThereAreNoCommas() {
        assertThat(cells("a;b\n1,5;2")).containsExactly(List.of("a", "b"), List.of("1,5", "2"));
    }

    @Test
    void namesTheLineWhoseQuotationIsNeverClosed() {
        var rows = CsvTable.rows("h\na\n\"b\nc\n");
        assertThat(rows).hasSize(3);
        assertThat(rows.get(2).line()).isEqualTo(3);
        assertThat(rows.get(2).problem()).contains("quotation");
    }

    @Test
    void hasNoRowsOfNothing() {
        assertThat(CsvTable.rows("")).isEmpty();
        assertThat(CsvTable.rows("\n\n")).isEmpty();
        assertThat(CsvTable.rows("\uFEFF")).isEmpty();
    }

    private static List<List<String>> cells(String csv) {
        return CsvTable.rows(csv).stream().map(CsvTable.Row::cells).toList();
    }
}
