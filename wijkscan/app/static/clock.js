// A clock that counts down in the browser, so that the server need not be asked every second.
const built = new WeakMap();

function words(left) {
  if (left <= 0) return "De tijd is om";
  const seconds = Math.ceil(left / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}

export default function ({parentElement, data}) {
  let clock = built.get(parentElement);
  if (!clock) {
    const shown = Object.assign(document.createElement("p"), {className: "ws-klok"});
    shown.setAttribute("role", "timer");
    shown.setAttribute("aria-label", "Tijd voor deze stap");
    parentElement.append(shown);
    clock = {shown};
    built.set(parentElement, clock);
  }
  clock.ends = performance.now() + data.left * 1000;
  const tick = () => {
    const left = clock.ends - performance.now();
    clock.shown.textContent = words(left);
    clock.shown.classList.toggle("ws-om", left <= 0);
    if (left <= 0 || !clock.shown.isConnected) clearInterval(clock.timer);
  };
  clearInterval(clock.timer);
  clock.timer = setInterval(tick, 250);
  tick();
}
