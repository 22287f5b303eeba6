// A text field that saves itself: while you type, and again after a lost connection.
// The text also stands in this browser until the server says that it is on the disk.
const PAUSE = 1200, LONGEST = 4000, WORRY = 6000;

const make = (tag, properties = {}) => Object.assign(document.createElement(tag), properties);
const clock = () => new Date().toLocaleTimeString("nl-NL", {hour: "2-digit", minute: "2-digit"});

function build(parent, data) {
  const id = "veld-" + data.place;
  const box = make("div", {className: "ws-veld"});
  const label = make("label", {htmlFor: id, className: "ws-veldnaam"});
  const words = make("span"), about = make("span", {className: "ws-verborgen"});
  label.append(words, about);
  const help = make("p", {id: id + "-uitleg", className: "ws-klein"});
  const input = make(data.rows > 1 ? "textarea" : "input", {id, autocomplete: "off"});
  if (data.rows > 1) input.rows = data.rows; else input.type = data.type;
  input.setAttribute("aria-describedby", id + "-uitleg");
  const state = make("p", {className: "ws-bewaard"});
  state.setAttribute("role", "status");
  const rescue = make("a", {className: "ws-redden", hidden: true, textContent: "Download je tekst"});
  box.append(label, help, input, state, rescue);
  parent.append(box);
  return {box, words, about, help, input, state, rescue};
}

// Two copies of one scan have the same records, so a draft is kept under the scan as well.
const drawerOf = (data) => `wijkscan ${data.scan} ${data.place}`;

function remember(drawer, draft) {
  try {
    if (draft === null) localStorage.removeItem(drawer);
    else localStorage.setItem(drawer, JSON.stringify(draft));
  } catch { /* a browser without storage still saves on the server */ }
}

function remembered(drawer) {
  try { return JSON.parse(localStorage.getItem(drawer)); } catch { return null; }
}

class Field {
  constructor(parent, data) {
    Object.assign(this, build(parent, data));
    this.drawer = drawerOf(data);
    this.visit = Math.random().toString(36).slice(2);
    this.number = 0;        // of the last text that was sent
    this.waiting = null;    // number that the server has not yet confirmed
    this.base = data.base;
    this.was = data.value;  // the text that stood here before this writer began
    this.input.value = data.value;
    this.input.addEventListener("input", () => this.typed());
    this.input.addEventListener("change", () => this.send());
    window.addEventListener("pagehide", () => this.keep());
    const draft = remembered(this.drawer);
    if (draft && draft.text !== data.value && !data.locked) {
      this.input.value = draft.text;
      this.base = draft.base;
      this.was = draft.was ?? "";
      this.dirty = this.restored = true;
    } else remember(this.drawer, null);
  }

  typed() {
    if (!this.dirty) this.since = Date.now();
    this.dirty = true;
    this.keep();
    this.grow();
    this.say("");
    clearTimeout(this.pause);
    const left = Math.max(0, LONGEST - (Date.now() - this.since));
    this.pause = setTimeout(() => this.send(), Math.min(PAUSE, left));
  }

  keep() { if (this.dirty) remember(this.drawer, {text: this.input.value, base: this.base, was: this.was}); }

  send() {
    clearTimeout(this.pause);
    if (!this.dirty) return;
    this.keep();
    this.since = Date.now();
    if (this.waiting !== null) { this.again = true; return; }
    this.again = false;
    this.waiting = ++this.number;
    this.sent = this.input.value;
    this.say("Bezig met bewaren ...");
    this.tell({visit: this.visit, number: this.number, text: this.sent, base: this.base, was: this.was});
    clearTimeout(this.worry);
    this.worry = setTimeout(() => this.unsaved("Nog niet bewaard. Je tekst blijft hier staan."), WORRY);
  }

  update(data, tell) {
    this.tell = tell;
    this.words.textContent = data.label;
    this.about.textContent = data.about && " " + data.about;
    this.help.textContent = data.help;
    this.help.hidden = !data.help;
    this.input.readOnly = data.locked;
    this.input.maxLength = data.longest;
    this.input.placeholder = data.hint;
    const answer = data.answer;
    if (answer && answer.visit === this.visit && answer.number === this.waiting) this.answered(answer);
    else if (!this.dirty && this.waiting === null) this.take(data);
    if (data.force && data.force !== this.forced) {
      this.forced = data.force;
      this.dirty = false;
      this.take(data);
      remember(this.drawer, null);
      this.rescue.hidden = true;
      this.say("Bewaard om " + clock());
    }
    this.grow();
    if (this.restored) { this.restored = false; this.send(); }
  }

  take(data) {
    if (this.input.value !== data.value) this.input.value = data.value;
    this.base = data.base;
    this.was = data.value;
  }

  answered(answer) {
    clearTimeout(this.worry);
    this.waiting = null;
    if (answer.problem) { this.unsaved(answer.problem); return; }
    this.base = answer.base;
    if (!answer.clash) this.was = this.sent;
    this.rescue.hidden = true;
    if (this.input.value === this.sent) {
      this.dirty = false;
      remember(this.drawer, null);
      this.say(answer.clash ? "" : "Bewaard om " + clock());
    } else if (this.again) this.send();
  }

  unsaved(words) {
    this.say(words);
    this.waiting = null;
    const file = new Blob([this.input.value], {type: "text/plain;charset=utf-8"});
    URL.revokeObjectURL(this.rescue.href);
    this.rescue.href = URL.createObjectURL(file);
    this.rescue.download = "mijn-tekst.txt";
    this.rescue.hidden = false;
    clearTimeout(this.pause);
    this.pause = setTimeout(() => this.send(), WORRY);
  }

  // another scan was opened in the same place
  leave() {
    this.keep();
    clearTimeout(this.pause);
    clearTimeout(this.worry);
    this.box.remove();
  }

  say(words) { this.state.textContent = words; }

  grow() {
    if (this.input.tagName !== "TEXTAREA") return;
    this.input.style.height = "auto";
    this.input.style.height = this.input.scrollHeight + 4 + "px";
  }
}

const fields = new WeakMap();

export default function ({parentElement, data, setStateValue}) {
  let field = fields.get(parentElement);
  if (field && field.drawer !== drawerOf(data)) field = field.leave();
  if (!field) {
    field = new Field(parentElement, data);
    fields.set(parentElement, field);
  }
  field.update(data, (text) => setStateValue("tekst", text));
}
