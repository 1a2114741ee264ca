using System.Text.Json;

namespace OrleansNotify.Faults.Loads;

internal static class Failures
{
    /// <summary>What a call may end with while things are broken: its outcome is unknown.</summary>
    public static bool IsExpected(Exception e)
        => e is HttpRequestException or OperationCanceledException or InvalidOperationException or JsonException or TimeoutException or IOException;
}
