/** Where the dashboard lies, such as `/app/` or, behind a proxy, `/a/b/app/`: the server says so in <base href>. */
export const basePath = new URL(document.baseURI).pathname;

/** The page of a portal's link: it has a token of its own and no cookie. */
export const isPortal = location.pathname.endsWith("/app/portal");

/** The API is next to the dashboard. Without a slash at its end. */
export const apiRoot = new URL("..", document.baseURI).href.replace(/\/$/, "");

/** The address of a page, for a link to copy. */
export const pageAddress = (path: string) => new URL(path.replace(/^\//, ""), document.baseURI).href;
