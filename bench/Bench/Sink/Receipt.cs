using System.Runtime.InteropServices;

namespace OrleansNotify.Bench.Sink;

/// <summary>One request at the sink. The times of all processes of a machine are of one clock, so they compare.</summary>
/// <param name="Endpoint">The number at the end of the path.</param>
/// <param name="At">Stopwatch ticks.</param>
[StructLayout(LayoutKind.Sequential)]
internal readonly record struct Receipt(int Number, int Endpoint, long At);
