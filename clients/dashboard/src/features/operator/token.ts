import { createStore } from "../../app/store";

/** The operator's token, in this tab's memory until it is forgotten or the page is loaded again. */
export const operatorToken = createStore<string | null>(null);
