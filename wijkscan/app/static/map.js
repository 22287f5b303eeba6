// The live map as a part of the page. The server sends the pieces; pressing an area tells its code.
// Leaflet and the drawing itself come once from our own server, and stay in the browser's cache.
let drawing;

function ready(address) {
  drawing ??= import(new URL(address, location.href));
  return drawing;
}

class Chart {
  constructor(parent) {
    this.box = parent.appendChild(document.createElement("div"));
    this.box.className = "ws-kaart";
  }

  async show(data, tell) {
    this.tell = tell;
    this.wanted = data;
    await ready(data.script);
    if (this.wanted !== data) return;        // a later wish came in while Leaflet was on its way
    if (data.drawn !== this.drawn) this.draw(data);
    this.mark(data);
  }

  draw(data) {
    const stay = this.map && this.place === data.place;
    const [middle, zoom] = stay ? [this.map.getCenter(), this.map.getZoom()] : [];
    this.map?.remove();
    this.box.style.setProperty("--ws-vorm", data.shape);
    this.box.innerHTML = data.hatching + '<div class="folium-map"></div>';
    if (!document.getElementById(data.content.geo)) {
      const geometry = document.createElement("script");
      geometry.type = "application/json";
      geometry.id = data.content.geo;
      geometry.textContent = data.geometry;
      document.body.append(geometry);
    }
    this.map = L.map(this.box.lastChild, {
      crs: L.CRS.Simple, zoomControl: false, attributionControl: false, fadeAnimation: false,
      zoomSnap: 0.05, zoomDelta: 0.75, scrollWheelZoom: false,
    });
    this.flats = wijkscan.kaart(this.map, data.content);
    for (const flat of this.flats) this.prepare(flat, data.content.focus);
    if (stay) this.map.setView(middle, zoom, {animate: false});
    this.outline = L.polyline([], {interactive: false, color: "#0b5563", weight: 3.5, dashArray: "8 5"});
    this.outline.addTo(this.map);
    [this.drawn, this.place] = [data.drawn, data.place];
  }

  prepare(flat, own) {
    const code = flat.gebied.code;
    if (own.includes(code)) return;
    const path = flat.getElement();
    path.setAttribute("role", "button");
    flat.on("click", () => this.tell(code));
    path.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" && event.key !== " ") return;
      event.preventDefault();
      this.tell(code);
    });
  }

  mark(data) {
    const rings = [];
    for (const flat of this.flats) {
      const chosen = flat.gebied.code === data.beside;
      const path = flat.getElement();
      if (path.getAttribute("role") === "button") path.setAttribute("aria-pressed", String(chosen));
      if (chosen) rings.push(...flat.gebied.ringen.map((ring) => ring.concat([ring[0]])));
    }
    this.outline.setLatLngs(rings);
  }
}

const charts = new WeakMap();

export default function ({parentElement, data, setTriggerValue}) {
  let chart = charts.get(parentElement);
  if (!chart) charts.set(parentElement, chart = new Chart(parentElement));
  chart.show(data, (code) => setTriggerValue("gekozen", code));
}
