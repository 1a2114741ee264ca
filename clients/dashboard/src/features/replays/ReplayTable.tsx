import type { QueryKey } from "@tanstack/react-query";
import type { Schema } from "../../api/types";
import { DataTable, type Column } from "../../parts/table/DataTable";
import { Tag, type Tone } from "../../parts/Tag";
import { Time } from "../../time/Time";
import { span } from "../../time/relative";
import { ReplayActs } from "./ReplayActs";

export type Replay = Schema<"ReplayAnswer">;

const tones: Record<string, Tone> = { running: "calm", paused: "mute", done: "good", cancelled: "mute" };
const kinds: Record<string, string> = { all: "All", missing: "The missing", dead: "Dead letters" };

export function ReplayTable({ replays, refreshes, before = [] }: { replays: readonly Replay[]; refreshes: readonly QueryKey[]; before?: readonly Column<Replay>[] }) {
  const columns: readonly Column<Replay>[] = [
    ...before,
    { id: "kind", head: "What", cell: ({ kind }) => kinds[kind] ?? kind },
    { id: "state", head: "State", cell: ({ state }) => <Tag tone={tones[state] ?? "mute"}>{state[0]?.toUpperCase()}{state.slice(1)}</Tag> },
    { id: "done", head: "Done", align: "end", cell: ({ enqueued, count }) => `${enqueued.toLocaleString("en")} of ${count.toLocaleString("en")}` },
    { id: "rate", head: "Rate", align: "end", cell: ({ rate }) => (rate === 0 ? "No limit" : `${rate}/s`), from: "medium" },
    { id: "left", head: "Remaining", cell: ({ remaining, state }) => (state === "running" && remaining ? `about ${span(remaining * 1000)}` : "–"), from: "medium" },
    { id: "created", head: "Started", cell: ({ createdAt }) => <Time at={createdAt} /> },
    { id: "acts", head: "Acts", align: "end", cell: (replay) => <ReplayActs replay={replay} refreshes={refreshes} /> },
  ];
  return <DataTable label="Replays" columns={columns} rows={replays} rowKey={({ id }) => id} />;
}
