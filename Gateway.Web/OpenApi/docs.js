// The document of the API, as a page: no library, nothing from elsewhere. / searches, j and k go on and back.
const methods = ["get", "post", "put", "patch", "delete"];
const $ = (id) => document.getElementById(id);

/** An element; children are elements or text, which is never read as HTML. */
function el(tag, props = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) {
    if (name in element && name !== "list") element[name] = value;
    else element.setAttribute(name, value);
  }
  element.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

let api, operations = [];

async function start() {
  const response = await fetch("/openapi/v1.json").catch(() => null);
  if (!response?.ok) {
    $("main").replaceChildren(el("p", {}, "The document could not be loaded. Reload the page to try again."));
    return;
  }
  api = await response.json();
  operations = Object.entries(api.paths).flatMap(([path, item]) => methods.filter((method) => item[method])
    .map((method) => ({ ...item[method], method, path, servers: item.servers ?? [] })));
  $("search").addEventListener("input", showList);
  $("menu").addEventListener("click", () => toggleMenu());
  addEventListener("hashchange", show);
  addEventListener("keydown", keys);
  showList();
  show();
}

// The list

function showList() {
  const words = $("search").value.toLowerCase().split(/\s+/).filter(Boolean);
  const found = operations.filter((operation) => {
    const text = `${operation.method} ${operation.path} ${operation.operationId} ${operation.summary} ${operation.tags}`.toLowerCase();
    return words.every((word) => text.includes(word));
  });
  const tags = Map.groupBy(found, (operation) => operation.tags?.[0] ?? "");
  $("list").replaceChildren(...[...tags.keys()].sort().map((tag) => el("section", {},
    el("h2", {}, tag),
    el("ul", {}, tags.get(tag).map((operation) => el("li", {}, el("a", { href: `#${operation.operationId}` },
      badge(operation.method), el("span", { className: "path" }, operation.path))))))));
  $("none").hidden = found.length > 0;
  markCurrent();
}

function markCurrent() {
  for (const link of $("list").querySelectorAll("a")) {
    if (link.hash === location.hash) {
      link.setAttribute("aria-current", "page");
      link.scrollIntoView({ block: "nearest" });
    } else {
      link.removeAttribute("aria-current");
    }
  }
}

function keys(event) {
  const isTyping = event.target instanceof HTMLInputElement;
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "/" && !isTyping) {
    event.preventDefault();
    toggleMenu(true);
    $("search").focus();
  } else if (event.key === "Escape") {
    $("search").value = "";
    showList();
    toggleMenu(false);
    $("main").focus();
  } else if (event.key === "Enter" && isTyping) {
    $("list").querySelector("a")?.click();
  } else if ((event.key === "j" || event.key === "k") && !isTyping) {
    const links = [...$("list").querySelectorAll("a")];
    const at = links.findIndex((link) => link.hash === location.hash);
    links[event.key === "j" ? Math.min(at + 1, links.length - 1) : Math.max(at - 1, 0)]?.click();
  }
}

function toggleMenu(isOpen = !document.body.classList.contains("menu")) {
  document.body.classList.toggle("menu", isOpen);
  $("menu").setAttribute("aria-expanded", String(isOpen));
  if (isOpen) markCurrent();
}

// The operation

function show() {
  const id = decodeURIComponent(location.hash.slice(1));
  if (id === "main") return;
  const operation = operations.find((known) => known.operationId === id);
  $("main").replaceChildren(...(operation ? page(operation) : welcome()));
  document.title = operation ? `${operation.summary ?? id} · OrleansNotify API` : "OrleansNotify API";
  toggleMenu(false);
  markCurrent();
  scrollTo(0, 0);
}

function welcome() {
  const schemes = Object.entries(api.components?.securitySchemes ?? {});
  return [
    el("h1", {}, api.info.title),
    el("p", {}, api.info.description),
    el("h2", {}, "Who may call"),
    el("dl", {}, schemes.flatMap(([name, scheme]) => [el("dt", {}, name), el("dd", {}, scheme.description)])),
    el("h2", {}, "Keys"),
    el("p", {}, el("kbd", {}, "/"), " searches, ", el("kbd", {}, "j"), " and ", el("kbd", {}, "k"), " go on and back, ", el("kbd", {}, "Esc"), " ends a search."),
  ];
}

function page(operation) {
  const parameters = operation.parameters ?? [];
  const body = operation.requestBody?.content?.["application/json"];
  const other = operation.servers.find((server) => server.url !== "/");
  return [
    el("h1", {}, operation.summary ?? operation.operationId),
    el("p", { className: "address" }, badge(operation.method), el("code", {}, operation.path)),
    other && el("p", { className: "note" }, "Also under ", el("code", {}, other.url + operation.path)),
    el("p", { className: "note" }, callers(operation)),
    parameters.length > 0 && el("h2", {}, "Parameters"),
    parameters.length > 0 && el("dl", { className: "members" }, parameters.flatMap((parameter) => member(
      parameter.name, parameter.schema, parameter.required, parameter.description, parameter.in))),
    body && el("h2", {}, operation.requestBody.required ? "Body" : "Body (may be left out)"),
    body && shape(body.schema, { isRequest: true }),
    el("h2", {}, "Try it"),
    code(curl(operation, body)),
    el("h2", {}, "Answers"),
    ...Object.entries(operation.responses ?? {}).map(([status, response]) => answer(status, response)),
  ].filter(Boolean);
}

function callers(operation) {
  const names = (operation.security ?? []).flatMap((need) => Object.keys(need));
  return names.length === 0 ? "Anyone may call it." : `Needs ${names.join(" or ")}.`;
}

