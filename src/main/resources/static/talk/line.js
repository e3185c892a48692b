// SPDX-License-Identifier: Apache-2.0
// A call: microphone and speaker on one side, the hub's WebSocket on the other.

/** Bytes that may wait to be sent; a frame beyond would come too late. */
const UNSENT = 64 * 1024;

export class Line {
  /** @param {object} hears functions: started, level(who, 0 to 1), transcript(speaker, text), ended(reason) */
  constructor(hears) {
    this.hears = hears;
    this.over = false;
  }

  /** Asks for the microphone first: only who allows it begins a call. */
  async open(announce) {
    try {
      this.microphone = await navigator.mediaDevices.getUserMedia({
        audio: { channelCount: 1, echoCancellation: true, noiseSuppression: true, autoGainControl: true },
      });
      if (this.over) {
        this.close();
        return;
      }
      this.audio = new AudioContext({ latencyHint: "interactive" });
      await this.audio.audioWorklet.addModule("talk/worklet.js");
      await this.audio.resume();
      if (!this.over) {
        this.connect(await announce());
      }
    } catch (problem) {
      this.close();
      throw problem;
    }
  }

  connect({ url, token }) {
    this.socket = new WebSocket(url);
    this.socket.binaryType = "arraybuffer";
    this.socket.onopen = () => this.tell({ type: "start", token, sample_rate: this.audio.sampleRate });
    this.socket.onmessage = ({ data }) => (typeof data === "string" ? this.told(JSON.parse(data)) : this.play(data));
    this.socket.onclose = ({ code, reason }) => this.ended(reason || (code === 1000 ? "" : `connection closed (${code})`));
  }

  told(message) {
    switch (message.type) {
      case "started":
        this.begin();
        break;
      case "clear":
        this.worklet?.port.postMessage({ clear: true });
        break;
      case "transcript":
        this.hears.transcript(message.speaker, message.text);
        break;
    }
  }

  begin() {
    this.worklet = new AudioWorkletNode(this.audio, "line", { numberOfInputs: 1, outputChannelCount: [1] });
    this.worklet.port.onmessage = ({ data }) => this.heard(data);
    this.audio.createMediaStreamSource(this.microphone).connect(this.worklet).connect(this.audio.destination);
    this.hears.started();
  }

  heard(data) {
    if (data.frame !== undefined) {
      this.hears.level("caller", data.level);
      if (this.socket.readyState === WebSocket.OPEN && this.socket.bufferedAmount < UNSENT) {
        this.socket.send(data.frame);
      }
    } else if (data.cleared !== undefined) {
      this.tell({ type: "cleared", ms: data.cleared });
    } else {
      this.hears.level("agent", data.level);
      this.tell({ type: "played", ms: data.played });
    }
  }

  play(bytes) {
    this.worklet?.port.postMessage(bytes, [bytes]);
  }

  press(digit) {
    this.tell({ type: "digit", digit });
  }

  hangUp() {
    this.tell({ type: "hangup" });
    this.ended("");
  }

  tell(message) {
    if (this.socket?.readyState === WebSocket.OPEN) {
      this.socket.send(JSON.stringify(message));
    }
  }

  ended(reason) {
    if (!this.over) {
      this.close();
      this.hears.ended(reason);
    }
  }

  close() {
    this.over = true;
    this.microphone?.getTracks().forEach((track) => track.stop());
    this.audio?.close();
    this.socket?.close(1000);
  }
}
