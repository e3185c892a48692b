// SPDX-License-Identifier: Apache-2.0
// Runs on the audio thread. The microphone goes out in frames of 20 ms; what the hub sends waits here until some of it is
// there (the jitter buffer), and is dropped between one block of 128 samples and the next when the caller barges in.
const FRAME_SECONDS = 0.02;
const BEGIN_FRAMES = 3;
const MOST_FRAMES = 25;
const REPORT_FRAMES = 5;

class Line extends AudioWorkletProcessor {
  constructor() {
    super();
    this.frame = new Int16Array(Math.round(sampleRate * FRAME_SECONDS));
    this.filled = 0;
    this.peak = 0;
    this.queue = [];
    this.at = 0;
    this.waiting = 0;
    this.playing = false;
    // Samples that the speaker is done with: played, or passed over because too much waited.
    this.done = 0;
    this.loudest = 0;
    this.frames = 0;
    this.port.onmessage = ({ data }) => (data.clear ? this.clear() : this.add(new Int16Array(data)));
  }

  add(samples) {
    this.queue.push(samples);
    this.waiting += samples.length;
    while (this.waiting > MOST_FRAMES * this.frame.length) {
      this.pass();
    }
  }

  pass() {
    const rest = this.queue.shift().length - this.at;
    this.at = 0;
    this.waiting -= rest;
    this.done += rest;
  }

  clear() {
    this.queue = [];
    this.at = 0;
    this.waiting = 0;
    this.playing = false;
    this.port.postMessage({ cleared: this.millis() });
  }

  millis() {
    return Math.floor((this.done * 1000) / sampleRate);
  }

  process(inputs, outputs) {
    const output = outputs[0];
    this.play(output[0]);
    for (let channel = 1; channel < output.length; channel++) {
      output[channel].set(output[0]);
    }
    // Without a microphone (muted, unplugged) the clock goes on: silence is sent.
    this.listen(inputs[0][0], output[0].length);
    return true;
  }

  play(output) {
    if (!this.playing && this.waiting >= BEGIN_FRAMES * this.frame.length) {
      this.playing = true;
    }
    for (let i = 0; this.playing && i < output.length; i++) {
      const samples = this.queue[0];
      if (samples === undefined) {
        this.playing = false;
        break;
      }
      const value = samples[this.at++] / 32768;
      output[i] = value;
      this.loudest = Math.max(this.loudest, Math.abs(value));
      this.done++;
      this.waiting--;
      if (this.at === samples.length) {
        this.queue.shift();
        this.at = 0;
      }
    }
  }

  listen(input, length) {
    for (let i = 0; i < length; i++) {
      const value = input === undefined ? 0 : Math.max(-1, Math.min(1, input[i]));
      this.peak = Math.max(this.peak, Math.abs(value));
      this.frame[this.filled++] = Math.round(value * 32767);
      if (this.filled === this.frame.length) {
        this.send();
      }
    }
  }

  send() {
    const bytes = this.frame.slice().buffer;
    this.port.postMessage({ frame: bytes, level: this.peak }, [bytes]);
    this.filled = 0;
    this.peak = 0;
    if (++this.frames % REPORT_FRAMES === 0) {
      this.port.postMessage({ played: this.millis(), level: this.loudest });
      this.loudest = 0;
    }
  }
}

registerProcessor("line", Line);
