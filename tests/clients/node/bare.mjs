// TimelineJS and vis-data are written for bundlers: imports without an extension, modules that do not say so.
import { register } from "node:module";

const hooks = `
  const written = (url) => url.includes("/@knight-lab/timelinejs/src/");
  export async function resolve(specifier, context, next) {
    const bare = written(context.parentURL ?? "") && specifier.startsWith(".") && !specifier.endsWith(".js");
    return next(bare ? specifier + ".js" : specifier, context);
  }
  export async function load(url, context, next) {
    return next(url, written(url) ? { ...context, format: "module" } : context);
  }`;
register(`data:text/javascript,${encodeURIComponent(hooks)}`);
