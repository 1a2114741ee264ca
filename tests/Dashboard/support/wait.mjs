export { eventually, stays } from "../../Extension/support/wait.mjs";
