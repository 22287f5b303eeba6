// The page is Dutch. Streamlit's own words cannot be set, so they are put into Dutch when they come.
// Only whole texts that are in this list change; what people type is in fields, and stays.
const SAID = {
  "Connection error": "Geen verbinding",
  "Streamlit server is not responding. Are you connected to the internet?":
    "De wijkscan is nu niet te bereiken. Wat je typte, blijft in deze browser. "
    + "Zodra er verbinding is, gaat het vanzelf verder.",
  "Connection timed out.": "De wijkscan antwoordt niet. Wacht even; het gaat vanzelf verder.",
  "Connecting": "Verbinding zoeken",
  "Skip to main content": "Naar de inhoud",
  "No results": "Niets gevonden",
  "Choose an option": "Kies",
  "Choose options": "Kies",
  "Uploading...": "Bezig ...",
  "Upload": "Kies een bestand",
  "10MB per file": "Hoogstens 10 MB",
  "Error:": "Let op:",
};
const STARTS = [
  [/^Is Streamlit still running\?/, "De wijkscan staat uit. Start hem opnieuw met: wijkscan app"],
  [/^(Error: )?.* files are not allowed\.$/, "Dit soort bestand kan hier niet."],
  [/^(Error: )?File must be .* or smaller\.$/, "Dit bestand is te groot."],
  [/^You can only select up to (\d+) /, "Meer kan niet. Haal er eerst een weg."],
];
const NAMES = {
  "Main menu": "Menu", "Close": "Sluiten", "Open": "Openen", "Clear value": "Leegmaken",
  "Clear all": "Alles weg", "file upload": "Kies een bestand", "Link to heading": "Link naar deze kop",
  "Choose an option": "Kies", "Choose options": "Kies", "Loading": "Bezig",
  "Selectbox options": "Keuzes", "Remove": "Weghalen",
};

const LISTS = new Set(["Open", "Clear value", "Clear all"]);

function say(node) {
  const words = node.data.trim();
  const found = Object.hasOwn(SAID, words) ? SAID[words]
    : STARTS.find(([start]) => start.test(words))?.[1];
  if (found && !node.parentElement?.closest(".stHtml, textarea, script, style")) node.data = found;
}

// Streamlit repeats a label in its attributes with the signs of Markdown in it.
function plain(words) {
  return words.replace(/\*((?:\\.|[^*\\])*)\*$/, "$1").replace(/\\([^A-Za-z0-9\s])/g, "$1");
}

// Which of several lists a button opens or empties.
function whose(element) {
  const list = element.closest('[data-testid="stSelectbox"], [data-testid="stMultiSelect"]');
  const label = list?.querySelector('[data-testid="stWidgetLabel"]')?.innerText.trim();
  return label ? ": " + label : "";
}

function name(element) {
  for (const attribute of ["aria-label", "title", "placeholder"]) {
    const words = element.getAttribute(attribute);
    if (words && Object.hasOwn(NAMES, words))
      element.setAttribute(attribute, NAMES[words] + (LISTS.has(words) ? whose(element) : ""));
    else if (words?.startsWith("Help for ")) element.setAttribute(attribute, "Uitleg bij " + words.slice(9));
    else if (attribute === "aria-label" && /[\\*]/.test(words) && !element.closest(".stHtml")) {
      const said = plain(words);
      if (said !== words) element.setAttribute(attribute, said);
    } else if (words?.startsWith("Remove ")) element.setAttribute(attribute, "Weghalen: " + words.slice(7));
  }
}

function inside(root) {
  if (root.nodeType === Node.TEXT_NODE) return say(root);
  if (root.nodeType !== Node.ELEMENT_NODE) return;
  name(root);
  root.querySelectorAll("[aria-label], [title], [placeholder]").forEach(name);
  const texts = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) say(texts.currentNode);
}

if (!window.wijkscanInHetNederlands) {
  window.wijkscanInHetNederlands = true;
  document.documentElement.lang = "nl";
  inside(document.body);
  new MutationObserver((changes) => changes.forEach((change) => {
    if (change.type === "characterData") say(change.target);
    else if (change.type === "attributes") name(change.target);
    else change.addedNodes.forEach(inside);
  })).observe(document.body, {
    subtree: true, childList: true, characterData: true,
    attributes: true, attributeFilter: ["aria-label", "title", "placeholder"],
  });
}
