using System.Globalization;
using System.Text.Json;

namespace OrleansNotify.SystemTests.Inboxes;

/// <summary>A moment at which nobody does anything: all devices, all counts and a recount of the whole list must say the same.</summary>
internal sealed class Recount(IReadOnlyList<Device> devices, Sender sender)
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan LongestNap = TimeSpan.FromHours(1);
    private readonly List<string> _mismatches = [];

    private ApiClient Api => devices[0].Api;

    /// <returns>What does not agree.</returns>
    public async Task<IReadOnlyList<string>> Run()
    {
        // Events come in order: who has the last has all.
        var seq = await sender.SendToPerson();
        await Wait(device => device.Look(picture => picture.Position) >= seq, "all devices have the last event");
        await WaitForNaps(await List());
        var (version, answered) = await ChangeOne();
        await Wait(device => device.Pushed.Version >= version, "all devices are told of the last change");

        var all = await List();
        Compare("whoever was away all the time", await Missed(all.Keys), all);
        for (var i = 0; i < devices.Count; i++)
        {
            var name = string.Create(CultureInfo.InvariantCulture, $"device {i}");
            Compare(name, devices[i].Look(picture => picture.All()), all);
            _mismatches.AddRange((await CountCheck.Of(devices[i], answered)).Select(mismatch => $"{name}: {mismatch}"));
        }

        return _mismatches;
    }

    private async Task Wait(Func<Device, bool> isReady, string name)
    {
        try
        {
            await Eventually.Holds(() => devices.All(isReady), name, Deadline);
        }
        catch (TimeoutException e)
        {
            _mismatches.Add($"{e.Message}: {string.Join("; ", devices)}");
        }
    }

    /// <summary>What comes back by itself changes the count, and nobody is told.</summary>
    private static Task WaitForNaps(Dictionary<long, Standing> all)
    {
        var end = TimeProvider.System.GetUtcNow() + LongestNap;
        var last = all.Values.Max(standing => standing.SnoozedUntil < end ? standing.SnoozedUntil : null);
        return Eventually.Holds(() => last is null || TimeProvider.System.GetUtcNow() > last, "all naps are over", Deadline);
    }

    /// <summary>So that each device is pushed a count that is of this moment.</summary>
    private async Task<(long Version, long Unread)> ChangeOne()
    {
        var item = await InboxPages.Everything(Api).FirstAsync();
        var patch = new { seen = !item.GetProperty("seen").GetBoolean() };
        var changed = await Api.Ask(HttpMethod.Patch, $"/v1/inbox/{item.GetProperty("id").GetString()}", patch);
        return (changed.GetProperty("version").GetInt64(), changed.GetProperty("unread").GetInt64());
    }

    private async Task<Dictionary<long, Standing>> List()
        => await InboxPages.Everything(Api).ToDictionaryAsync(item => item.GetProperty("seq").GetInt64(), Standing.Of);

    private async Task<Dictionary<long, Standing>> Missed(IEnumerable<long> seqs)
    {
        var picture = new Picture();
        for (JsonElement? answer = null; answer?.GetProperty("more").GetBoolean() is not false;)
        {
            answer = await Api.Ask(HttpMethod.Get, string.Create(CultureInfo.InvariantCulture, $"/v1/inbox/changes?since={picture.Version}"));
            picture.TakeChange(answer.Value);
        }

        return seqs.ToDictionary(seq => seq, picture.StandingOf);
    }

    private void Compare(string name, Dictionary<long, Standing> pictured, Dictionary<long, Standing> all)
    {
        var wrong = all.Keys.Union(pictured.Keys).Where(seq => all.GetValueOrDefault(seq) != pictured.GetValueOrDefault(seq)).ToList();
        _mismatches.AddRange(wrong.Take(5).Select(seq => string.Create(
            CultureInfo.InvariantCulture, $"{name}, {wrong.Count} differ: seq {seq} is {all.GetValueOrDefault(seq)}, not {pictured.GetValueOrDefault(seq)}")));
    }
}
