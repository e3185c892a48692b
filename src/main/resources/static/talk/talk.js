// SPDX-License-Identifier: Apache-2.0
import { Line } from "./line.js";

const find = (id) => document.getElementById(id);
const KEYS = "123456789*0#";

/** The token of whoever signed in: kept by this page alone, and gone with it. */
let bearer = "";
let line = null;

class SignIn extends Error {}

async function ask(path, body) {
  const headers = bearer ? { Authorization: `Bearer ${bearer}` } : {};
  const request = body
    ? { method: "POST", headers: { ...headers, "Content-Type": "application/json" }, body: JSON.stringify(body) }
    : { headers };
  const answer = await fetch(path, request);
  const told = await answer.json();
  if (answer.status === 401) {
    throw new SignIn(told.error?.message ?? "Sign in first");
  }
  if (!answer.ok) {
    throw new Error(told.error?.message ?? `The hub answered ${answer.status}`);
  }
  return told.data ?? told;
}

async function showAgents() {
  try {
    const { voice_agents: agents = [] } = await ask("/api/voice-agents?limit=1000");
    find("agent").replaceChildren(new Option("Standard", ""), ...agents.map(({ name }) => new Option(name, name)));
    showLogin(false);
  } catch (problem) {
    showLogin(problem instanceof SignIn);
  }
}

function showLogin(needed) {
  find("login").hidden = !needed;
  find("phone").hidden = needed;
  find("said").hidden = needed;
  find("talk").disabled = needed || line !== null;
}

find("login").addEventListener("submit", async (event) => {
  event.preventDefault();
  const fields = new FormData(event.target);
  find("login-problem").textContent = "";
  try {
    const told = await ask("/api/auth/token", { username: fields.get("username"), password: fields.get("password") });
    bearer = told.access_token ?? told.token;
    event.target.reset();
    await showAgents();
    find("talk").focus();
  } catch (problem) {
    find("login-problem").textContent = problem.message;
  }
});

function show(text) {
  find("state").textContent = text;
}

function showCall(on) {
  find("talk").disabled = on;
  find("agent").disabled = on;
  find("hangup").disabled = !on;
  find("keys").disabled = !on;
  find("caller-level").value = 0;
  find("agent-level").value = 0;
}

const hears = {
  started: () => show("On a call."),
  level: (who, value) => {
    // Loudness grows by factors: the root shows quiet speech too.
    find(`${who}-level`).value = Math.sqrt(value);
  },
  transcript: (speaker, text) => {
    const said = document.createElement("li");
    said.className = speaker;
    const who = document.createElement("b");
    who.textContent = speaker === "agent" ? "Voice agent" : "You";
    said.append(who, text);
    find("transcript").append(said);
    said.scrollIntoView({ block: "nearest" });
  },
  ended: (reason) => {
    line = null;
    showCall(false);
    show(reason ? `The call is over: ${reason}` : "The call is over.");
    find("talk").focus();
  },
};

function explain(problem) {
  switch (problem.name) {
    case "NotAllowedError":
      return "The microphone may not be used: allow it in the browser, then talk.";
    case "NotFoundError":
      return "There is no microphone.";
    default:
      return problem.message;
  }
}

find("talk").addEventListener("click", async () => {
  if (!navigator.mediaDevices) {
    show("A browser gives the microphone to pages over HTTPS or of this machine only.");
    return;
  }
  find("transcript").replaceChildren();
  showCall(true);
  show("Connecting…");
  const mine = new Line(hears);
  line = mine;
  const agent = find("agent").value;
  try {
    await mine.open(() => ask("/api/voice-sessions", { transport: "browser", ...(agent && { voice_agent: agent }) }));
    find("hangup").focus();
  } catch (problem) {
    line = null;
    showCall(false);
    show(explain(problem));
    if (problem instanceof SignIn) {
      showLogin(true);
    }
  }
});

find("hangup").addEventListener("click", () => line?.hangUp());

for (const key of KEYS) {
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = key;
  button.setAttribute("aria-label", { "*": "star", "#": "hash" }[key] ?? key);
  button.addEventListener("click", () => line?.press(key));
  find("keys").append(button);
}

document.addEventListener("keydown", (event) => {
  const typing = event.target.matches?.("input, select") || event.ctrlKey || event.metaKey || event.altKey;
  if (line !== null && !typing && KEYS.includes(event.key)) {
    line.press(event.key);
  }
});

showAgents();
