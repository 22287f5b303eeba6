// Streamlit throws a button away when what it stood for changes, and the focus with it. This puts
// the focus back: on what was just opened, on the way to undo, or on the nearest thing that stayed.
const CAN = 'a[href], button:not([disabled]):not([tabindex="-1"]), input, textarea, summary, h1[tabindex]';
const WRITES = "textarea, input:not([type=checkbox]):not([type=radio])";
const OPENER = "[data-testid=stPopoverButton]", WINDOW = "[data-testid=stPopoverBody]";
const PATIENCE = 20000, STEP = 80, STILL = 320, QUIET = 1200;
let opener, last; // what opened a window, and what was pressed last

const keyOf = (element) =>
  [...(element.closest('[class*="st-key-"]')?.classList ?? [])].find((one) => one.startsWith("st-key-"));
const seen = (element) => element.isConnected && element.offsetParent !== null;
const first = (box) => box && [...box.querySelectorAll(CAN)].find(seen);
const running = () => document.querySelector("[data-testid=stApp][data-test-script-state=running]");
const drawers = () => [...document.querySelectorAll('[class*="st-key-la-"]')];
const isLost = () => document.activeElement === document.body || !document.activeElement;

// The same thing drawn again: the record of an opened drawer, or a part with the same key.
function again(key) {
  const record = key?.match(/[0-9a-f]{32}/)?.[0];
  const places = record ? ["la-", "open-"].map((one) => "st-key-" + one + record) : [];
  for (const name of [key, key?.replace("-maak", "-download"), ...places]) {
    const found = name && first(document.getElementsByClassName(name)[0]);
    if (found) return found;
  }
}

// Everything that could have the focus, the nearest on the screen first.
function around(pressed) {
  const here = pressed.getBoundingClientRect();
  const box = pressed.closest(WINDOW) ?? pressed.closest(".stMain");
  return [...box.querySelectorAll(CAN)].filter((one) => one !== pressed && seen(one)).map((one) => {
    const there = one.getBoundingClientRect();
    return {one, key: keyOf(one), far: Math.hypot(there.x - here.x, there.y - here.y)};
  }).sort((one, other) => one.far - other.far);
}

function place(before) {
  if (!isLost() && document.activeElement !== before.thing) return; // somebody went on already
  const opened = drawers().find((one) => !before.drawers.includes(one));
  if (opened) return first(opened);
  if (before.opens && before.thing.ariaExpanded === "true") return first(document.querySelector(WINDOW));
  if (!isLost()) return;
  const undo = document.querySelector(".st-key-terughalen button");
  if (undo && undo !== before.undo) return undo;
  const same = again(before.key);
  if (same) return same;
  for (const {one, key} of before.around) {
    const found = seen(one) ? one : again(key);
    if (found) return found;
  }
  return opener?.isConnected ? opener : undefined;
}

// Parts of a page come one after another, so a place counts when it stays the same for a moment.
// A page that is quiet for a while and has lost nothing is left as it is.
function settle(before) {
  const now = performance.now();
  if (before !== last || location.pathname !== before.path || now > before.until) return;
  if (running()) before.calm = now + QUIET;
  const found = running() || now < before.since ? undefined : place(before);
  if (!found && now > before.calm) return;
  if (found !== before.found) [before.found, before.at] = [found, now];
  if (!found || now - before.at < STILL) return setTimeout(settle, STEP, before);
  if (before.byKey || !found.matches(WRITES)) found.focus({preventScroll: !before.byKey});
  before.calm = now + QUIET; // it may be drawn once more
  before.found = undefined;
  setTimeout(settle, STEP, before);
}

function pressed(event) {
  const thing = event.target.closest?.("button, summary");
  if (!thing?.closest(".stMain, " + WINDOW)) return;
  const now = performance.now(), opens = thing.matches(OPENER), byKey = event.detail === 0;
  if (opens) opener = thing;
  last = {
    thing, byKey, opens: opens && byKey, key: keyOf(thing), around: around(thing),
    path: location.pathname, drawers: drawers(),
    undo: document.querySelector(".st-key-terughalen button"),
    since: now + 3 * STEP, calm: now + QUIET, until: now + PATIENCE,
  };
  settle(last);
}

function closed(event) {
  if (event.key !== "Escape" || !document.activeElement?.closest(WINDOW)) return;
  setTimeout(() => isLost() && opener?.isConnected && opener.focus(), 4 * STEP);
}

if (!window.wijkscanBlijft) {
  window.wijkscanBlijft = true;
  document.addEventListener("click", pressed, true);
  document.addEventListener("keydown", closed, true);
}
