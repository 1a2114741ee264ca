using System.Globalization;
using System.Reflection;
using System.Security.Cryptography;

namespace OrleansNotify.Telemetry;

/// <summary>What tells this process from all others, also from the one that ran here before.</summary>
internal static class ThisProcess
{
    public static string Id { get; } = string.Create(
        CultureInfo.InvariantCulture, $"{Environment.MachineName}-{Environment.ProcessId}-{RandomNumberGenerator.GetHexString(8, lowercase: true)}");

    public static string Version { get; } =
        typeof(ThisProcess).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "0";
}
