import { createStore } from "../app/store";

/** Whether the list of shortcuts is open: by its key, or from the palette. */
export const sheetAsked = createStore(false);
