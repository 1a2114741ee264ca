using System.Globalization;
using System.Reflection;

namespace OrleansNotify.Telemetry;

/// <summary>What tells this process from all others, also from the one that ran here before.</summary>
internal static class ThisProcess
{
    public static string Id { get; } = string.Create(
        CultureInfo.InvariantCulture, $"{Environment.MachineName}-{Environment.ProcessId}-{Guid.NewGuid().ToString("N")[..8]}");

    public static string Version { get; } =
        typeof(ThisProcess).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "0";
}
