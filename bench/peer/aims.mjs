// What docs/performance.md says beside the figures: the aims and their state, and what limits each figure, by profiles.
export const aims = [
  ["storm of 5,000 raw sockets: p99 ≤ 0.7 × and connections/s ≥ 1.5 × Express + ws", "missed: 1.4 to 1.6 × and 0.75 × with 2,000 sockets on a busy machine (2.6 × and 0.38 × before)"],
  ["start to the first accepted webhook ≤ 0.9 s", "missed: 2.1 s as built on a quiet machine; machine code, which ./run starts from, saves a fifth of the processor time"],
  ["idle ≤ 100 MB and ≤ 1 % of a core", "memory missed, 196 MB: 92 are mapped files, 40 compiled code, 63 heaps; processor time missed in the first minutes, when it is the compiler"],
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
  connect: `500 clients a storm, 64 at a time, one round. With 2,000 clients, 256 at a time, in turns on a machine with a load of 20 to 30: Express + ws took
0.17 to 0.25 ms of processor time each and opened 932 to 1,331 a second; OrleansNotify took 0.47 to 0.65 ms (p99 1.4 to 1.6 times) and opened 713 to
992. While SQLite prepared these statements for each socket it was 2.2 to 2.5 ms.

What limits it, by a profile with all methods compiled, the end of each connection included: a quarter is the kernel; a fifth the request from the first
middleware to the upgrade, of which a third is the session and a third the upgrade; a sixth the runtime's own code; a tenth the feed up to its
first frame. SQLite itself takes 7 %, where it took a third and half of the memory's calls. Nothing is left that stands out. In the first
thousands of a process a fifth is the compiler.`,
  sockets: "What limits it: two thirds of a message are the kernel's `send`.",
  accept: "What limits it: the disk's sync, which a group of events shares.",
  deliver: "What limits it: at 200 a second each event is alone in two commits and about thirty wake-ups of threads; flat out dozens share them.",
};
