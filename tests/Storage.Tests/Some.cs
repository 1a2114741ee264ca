using System.Globalization;
using OrleansNotify.Events;

namespace OrleansNotify.Storage.Tests;

/// <summary>Values that no other test has.</summary>
internal static class Some
{
    private static int _last;

    public static string Tenant() => "tenant-" + Number();

    public static string Id() => "evt_" + Number().ToString("x32", CultureInfo.InvariantCulture);

    public static AppendEvent Event(params string[] audience) => new(
        Id(), "order.created", "webhook", audience.Length == 0 ? ["*"] : audience, 0, """{"a":1}"""u8.ToArray(), null);

    private static int Number() => Interlocked.Increment(ref _last);
}
