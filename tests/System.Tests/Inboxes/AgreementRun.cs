using System.Collections.Concurrent;
using System.Diagnostics;

namespace OrleansNotify.SystemTests.Inboxes;

/// <summary>Several sockets of one person, which change notifications in turn at a steady pace.</summary>
internal sealed class AgreementRun : IAsyncDisposable
{
    private const int Events = 50;
    private const int Changes = 200;
    private const int ReadsAllOneIn = 20;
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(30);

    private readonly ConcurrentDictionary<(int Device, long Version), Told> _told = [];
    private readonly Device[] _devices;
    private readonly List<(long Seq, string Id)> _items = [];
    private int _changes;

    private AgreementRun(int port, string[] tokens)
        => _devices = [.. tokens.Select((token, i) => new Device(port, token) { WhenPushed = () => Tell(i) })];

    public static async Task<AgreementRun> Start(int port, string[] tokens, Sender sender)
    {
        for (var i = 0; i < Events; i++)
        {
            await sender.SendToPerson();
        }

        var run = new AgreementRun(port, tokens);
        await Task.WhenAll(run._devices.Select(device => device.Start()));
        await foreach (var item in InboxPages.Everything(run._devices[0].Api))
        {
            run._items.Add((item.GetProperty("seq").GetInt64(), item.GetProperty("id").GetString()!));
        }

        await run.WarmUp();
        return run;
    }

    /// <returns>From just before each change to when the last of the sockets showed it, the shortest first.</returns>
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
        await Eventually.Holds(() => Array.TrueForAll(_devices, device => device.Welcomes > 0), "all sockets are open", Deadline);
        for (var i = 0; i < Events; i++)
        {
            await Change();
        }
    }

    private async Task<TimeSpan> Change()
    {
        var number = ++_changes;
        var (seq, id) = _items[number % _items.Count];
        var device = _devices[number % _devices.Length];
        var isRead = number % ReadsAllOneIn == 0 || !device.Look(picture => picture.StandingOf(seq).Read);
        var began = Stopwatch.GetTimestamp();
        var changed = number % ReadsAllOneIn == 0
            ? await device.Api.Ask(HttpMethod.Post, "/v1/inbox/bulk", new { all = true, patch = new { read = true } })
            : await device.Api.Ask(HttpMethod.Patch, $"/v1/inbox/{id}", new { read = isRead });
        var told = await ToldOf(changed.GetProperty("version").GetInt64());

        // Nobody else did anything: what each of them counted and what each of them shows is this.
        var unread = changed.GetProperty("unread").GetInt64();
        Assert.All(told, one => Assert.Equal((unread, unread), (one.Count, one.Unread.Count)));
        Assert.All(told, one => Assert.Equal(told[0].Unread, one.Unread));
        Assert.Equal(!isRead, told[0].Unread.Contains(seq));
        return Stopwatch.GetElapsedTime(began, told.Max(one => one.At));
    }

    private async Task<List<Told>> ToldOf(long version)
    {
        var told = new List<Told>();
        await Eventually.Holds(
            () => (told = [.. _devices.Select((_, i) => _told.GetValueOrDefault((i, version))).OfType<Told>()]).Count == _devices.Length, "all sockets are told", Deadline);
        return told;
    }

    private void Tell(int index)
    {
        var (at, device) = (Stopwatch.GetTimestamp(), _devices[index]);
        _told[(index, device.Pushed.Version)] = new Told(at, device.Pushed.Unread, device.Look(picture => picture.Unread(TimeProvider.System.GetUtcNow())));
    }

    /// <param name="At">When it had taken in the change, a timestamp of the stopwatch.</param>
    /// <param name="Count">What it was told.</param>
    /// <param name="Unread">Each <c>seq</c> that it shows as unread.</param>
    private sealed record Told(long At, long Count, List<long> Unread);
}
