// What docs/performance.md says beside the figures: the aims and their state, and what limits each figure, by profiles.
export const aims = [
  ["storm of 5,000 raw sockets: p99 ≤ 0.7 × and connections/s ≥ 1.5 × Express + ws", "missed: 2.6 × and 0.38 × on a quiet machine"],
  ["start to the first accepted webhook ≤ 0.9 s", "missed: 2.1 s as built on a quiet machine; machine code saves a fifth of the processor time"],
  ["idle ≤ 100 MB and ≤ 1 % of a core", "memory missed: about half is mapped files of the runtime and of machine code"],
  ["200 deliveries/s: processor time with the store ≤ 0.4 × BullMQ's", "missed on PostgreSQL, see bench/README.md; to be measured again"],
];

export const limits = {
  start: `On a machine with a load of 30, in turns, medians of three: 8.7 s of processor time until the first accepted webhook as built, 6.9 s with machine
code (the same work takes about a quarter of that on a quiet machine). Resident when idle on that machine: 210 MB with machine code, of which 64 are heap.

What limits it: of a start as built a third of the time is the runtime's loading of types, a third compiling (about 13,500 methods), a sixth the
kernel's mapping of memory. Machine code in the product's and Orleans' assemblies does not hold what the runtime's own generic types are
made to with their types (6,750 methods are still compiled, half of them state machines of \`async\`). Resident memory of an idle process is
half mapped files (runtime, machine code), a third heap, the rest compiled code. In its first minutes two thirds of the processor time of an
idle process are the compiler, which goes on with what the start has used often.`,
  connect: `A first look: 300 clients, 64 at a time, one round of each in turns, the peer twice.

What limits it: SQLite and its memory take a quarter of a storm, nearly all of it to parse and plan the count of the inbox again for each
socket; a seventh is the compiler, a seventh the kernel. A session's grain is not activated for a connection.`,
  sockets: "What limits it: two thirds of a message are the kernel's `send`.",
  accept: "What limits it: the disk's sync, which a group of events shares.",
  deliver: "What limits it: at 200 a second each event is alone in two commits and about thirty wake-ups of threads; flat out dozens share them.",
};
