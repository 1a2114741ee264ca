using System.Globalization;

namespace OrleansNotify.Http;

/// <summary>What the system gives this process, and how it is divided.</summary>
internal static class ProcessResources
{
    /// <summary>Handles that connections leave to others: these (a process has some 350 at its start), and a part of all for deliveries.</summary>
    public const int ReservedHandles = 512;
    public const int ReservedHandlesPart = 16;

    /// <summary>What a connection takes at most while its request is read, and what an open socket does.</summary>
    public const int MemoryPerRequest = 64 * 1024;
    public const int MemoryPerConnection = 16 * 1024;

    /// <summary>A body in flight is some five copies: as it came, as a payload, on its way to the log, as a parameter of a statement.</summary>
    public const int BodiesPart = 16;

    /// <summary>A quarter of this is the largest batch.</summary>
    public const int MinBodiesInFlight = 16 * 1024 * 1024;
    private const int UnknownHandles = 10_240;
    private const string LimitsFile = "/proc/self/limits";
    private const string HandlesLine = "Max open files";

    public static long Memory { get; } = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes;

    public static long Handles { get; } = File.Exists(LimitsFile) ? HandlesOf(File.ReadLines(LimitsFile)) : UnknownHandles;

    public static long BodiesInFlight => Math.Max(MinBodiesInFlight, Memory / BodiesPart);

    public static int Connections(long handles, long memory)
        => (int)Math.Clamp(Math.Min(handles - ReservedHandles - (handles / ReservedHandlesPart), memory / MemoryPerConnection), 1, int.MaxValue);

    public static int Requests(int connections, long memory) => (int)Math.Clamp(memory / MemoryPerRequest, 1, connections);

    public static long HandlesOf(IEnumerable<string> limits)
    {
        var soft = limits.FirstOrDefault(line => line.StartsWith(HandlesLine, StringComparison.Ordinal))?[HandlesLine.Length..]
            .Split(' ', StringSplitOptions.RemoveEmptyEntries)[0];
        return long.TryParse(soft, NumberStyles.None, CultureInfo.InvariantCulture, out var handles) ? handles : UnknownHandles;
    }
}
