import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { App } from "./App";
import "../../src/bell/style.css";
import "./demo.css";

createRoot(document.getElementById("root")!).render(<StrictMode><App /></StrictMode>);
