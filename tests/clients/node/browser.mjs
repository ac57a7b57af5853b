// A page of another origin uses the API in headless Chromium: node browser.mjs CHROMIUM ROOT
import { createServer } from "node:http";
import { chromium } from "playwright-core";

const [executablePath, root] = process.argv.slice(2);
const FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"];
const NEWS = { text: "Russia declared a truce with Ukraine on Monday.", published_at: "2025-04-22" };

const host = createServer((_, answer) => answer.setHeader("Content-Type", "text/html").end("<!doctype html><title>Desk</title>"));
await new Promise((listening) => host.listen(0, "127.0.0.1", listening));
const browser = await chromium.launch({ executablePath, args: [...FLAGS, "--disable-component-update", "--disable-sync"] });
try {
  const page = await browser.newPage();
  await page.goto(`http://127.0.0.1:${host.address().port}/`);
  const listed = await page.evaluate(list, root);
  await page.evaluate(open, { root, since: listed.seq });
  const posted = await fetch(`${root}/articles`, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(NEWS),
  });
  const change = await page.evaluate(() => globalThis.arrived);
  const written = await page.evaluate(write, { root, news: NEWS });
  console.log(JSON.stringify({ origin: page.url(), listed, posted: posted.status, change, written, manual: await manual() }));
} finally {
  await browser.close();
  host.close();
}

/** Lists events, reads the headers, and pages on by links.next; the second time with what it knows. */
async function list(root) {
  const first = await fetch(`${root}/events?limit=40&count=exact`);
  const names = ["Link", "ETag", "X-Total-Count", "Last-Modified", "X-Request-Id"];
  const headers = Object.fromEntries(names.map((name) => [name, first.headers.get(name)]));
  const { data, links, meta } = await first.json();
  const ids = data.map(({ id }) => id);
  let pages = 1;
  for (let next = links.next; next; pages += 1) {
    const told = await (await fetch(next)).json();
    ids.push(...told.data.map(({ id }) => id));
    next = told.links.next;
  }
  const again = await fetch(first.url, { headers: { "If-None-Match": headers.ETag }, cache: "no-store" });
  const refused = await (await fetch(`${root}/events?form=2025`)).json();
  return { headers, ids, pages, seq: meta.snapshot.seq, again: again.status, refused: refused.code };
}

/** Opens the stream, and keeps a promise of the first change that arrives on it. */
async function open({ root, since }) {
  const stream = new EventSource(`${root}/events/stream?since=${since}`);
  globalThis.arrived = new Promise((resolve) => {
    stream.addEventListener("event.create", ({ data, lastEventId }) => resolve({ ...JSON.parse(data), lastEventId }));
  });
  await new Promise((resolve) => stream.addEventListener("open", resolve));
}

/** Tries to post as a page of another origin, in the two ways that there are. */
async function write({ root, news }) {
  const json = { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(news) };
  const plain = { method: "POST", headers: { "Content-Type": "text/plain" }, body: news.text };
  const tried = [json, plain].map((options) => fetch(`${root}/articles`, options).then(({ status }) => status));
  return Promise.all(tried);
}

/** The reference as a person sees it: what it fetches, what the console says, what its first form asks. */
async function manual() {
  const page = await browser.newPage();
  const fetched = [];
  const said = [];
  page.on("request", (request) => fetched.push(request.url()));
  page.on("console", (message) => said.push(message.text()));
  await page.goto(`${root}/docs`);
  const loaded = { fetched: [...fetched], said: [...said] };
  await page.locator("#listEvents summary").first().click();
  await page.locator('#listEvents input[name="limit"]').fill("3");
  await page.locator("#listEvents button").click();
  await page.waitForURL("**/events?**");
  return { ...loaded, asked: JSON.parse(await page.locator("body").innerText()).data.length };
}
