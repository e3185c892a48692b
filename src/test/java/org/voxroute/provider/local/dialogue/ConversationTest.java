/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.provider.local.dialogue;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.voxroute.provider.local.grammar.Understanding.Extent;

/** The reception as it is shipped. */
class ConversationTest {

    private static final Dialogue RECEPTION = DialogueFile.reception();

    private final Conversation conversation = new Conversation(RECEPTION);

    @Test
    void greetsAndListens() {
        Reply reply = conversation.begin();
        assertThat(reply.text()).isEqualTo("Thank you for calling. How can I help you?");
        assertThat(reply.listen()).isEqualTo("open");
    }

    @Test
    void booksAnAppointmentInFewTurns() {
        Reply when = said("i would like to book an appointment please");
        assertThat(when.answer()).isEqualTo("book");
        assertThat(when.text()).isEqualTo("For which day and time?");

        Reply time = said("how about next tuesday");
        assertThat(time.text()).isEqualTo("At what time?");

        Reply confirm = said("at half past ten");
        assertThat(confirm.text()).isEqualTo("next tuesday at half past ten. Is that right?");
        assertThat(confirm.listen()).isEqualTo("when/confirm");

        Reply done = said("yes that is right");
        assertThat(done.text()).startsWith("I have written that down: next tuesday at half past ten.");
        assertThat(done.answer()).isEqualTo("both");

        Reply bye = said("no thank you");
        assertThat(bye.action()).isEqualTo(Action.HANGUP);
    }

    @Test
    void takesACorrectionForAnAnswer() {
        said("i would like an appointment");
        said("tuesday at ten");
        Reply corrected = said("no wednesday at eleven");

        assertThat(corrected.text()).isEqualTo("wednesday at eleven. Is that right?");
        assertThat(said("yes").text()).contains("wednesday at eleven");
    }

    @Test
    void asksAgainWhenTheConfirmationIsDenied() {
        said("please cancel my appointment");
        Reply denied = said("no that is wrong");

        assertThat(denied.answer()).isNull();
        assertThat(denied.text()).startsWith("Sorry.");
        assertThat(denied.listen()).isEqualTo("open");
    }

    @Test
    void takesNotCorrectForADenial() {
        said("please cancel my appointment");
        assertThat(said("not correct").answer()).isNull();
    }

    @Test
    void confirmsWhatIsDoubtful() {
        Reply doubtful = conversation.said("my phone is not working", 0.6);
        assertThat(doubtful.text()).isEqualTo("Did you say: my phone is not working?");
        assertThat(doubtful.answer()).isNull();
        assertThat(said("yes").answer()).isEqualTo("fault");
    }

    @Nested
    class WhenNothingIsUnderstood {

        @Test
        void saysSoInsteadOfGuessing() {
            Reply reply = conversation.said("please cancel my appointment", 0.3);
            assertThat(reply.answer()).isNull();
            assertThat(reply.text()).startsWith("Sorry, I did not understand.");
        }

        @Test
        void givesTheCallToAPersonAfterTheThirdTime() {
            said("bananas are yellow");
            said("");
            assertThat(said("the weather is nice").action()).isEqualTo(Action.TRANSFER);
        }

        @Test
        void forgetsMissesThatAreOver() {
            said("bananas are yellow");
            said("bananas are yellow");
            said("i want to pay my bill");
            assertThat(said("bananas are yellow").action()).isEqualTo(Action.LISTEN);
        }
    }

    @Nested
    class WithTheKeypad {

        @Test
        void takesDigitsForASlot() {
            said("i want to check my balance");
            conversation.pressed('#');
            "47*4711".chars().forEach(key -> conversation.pressed((char) key));

            Reply confirm = conversation.pressed('#');

            assertThat(confirm.text()).isEqualTo("I heard 4 7 1 1. Is that right?");
            assertThat(conversation.pressed('1').answer()).isEqualTo("number");
        }

        @Test
        void takesAKeyForAnAnswer() {
            assertThat(conversation.pressed('2').answer()).isEqualTo("move");
        }

        @Test
        void reachesAPersonFromAnywhere() {
            said("i would like to book an appointment please");
            assertThat(conversation.pressed('0').action()).isEqualTo(Action.TRANSFER);
        }

        @Test
        void takesWhatIsTypedAtOnce() {
            said("i want to check my balance");

            assertThat(conversation.takesDigits()).isTrue();
            assertThat(conversation.typed("4711").text()).isEqualTo("I heard 4 7 1 1. Is that right?");
            assertThat(conversation.takesDigits()).isFalse();
            assertThat(conversation.typed("1").answer()).isEqualTo("number");
        }

        @Test
        void asksAgainWhenNothingIsTyped() {
            said("i want to check my balance");
            assertThat(conversation.typed("#").text()).startsWith("Sorry, please say the digits");
        }

        @Test
        void boundsWhatIsTyped() {
            said("i want to check my balance");
            for (int i = 0; i < 1000; i++) {
                conversation.pressed('7');
            }
            assertThat(conversation.pressed('#').text()).isEqualTo("I heard" + " 7".repeat(32) + ". Is that right?");
        }
    }

    @Test
    void asksWhoeverSaysNothing() {
        said("i would like to book an appointment please");
        assertThat(conversation.silent().text()).isEqualTo("Are you still there? For which day and time?");
    }

    @Test
    void goesBackToWhereItWas() {
        said("i would like to book an appointment please");
        Conversation.Place place = conversation.place();
        said("on tuesday");

        conversation.back(place);

        assertThat(conversation.slots()).isEmpty();
        assertThat(said("on tuesday at ten").text()).isEqualTo("tuesday at ten. Is that right?");
    }

    @ParameterizedTest
    @CsvSource({
        "WHOLE, i need help",
        "WHOLE, i would like to cancel my appointment on friday",
        "MAY_GO_ON, i would like to book an appointment",
        "BEGUN, okay",
        "BEGUN, i would like to",
        "BEGUN, my internet",
        "NOTHING, bananas are yellow",
    })
    void knowsHowFarTheCallerIs(Extent extent, String words) {
        assertThat(conversation.completeness(words)).isEqualTo(extent);
    }

    @Test
    void expectsYesOrNoWhileItConfirms() {
        said("i would like to cancel my appointment");
        assertThat(conversation.completeness("yes it is")).isEqualTo(Extent.NOTHING);
        assertThat(conversation.completeness("that is right")).isEqualTo(Extent.WHOLE);
    }

    @Test
    void repeatsItsQuestion() {
        said("i would like to book an appointment please");
        assertThat(said("can you repeat that please").text()).isEqualTo("For which day and time?");
    }

    private Reply said(String text) {
        return conversation.said(text, 0.95);
    }
}
