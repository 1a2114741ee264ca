import { ChevronDown } from "lucide-react";
import { lazy, Suspense } from "react";
import { Menu } from "../../parts/Menu";
import type { AddTextProps } from "./AddTextForm";

const AddTextForm = lazy(() => import("./AddTextForm"));

/** Adds a word to the filter that no list can offer. */
export const AddText = (props: AddTextProps) => (
  <Menu label={props.label} icon={<ChevronDown aria-hidden />} wide>{(close) => <Suspense><AddTextForm {...props} onDone={close} /></Suspense>}</Menu>
);
