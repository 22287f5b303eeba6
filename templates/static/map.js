/* Draws the maps of a wijkscan: unpacks the shared lines once, then fills each map.
   Coordinates are RD metres in L.CRS.Simple, so nothing is reprojected. */
(function () {
  "use strict";
  var TEKENS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  var INKT = "#1d2a30", LANDRAND = "#c3c9cc", LAND = "#eef0f0", VEEL = 12;
  var gelezen = {};

  function lijn(tekst, rooster) {
    var punten = [], stap = [], getal = 0, plaats = 0, x = 0, y = 0;
    for (var i = 0; i < tekst.length; i++) {
      var c = TEKENS.indexOf(tekst.charAt(i));
      getal += (c & 31) * Math.pow(2, plaats);
      if (c & 32) { plaats += 5; continue; }
      stap.push(getal % 2 ? -(getal - 1) / 2 : getal / 2);
      getal = plaats = 0;
      if (stap.length === 2) {
        x += stap[0]; y += stap[1];
        punten.push([y * rooster, x * rooster]);
        stap = [];
      }
    }
    return punten;
  }

  function ring(nummers, lijnen) {
    var punten = [];
    nummers.forEach(function (n) {
      var stuk = n < 0 ? lijnen[~n].slice().reverse() : lijnen[n];
      punten = punten.concat(stuk.slice(0, -1));
    });
    return punten;
  }

  function uitgepakt(deel) {
    var lijnen = deel.bogen.map(function (b) { return lijn(b, deel.rooster); });
    var gebieden = {};
    Object.keys(deel.gebieden).forEach(function (code) {
      var g = deel.gebieden[code];
      gebieden[code] = {
        code: code, naam: g[0], plek: [g[2], g[1]], straal: g[3], nummers: g[4],
        ringen: g[4].map(function (r) { return ring(r, lijnen); })
      };
    });
    return { lijnen: lijnen, gebieden: gebieden };
  }

  function geometrie(id) {
    if (!gelezen[id]) {
      var inhoud = JSON.parse(document.getElementById(id).textContent);
      gelezen[id] = {
        vlak: uitgepakt(inhoud.vlak), rondom: uitgepakt(inhoud.rondom), grens: inhoud.grens
      };
    }
    return gelezen[id];
  }

  /* The lines that only one area of a group uses are its outline. */
  function buitenlijn(geo, codes) {
    var keer = {};
    codes.forEach(function (code) {
      var g = geo.vlak.gebieden[code];
      if (g) g.nummers.forEach(function (r) {
        r.forEach(function (n) { var s = n < 0 ? ~n : n; keer[s] = (keer[s] || 0) + 1; });
      });
    });
    return Object.keys(keer).filter(function (s) { return keer[s] % 2; })
      .map(function (s) { return geo.vlak.lijnen[s]; });
  }

  function element(soort, tekst, klasse) {
    var e = document.createElement(soort);
    if (tekst) e.textContent = tekst;
    if (klasse) e.className = klasse;
    return e;
  }

  function uitleg(gebied, waarde, kaart) {
    var vak = element("div");
    vak.appendChild(element("strong", gebied.naam));
    vak.appendChild(element("span", waarde ? waarde[1] : kaart.onbekend, "ws-getal"));
    if (waarde && waarde[2]) vak.appendChild(element("span", waarde[2]));
    if (kaart.jaar) vak.appendChild(element("small", kaart.jaar));
    return vak;
  }

  function gesproken(gebied, waarde, kaart) {
    var delen = [gebied.naam, waarde ? waarde[1] : kaart.onbekend];
    if (waarde && waarde[2]) delen.push(waarde[2]);
    return delen.concat(kaart.jaar || []).join(", ");
  }

  function stijl(waarde, kaart) {
    var klasse = waarde && waarde[0] !== null ? kaart.klassen[waarde[0]] : ["#ffffff", 1];
    return {
      color: "#ffffff", weight: 1, fillOpacity: 1,
      fillColor: klasse[1] ? "url(#ws-arcering)" : klasse[0]
    };
  }

  function teken(map, geo, kaart) {
    var vlakken = [];
    Object.keys(geo.rondom.gebieden).forEach(function (code) {
      L.polygon(geo.rondom.gebieden[code].ringen, {
        interactive: false, color: LANDRAND, weight: 1, fillColor: LAND, fillOpacity: 1
      }).addTo(map);
    });
    Object.keys(geo.vlak.gebieden).forEach(function (code) {
      var gebied = geo.vlak.gebieden[code], waarde = kaart.waarden[code];
      var vlak = L.polygon(gebied.ringen, stijl(waarde, kaart)).addTo(map);
      vlak.bindTooltip(uitleg(gebied, waarde, kaart), { sticky: true, className: "ws-uitleg" });
      vlak.gebied = gebied;
      vlak.zin = gesproken(gebied, waarde, kaart);
      vlakken.push(vlak);
    });
    L.polyline(geo.grens.map(function (n) { return geo.vlak.lijnen[n]; }), {
      interactive: false, color: "#6f6a5e", weight: 1.6, dashArray: "5 3"
    }).addTo(map);
    L.polyline(buitenlijn(geo, kaart.focus), {
      interactive: false, color: INKT, weight: kaart.focus.length > VEEL ? 2.5 : 3.5, lineJoin: "round"
    }).addTo(map);
    return vlakken;
  }

  /* Names appear when there is room for them, those of the area itself first. */
  function namen(map, vlakken, kaart) {
    var eigen = {}, lijst = vlakken.slice();
    if (kaart.focus.length <= VEEL) kaart.focus.forEach(function (code) { eigen[code] = true; });
    lijst.sort(function (a, b) {
      return (eigen[b.gebied.code] ? 1e6 : b.gebied.straal) - (eigen[a.gebied.code] ? 1e6 : a.gebied.straal);
    });
    var groep = L.layerGroup().addTo(map);
    function plaats() {
      var schaal = Math.pow(2, map.getZoom()), grootte = map.getSize();
      /* No names under the buttons or the scale, nor half outside the map. */
      var vrij = [[0, 0, 50, 140], [grootte.x - 110, grootte.y - 30, grootte.x, grootte.y]];
      groep.clearLayers();
      lijst.forEach(function (vlak) {
        var g = vlak.gebied, breed = g.naam.length * 6.4, p = map.latLngToContainerPoint(g.plek);
        var ruimte = eigen[g.code] ? 4.5 : 2.3;
        if (breed > g.straal * schaal * ruimte) return;
        var vak = [p.x - breed / 2, p.y - 8, p.x + breed / 2, p.y + 8];
        if (Math.min(vak[0], vak[1]) < 2 || vak[2] > grootte.x - 2 || vak[3] > grootte.y - 2) return;
        if (vrij.some(function (v) {
          return vak[0] < v[2] && vak[2] > v[0] && vak[1] < v[3] && vak[3] > v[1];
        })) return;
        vrij.push(vak);
        var naam = element("span", g.naam);
        L.marker(g.plek, {
          interactive: false, keyboard: false,
          icon: L.divIcon({ className: "ws-naam" + (eigen[g.code] ? " ws-eigen" : ""), html: naam, iconSize: [0, 0] })
        }).addTo(groep);
      });
    }
    map.on("moveend resize", plaats);
    plaats();
  }

  /* One stop for the Tab key; the arrow keys go to the nearest area in that direction. */
  function toetsen(map, vlakken, kaart) {
    var richting = { ArrowUp: [1, 0], ArrowDown: [-1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };
    function naast(vlak, r) {
      var beste = null, ver = Infinity;
      vlakken.forEach(function (ander) {
        var dy = ander.gebied.plek[0] - vlak.gebied.plek[0], dx = ander.gebied.plek[1] - vlak.gebied.plek[1];
        var vooruit = dy * r[0] + dx * r[1], opzij = Math.abs(dy * r[1]) + Math.abs(dx * r[0]);
        if (vooruit <= 0 || opzij > 2 * vooruit) return;
        if (vooruit + opzij < ver) { ver = vooruit + opzij; beste = ander; }
      });
      return beste;
    }
    /* A line of its own: bringing the area itself to the front would take the focus away. */
    var omlijning = L.polyline([], { interactive: false, color: "#0b5563", weight: 4 }).addTo(map);
    vlakken.forEach(function (vlak) {
      var pad = vlak.getElement();
      pad.setAttribute("role", "img");
      pad.setAttribute("aria-label", vlak.zin);
      pad.setAttribute("tabindex", "-1");
      pad.addEventListener("focus", function () {
        omlijning.setLatLngs(vlak.gebied.ringen.map(function (r) { return r.concat([r[0]]); }));
        vlak.openTooltip(vlak.gebied.plek);
      });
      pad.addEventListener("blur", function () {
        omlijning.setLatLngs([]);
        vlak.closeTooltip();
      });
      pad.addEventListener("keydown", function (e) {
        var doel = richting[e.key] && naast(vlak, richting[e.key]);
        if (!richting[e.key]) return;
        e.preventDefault(); e.stopPropagation();
        if (!doel) return;
        pad.setAttribute("tabindex", "-1");
        doel.getElement().setAttribute("tabindex", "0");
        doel.getElement().focus();
      });
    });
    var eerste = vlakken.filter(function (v) { return kaart.focus.indexOf(v.gebied.code) >= 0; })[0] || vlakken[0];
    if (eerste) eerste.getElement().setAttribute("tabindex", "0");
  }

  function bediening(map, kader) {
    L.control.zoom({ zoomInTitle: "Inzoomen", zoomOutTitle: "Uitzoomen" }).addTo(map);
    var terug = L.control({ position: "topleft" });
    terug.onAdd = function () {
      var balk = element("div", "", "leaflet-bar"), knop = element("a", "↺");
      knop.href = "#"; knop.title = "Terug naar het begin";
      knop.setAttribute("role", "button"); knop.setAttribute("aria-label", knop.title);
      L.DomEvent.disableClickPropagation(balk);
      L.DomEvent.on(knop, "click", function (e) { L.DomEvent.stop(e); map.fitBounds(kader); });
      balk.appendChild(knop);
      return balk;
    };
    terug.addTo(map);
    L.control.scale({ imperial: false, position: "bottomright" }).addTo(map);
  }

  function kaart(map, wat) {
    var geo = geometrie(wat.geo), k = wat.kader, kader = [[k[1], k[0]], [k[3], k[2]]], vak = map.getContainer();
    vak.setAttribute("role", "group");
    vak.setAttribute("aria-label", wat.titel + ". Ga met Tab en de pijltjes langs de gebieden.");
    map.options.minZoom = -12;
    map.options.maxZoom = 2;
    bediening(map, kader);
    map.fitBounds(kader, { animate: false });
    var vlakken = teken(map, geo, wat);
    namen(map, vlakken, wat);
    toetsen(map, vlakken, wat);
    /* The page scrolls on; the wheel zooms only in a map that was clicked. */
    map.on("focus click", function () { map.scrollWheelZoom.enable(); });
    map.on("blur mouseout", function () { map.scrollWheelZoom.disable(); });
    if (L.Browser.mobile) {
      var begin = map.getZoom();
      map.dragging.disable();
      vak.style.touchAction = "pan-y";
      map.on("zoomend", function () { map.dragging[map.getZoom() > begin + 0.1 ? "enable" : "disable"](); });
    }
    if (window.ResizeObserver) {
      var breed = vak.clientWidth;
      new ResizeObserver(function () {
        if (vak.clientWidth === breed || !vak.clientWidth) return;
        breed = vak.clientWidth;
        map.invalidateSize({ animate: false });
        map.fitBounds(kader, { animate: false });
      }).observe(vak);
    }
    return vlakken;
  }

  window.wijkscan = { kaart: kaart };
})();
