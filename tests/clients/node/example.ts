// What a frontend does with the API, in the types that openapi-typescript makes of its description.
import type { components, paths } from "./api";

type Event = components["schemas"]["Event"];
type EventList = components["schemas"]["EventList"];
type Change = components["schemas"]["Change"];
type Problem = components["schemas"]["Problem"];
type Query = NonNullable<paths["/events"]["get"]["parameters"]["query"]>;

class Refused extends Error {
  constructor(readonly problem: Problem) {
    super(problem.errors.map(({ name, detail }) => `${name}: ${detail}`).join("; ") || problem.detail);
  }
  /** What to offer in place of what was typed. */
  meant(name: string): string[] {
    return this.problem.errors.find((error) => error.name === name)?.suggestions ?? [];
  }
}

async function page(address: string): Promise<EventList> {
  const answer = await fetch(address);
  if (!answer.ok) throw new Refused((await answer.json()) as Problem);
  return (await answer.json()) as EventList;
}

/** Every event under a query, page by page. */
async function* events(root: string, query: Query): AsyncGenerator<Event> {
  const pairs = Object.entries(query).map(([name, value]) => [name, String(value)]);
  let next: string | null = `${root}/events?${new URLSearchParams(pairs)}`;
  while (next !== null) {
    const { data, links }: EventList = await page(next);
    yield* data;
    next = links.next ?? null;
  }
}

/** Keeps a map of events in step with the store. */
function follow(root: string, since: number, kept: Map<string, Event>): EventSource {
  const stream = new EventSource(`${root}/events/stream?since=${since}`);
  const take = ({ data }: MessageEvent<string>): void => {
    const { id, event }: Change = JSON.parse(data);
    if (event) kept.set(id, event);
    else kept.delete(id);
  };
  for (const op of ["create", "update", "retract", "merge", "leave"] satisfies Change["op"][]) {
    stream.addEventListener(`event.${op}`, take);
  }
  return stream;
}

function line({ date, actors, title, place, confidence }: Event): string {
  const source = actors.filter(({ role }) => role === "source").map(({ name }) => name);
  const day = date.edtf ?? "undated";
  return `${day} ${source.join(", ")} ${title} ${place?.country ?? ""} ${confidence.toFixed(2)}`;
}

// What is misspelt does not compile.
// @ts-expect-error: there is no such parameter
export const unknownParameter: Query = { form: "2025" };
// @ts-expect-error: there is no such type of event
export const unknownType: Query = { type: ["truce_declard"] };
// @ts-expect-error: an event may be without a place
export const country = ({ place }: Event): string | null => place.country;

export async function show(root: string): Promise<string[]> {
  const lines: string[] = [];
  try {
    const query: Query = { actor: ["RUS"], type: ["truce_declared"], from: "2025", limit: 50 };
    for await (const event of events(root, query)) lines.push(line(event));
  } catch (failure) {
    if (failure instanceof Refused) lines.push(...failure.meant("type"));
    else throw failure;
  }
  const first = await page(`${root}/events`);
  follow(root, first.meta.snapshot.seq, new Map(first.data.map((event) => [event.id, event])));
  return lines;
}
