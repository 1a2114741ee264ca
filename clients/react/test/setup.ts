import { cleanup } from "@testing-library/react";
import { afterEach } from "vitest";

// React asks whether it may complain about updates outside of act().
Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });
afterEach(cleanup);
