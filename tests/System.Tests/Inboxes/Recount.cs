using System.Globalization;
using System.Text.Json;

namespace OrleansNotify.SystemTests.Inboxes;

/// <summary>A moment at which nobody does anything: all devices, the count and a recount must say the same.</summary>
internal sealed class Recount(IReadOnlyList<Device> devices)
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(30);
    private readonly List<string> _mismatches = [];

    /// <returns>What does not agree.</returns>
    public async Task<IReadOnlyList<string>> Run()
    {
        await Task.Delay(Hand.Nap * 2, TimeProvider.System, CancellationToken.None);
        var (version, seq, pushed) = await ChangeOne();
        await Wait(version, seq);
        var now = TimeProvider.System.GetUtcNow();
        var all = new Dictionary<long, Standing>();
        await foreach (var item in InboxPages.Everything(devices[0].Api))
        {
            all.Add(item.GetProperty("seq").GetInt64(), Standing.Of(item));
        }

        for (var i = 0; i < devices.Count; i++)
        {
            await Compare(i, pushed, all, now);
        }

        return _mismatches;
    }

    /// <summary>So that each device is pushed a count that is of this moment.</summary>
    private async Task<(long Version, long Seq, long Unread)> ChangeOne()
    {
        await foreach (var item in InboxPages.Everything(devices[0].Api))
        {
            var patch = new { seen = !item.GetProperty("seen").GetBoolean() };
            var changed = await devices[0].Api.Ask(HttpMethod.Patch, $"/v1/inbox/{item.GetProperty("id").GetString()}", patch);
            return (Number(changed, "version"), Number(changed, "seq"), Number(changed, "unread"));
        }

        throw new InvalidOperationException("Nothing is left to recount.");
    }

    private async Task Wait(long version, long seq)
    {
        try
        {
            await Eventually.Holds(() => devices.All(device => device.Look(picture => picture.Version >= version && picture.Position >= seq)), "all devices know", Deadline);
        }
        catch (TimeoutException)
        {
            _mismatches.AddRange(devices.Select((device, i) => device.Look(picture => string.Create(
                CultureInfo.InvariantCulture, $"device {i} is at version {picture.Version} of {version}, seq {picture.Position} of {seq}"))));
        }
    }

    private async Task Compare(int index, long answered, Dictionary<long, Standing> all, DateTimeOffset now)
    {
        var device = devices[index];
        var counted = Number(await device.Api.Ask(HttpMethod.Get, "/v1/inbox/count"), "unread");
        var recounted = await InboxPages.Shown(device.Api).CountAsync(item => !item.GetProperty("read").GetBoolean());
        var (own, pictured) = device.Look(picture => (picture.CountUnread(now), picture.All()));
        if (answered != recounted || device.Pushed != recounted || counted != recounted || own != recounted)
        {
            _mismatches.Add(string.Create(
                CultureInfo.InvariantCulture,
                $"device {index}: answered {answered}, pushed {device.Pushed}, counted {counted}, recounted {recounted}, its own {own}"));
        }

        foreach (var seq in all.Keys.Union(pictured.Keys).Where(seq => all.GetValueOrDefault(seq) != pictured.GetValueOrDefault(seq)).Take(5))
        {
            _mismatches.Add(string.Create(
                CultureInfo.InvariantCulture, $"device {index}: seq {seq} is {all.GetValueOrDefault(seq)}, not {pictured.GetValueOrDefault(seq)}"));
        }
    }

    private static long Number(JsonElement json, string name) => json.GetProperty(name).GetInt64();
}
