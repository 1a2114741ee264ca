/** The shortcuts of the parts that are on the page now, for the sheet that lists them. */
export const registered = new Set<{ list: () => (readonly [key: string, what: string])[] }>();
