/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.provider.local.report;

import java.util.List;

/** Substituted, left out and added words, as few as possible: the usual word error count. */
final class WordErrors {

    private WordErrors() {}

    static int between(List<String> said, List<String> heard) {
        int[] row = new int[heard.size() + 1];
        for (int i = 0; i < row.length; i++) {
            row[i] = i;
        }
        for (int i = 1; i <= said.size(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int above = row[j];
                int same = said.get(i - 1).equals(heard.get(j - 1)) ? 0 : 1;
                row[j] = Math.min(diagonal + same, 1 + Math.min(above, row[j - 1]));
                diagonal = above;
            }
        }
        return row[heard.size()];
    }
}
