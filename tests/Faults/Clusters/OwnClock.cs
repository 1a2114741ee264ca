using System.Globalization;

namespace OrleansNotify.Faults.Clusters;

/// <summary>A process's own wall clock, by libfaketime: it can be moved while the process runs; what measures spans goes on as it was.</summary>
internal sealed class OwnClock
{
    private readonly string _file;

    public OwnClock(string file)
    {
        _file = file;
        Move(TimeSpan.Zero);
    }

    public static string? Missing => Library is null ? "libfaketime is not installed" : null;

    public IEnumerable<KeyValuePair<string, string>> Settings =>
    [
        new("LD_PRELOAD", Library!),
        new("FAKETIME_TIMESTAMP_FILE", _file),
        new("DONT_FAKE_MONOTONIC", "1"),
        new("FAKETIME_CACHE_DURATION", "1"),
    ];

    private static string? Library => Directory.Exists("/usr/lib")
        ? Directory.EnumerateFiles("/usr/lib", "libfaketimeMT.so.1", new EnumerationOptions { RecurseSubdirectories = true, IgnoreInaccessible = true, MaxRecursionDepth = 3 }).FirstOrDefault()
        : null;

    public void Move(TimeSpan by) => File.WriteAllText(_file, string.Create(CultureInfo.InvariantCulture, $"{by.TotalSeconds:+0;-0;+0}\n"));
}
