/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.admin.call;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import java.util.regex.Pattern;
import org.voxroute.admin.ApiException;

/** Telephone numbers as people write them, made E.164: {@code (800) 555-1234} in the US is {@code +18005551234}. */
final class PhoneNumbers {

    private static final Pattern WRITTEN = Pattern.compile("\\+?[0-9 ()./-]{1,40}");
    private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();

    private PhoneNumbers() {}

    /**
     * @param country whose own numbers lack the country code
     * @throws ApiException 422 if it can't be a number of anybody's: too short, too long, or no number at all
     */
    static String e164(String field, String written, String country) {
        if (WRITTEN.matcher(written).matches()) {
            try {
                var number = NUMBERS.parse(written, country);
                if (NUMBERS.isPossibleNumber(number)) {
                    return NUMBERS.format(number, PhoneNumberFormat.E164);
                }
            } catch (NumberParseException e) {
                // Told below.
            }
        }
        throw SwitchProblems.unusable(
                field, "is no telephone number of " + country + ", and none in the form +<country><number>");
    }
}
