import { CopyButton } from "../../parts/CopyButton";
import type { Filter } from "../../features/deliveries/filter";
import { frozenLink } from "./frozenLink";

export const ListActions = ({ filter }: { filter: Filter }) => <CopyButton wide label="Copy link" text={() => frozenLink(filter)} />;
