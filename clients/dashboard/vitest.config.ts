import { defineConfig } from "vitest/config";

// Rules only: what a page looks like is tested in a browser, in tests/Dashboard.
export default defineConfig({ test: { environment: "node", include: ["test/**/*.test.ts"] } });