const badge = (method) => el("span", { className: `method ${method}` }, method === "delete" ? "DEL" : method.toUpperCase());

function answer(status, response) {
  const [type, content] = Object.entries(response.content ?? {})[0] ?? [];
  const isGood = status.startsWith("2");
  const isFramework = status === "default";
  return el("details", { open: isGood, className: "answer" },
    el("summary", {}, el("b", { className: isGood ? "good" : "bad" }, isFramework ? "other" : status), ` ${isFramework ? "Any other refusal" : response.description ?? ""}`,
      type && el("span", { className: "type" }, type)),
    content?.schema && type.includes("json") && [shape(content.schema), code(JSON.stringify(sample(content.schema), null, 2))]);
}

function code(text) {
  const button = el("button", { type: "button", className: "copy" }, "Copy");
  button.addEventListener("click", async () => {
    await navigator.clipboard?.writeText(text);
    button.textContent = "Copied";
    setTimeout(() => (button.textContent = "Copy"), 1500);
  });
  return el("div", { className: "code" }, button, el("pre", { tabIndex: 0 }, text));
}

function curl(operation, body) {
  const needs = (operation.security ?? []).flatMap((need) => Object.keys(need))[0];
  const scheme = api.components?.securitySchemes?.[needs];
  const method = operation.method === "get" ? "" : ` -X ${operation.method.toUpperCase()}`;
  const path = operation.path.replace(/\{(\w+)\}/g, (_, name) => `$${name}`);
  const parts = [`curl${method} "${location.origin}${path}"`];
  if (scheme) parts.push(scheme.type === "http" ? `-H "Authorization: Bearer $${needs}"` : `-H "${scheme.name}: $${needs}"`);
  if (body) parts.push("-H 'Content-Type: application/json'", `-d '${JSON.stringify(body.example ?? sample(body.schema)).replaceAll("'", "'\\''")}'`);
  return parts.join(" \\\n  ");
}

// Schemas

const resolve = (schema) => (schema?.$ref ? api.components.schemas[schema.$ref.split("/").at(-1)] : schema) ?? {};

function typeOf(schema) {
  if (schema?.$ref) return Object.keys(resolve(schema)).length === 0 ? "any" : schema.$ref.split("/").at(-1);
  const options = schema?.oneOf ?? schema?.anyOf;
  if (options) return options.map(typeOf).sort((a, b) => (a === "null") - (b === "null")).join(" or ");
  const types = [schema?.type ?? "any"].flat().map((type) => (type === "array" ? `${typeOf(schema.items)}[]` : type === "integer" ? "number" : type));
  const names = schema?.format === "date-time" ? types.map((type) => (type === "string" ? "time" : type)) : types;
  return names.sort((a, b) => (a === "null") - (b === "null")).join(" or ");
}

/** The members of an object, or those of what a list or a choice is of. */
function shape(schema, how = {}) {
  const { depth = 0, isRequest = false } = how;
  const options = schema.oneOf ?? schema.anyOf;
  if (options) return el("div", {}, el("p", { className: "note" }, typeOf(schema)), shape(options.find((option) => option.type !== "null") ?? {}, how));
  const known = resolve(schema);
  if ([known.type].flat().includes("array")) return depth > 3 ? null : el("div", {}, el("p", { className: "note" }, `A list of ${typeOf(known.items)}`), shape(known.items ?? {}, how));
  if (!known.properties) return el("p", { className: "note" }, typeOf(schema) === "any" ? "Any JSON." : typeOf(schema));
  return el("dl", { className: "members" }, Object.entries(known.properties).flatMap(([name, property]) => [
    ...member(name, property, isRequest && known.required?.includes(name), property.description ?? resolve(property).description),
    inner(property, { depth, isRequest })]));
}

function inner(property, { depth, isRequest }) {
  const options = property.oneOf ?? property.anyOf;
  const target = options?.find((option) => option.$ref) ?? ([property.type].flat().includes("array") ? property.items : property);
  return target?.$ref && depth < 3 && resolve(target).properties
    ? el("dd", { className: "inner" }, el("details", {}, el("summary", {}, `Members of ${typeOf(target)}`), shape(target, { depth: depth + 1, isRequest })))
    : null;
}

/** Text with `code` in it. */
const prose = (text) => text.split("`").map((part, index) => (index % 2 === 1 ? el("code", {}, part) : part));

function member(name, schema, isNeeded, description, place) {
  const choices = schema?.enum ? `One of ${schema.enum.filter((choice) => choice !== null).join(", ")}.` : null;
  return [
    el("dt", {}, el("code", {}, name), el("span", { className: "type" }, typeOf(schema)), place && place !== "query" && el("span", { className: "type" }, place),
      isNeeded && el("span", { className: "needed" }, "needed")),
    (description || choices) && el("dd", {}, prose([description, choices].filter(Boolean).join(" "))),
  ];
}

/** A value of the shape, for people to look at. */
function sample(schema, depth = 0) {
  if (!schema || depth > 4) return null;
  const known = resolve(schema);
  if (known.example !== undefined) return known.example;
  if (known.enum) return known.enum[0];
  const options = known.oneOf ?? known.anyOf;
  if (options) return sample(options.find((option) => option.type !== "null"), depth);
  const type = [known.type].flat().find((one) => one !== "null");
  switch (type) {
    case "object": return Object.fromEntries(Object.entries(known.properties ?? {}).map(([name, property]) => [name, sample(property, depth + 1)]));
    case "array": return [sample(known.items, depth + 1)];
    case "integer": case "number": return 1;
    case "boolean": return true;
    case "string": return known.format === "date-time" ? "2026-01-31T12:00:00Z" : "…";
    default: return {};
  }
}

start();
