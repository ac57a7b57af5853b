// Reads a timeline with TimelineJS's own parser: node --import ./bare.mjs timelinejs.mjs ADDRESS
import { JSDOM } from "jsdom";

const BROWSERS = ["document", "location", "navigator", "getComputedStyle", "XMLHttpRequest", "Node", "DOMParser"];
const { window } = new JSDOM("", { url: "https://app.example/" });
for (const name of ["window", ...BROWSERS]) {
  Object.defineProperty(globalThis, name, { value: window[name], configurable: true });
}
const { makeConfig } = await import("@knight-lab/timelinejs/src/js/core/ConfigFactory.js");

makeConfig(process.argv[2], (config) => {
  config.validate();
  const events = config.events.map(({ unique_id, start_date, end_date, text, group }) => ({
    id: unique_id,
    start: start_date.data.date_obj,
    end: end_date?.data.date_obj ?? null,
    shown: start_date.getDisplayDate(),
    headline: text.headline,
    group: group ?? null,
  }));
  console.log(JSON.stringify({ errors: config.getErrors().map(String), title: config.title.text, events }));
});
