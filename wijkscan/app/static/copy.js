// A text to copy with one press: also on a plain http address, where the clipboard is closed.
const make = (tag, properties = {}) => Object.assign(document.createElement(tag), properties);

function build(parent, id) {
  const box = make("div", {className: "ws-veld ws-kopie"});
  const label = make("label", {htmlFor: id, className: "ws-veldnaam"});
  const row = make("div", {className: "ws-kopieregel"});
  const input = make("input", {id, readOnly: true, type: "text", autocomplete: "off"});
  const button = make("button", {type: "button", textContent: "Kopieer"});
  const state = make("p", {className: "ws-bewaard"});
  state.setAttribute("role", "status");
  input.addEventListener("focus", () => input.select());
  button.addEventListener("click", async () => {
    let done = false;
    try {
      await navigator.clipboard.writeText(input.value);
      done = true;
    } catch {
      input.select();
      done = document.execCommand("copy");
    }
    state.textContent = done ? "Gekopieerd. Plak hem op een veilige plek."
      : "Kopiëren lukt hier niet. Selecteer de tekst en kopieer hem zelf.";
  });
  row.append(input, button);
  box.append(label, row, state);
  parent.append(box);
  return {label, input};
}

const built = new WeakMap();

export default function ({parentElement, data}) {
  let parts = built.get(parentElement);
  if (!parts) {
    parts = build(parentElement, "kopie-" + data.place);
    built.set(parentElement, parts);
  }
  parts.label.textContent = data.label;
  parts.input.value = data.words;
}
