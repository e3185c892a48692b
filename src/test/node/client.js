// SPDX-License-Identifier: Apache-2.0
// node client.js <port> <password>: prints what a modesl client is told, one line each, and ends when a call has.
'use strict';
const esl = require('modesl');

const [port, password] = process.argv.slice(2);
const say = (...words) => console.log(words.map((word) => String(word).trim()).join(' ').trim());
const fail = (word, reason) => {
    say(word, reason);
    process.exit(1);
};
setTimeout(() => fail('failed', 'nothing more came'), 20000).unref();

const connection = new esl.Connection('127.0.0.1', Number(port), password, () => {
    say('connected', connection.connected());
    connection.subscribe(['CHANNEL_ANSWER', 'CHANNEL_HANGUP_COMPLETE', 'BACKGROUND_JOB'], () => {
        connection.api('status', (status) => {
            say('status', status.getBody().split('\n')[0]);
            connection.bgapi('version', (version) => {
                say('version', version.getBody());
                say('ready');
            });
        });
    });
});
connection.on('error', (error) => fail('failed', error.message || JSON.stringify(error)));
connection.on('esl::event::auth::fail', (reply) => fail('refused', reply.getHeader('Reply-Text')));
connection.on('esl::event::CHANNEL_ANSWER::**', (event) => say('answered', event.getHeader('Unique-ID')));
let ended = 0;
connection.on('esl::event::CHANNEL_HANGUP_COMPLETE::**', (event) => {
    say('ended', ...['Unique-ID', 'Hangup-Cause', 'Caller-Caller-ID-Name'].map((name) => event.getHeader(name)));
    if (++ended === 2) {
        connection.disconnect();
        process.exit(0);
    }
});
