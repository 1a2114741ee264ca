using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json;

namespace OrleansNotify.SystemTests.Inboxes;

/// <summary>Several sockets of one person, which change notifications in turn at a steady pace.</summary>
internal sealed class AgreementRun : IAsyncDisposable
{
    private const int Events = 50;
    private const int Changes = 400;
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(30);

    private readonly ConcurrentDictionary<(int Device, long Version), (long At, long Unread)> _heard = [];
    private readonly Device[] _devices;
    private readonly List<string> _ids = [];
    private int _changes;

    private AgreementRun(int port, string[] tokens)
        => _devices = [.. tokens.Select((token, i) => new Device(port, token) { WhenChanged = frame => Hear(i, frame) })];

    public static async Task<AgreementRun> Start(int port, string[] tokens, Sender sender)
    {
        for (var i = 0; i < Events; i++)
        {
            await sender.Send();
        }

        var run = new AgreementRun(port, tokens);
        await Task.WhenAll(run._devices.Select(device => device.Start()));
        await foreach (var item in InboxPages.Everything(run._devices[0].Api))
        {
            run._ids.Add(item.GetProperty("id").GetString()!);
        }

        await run.WarmUp();
        return run;
    }

    /// <returns>From just before each change to when the last of the sockets had its count, the shortest first.</returns>
    public async Task<List<TimeSpan>> Round()
    {
        var times = new List<TimeSpan>();
        var watch = Stopwatch.StartNew();
        for (var i = 0; i < Changes; i++)
        {
            var wait = (Pace * i) - watch.Elapsed;
            await Task.Delay(wait > TimeSpan.Zero ? wait : TimeSpan.Zero, TimeProvider.System, CancellationToken.None);
            times.Add(await Change());
        }

        times.Sort();
        return times;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var device in _devices)
        {
            await device.DisposeAsync();
        }
    }

    // The first changes find sockets that are not open yet, and code that has not run yet.
    private async Task WarmUp()
    {
        await Eventually.Holds(() => Array.TrueForAll(_devices, device => device.IsListening), "all sockets are open", Deadline);
        for (var i = 0; i < Events; i++)
        {
            await Change();
        }
    }

    private async Task<TimeSpan> Change()
    {
        var number = _changes++;
        var (id, patch) = (_ids[number % _ids.Count], new { read = number / _ids.Count % 2 == 0 });
        var began = Stopwatch.GetTimestamp();
        var changed = await _devices[number % _devices.Length].Api.Ask(HttpMethod.Patch, $"/v1/inbox/{id}", patch);

        var version = changed.GetProperty("version").GetInt64();
        await Eventually.Holds(() => Heard(version).Count == _devices.Length, "all sockets are told", Deadline);
        Assert.All(Heard(version), heard => Assert.Equal(changed.GetProperty("unread").GetInt64(), heard.Unread));
        return Stopwatch.GetElapsedTime(began, Heard(version).Max(heard => heard.At));
    }

    private List<(long At, long Unread)> Heard(long version)
        => [.. Enumerable.Range(0, _devices.Length).Where(i => _heard.ContainsKey((i, version))).Select(i => _heard[(i, version)])];

    private void Hear(int device, JsonElement frame)
        => _heard[(device, frame.GetProperty("version").GetInt64())] = (Stopwatch.GetTimestamp(), frame.GetProperty("unread").GetInt64());
}
