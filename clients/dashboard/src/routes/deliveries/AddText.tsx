import { ChevronDown } from "lucide-react";
import { Suspense } from "react";
import { lazyPart } from "../../code/lazily";
import { Menu } from "../../parts/Menu";
import type { AddTextProps } from "./AddTextForm";

const AddTextForm = lazyPart(() => import("./AddTextForm"));

/** Adds a word to the filter that no list can offer. */
export const AddText = (props: AddTextProps) => (
  <Menu label={props.label} icon={<ChevronDown aria-hidden />} wide>{(close) => <Suspense><AddTextForm {...props} onDone={close} /></Suspense>}</Menu>
);
